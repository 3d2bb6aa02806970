import { beforeAll, describe, expect, it } from 'vitest';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { HYPERVISORS } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { playGame } from '../support/play-game.ts';

const SEED = 'S02';
const scenario = scenarioById('under-attack', SEED)!;

describe('under attack', () => {
  const events: { [bot: string]: SimEvent[] } = {};
  const worlds: { [bot: string]: World } = {};
  beforeAll(() => {
    for (const bot of ['idle', 'reference', 'twin'] as const) {
      const seen: SimEvent[] = [];
      worlds[bot] = playGame(scenario, botsOf('under-attack')[bot]!, (world) => seen.push(...world.events));
      events[bot] = seen;
    }
  }, 60_000);
  const count = (bot: string, type: SimEvent['type']) => events[bot]!.filter((event) => event.type === type).length;

  it('loses hosts and guests unless somebody patches', () => {
    expect(count('twin', 'hostCompromised')).toBeGreaterThan(0);
    expect(count('idle', 'vmCompromised')).toBeGreaterThan(20);
    expect(count('reference', 'vmCompromised')).toBeLessThan(count('idle', 'vmCompromised') / 2);
  });

  it('costs an unguarded hall more than a third of its promises, and a guarded one less than a tenth', () => {
    expect(worlds.twin!.hall.slaPermille[0]).toBeLessThan(667);
    expect(worlds.reference!.hall.slaPermille[0]).toBeGreaterThan(900);
  });

  it('goes no further from guests that are cut off while somebody looks into them or may be in them', () => {
    expect(count('reference', 'vmIsolated')).toBeGreaterThan(0);
    expect(Array.from(worlds.reference!.vms.isolated).filter((cut) => cut === 1).length).toBeLessThan(3);
  });

  it('is entered through the privileged guests, which the guard takes from most hosts', () => {
    const type1 = HYPERVISORS.indexOf('type1');
    const without = (bot: string) => worlds[bot]!.hosts.hypervisor.filter((hypervisor) => hypervisor === type1).length;
    expect(without('reference')).toBeGreaterThanOrEqual(4);
    expect(without('twin')).toBe(0);
  });

  it('leaks less between customers who are kept apart', () => {
    expect(count('reference', 'dataLeaked')).toBeLessThan(count('idle', 'dataLeaked') / 2);
  });

  it('has every compensation in its loss ledger, to the cent', () => {
    for (const world of Object.values(worlds)) {
      const credits = lossesOf(world).reduce((sum, { creditCents }) => sum + creditCents, 0);
      expect(credits).toBe(world.hall.creditsCents[0]);
    }
  });
});
