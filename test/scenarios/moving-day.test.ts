import { beforeAll, describe, expect, it } from 'vitest';
import { botsOf } from '#shared/bots/index.ts';
import type { HostId, VmId } from '#shared/ids.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { predictMigration, predictSuspendedMove } from '#shared/sim/migration/index.ts';
import { step } from '#shared/sim/step.ts';
import { playGame } from '../support/play-game.ts';

const scenario = scenarioById('moving-day', 'S2')!;
const NEW_HOST = 4 as HostId;
/** The first VM is a session store, the fifth a ledger, the sixth a shop. */
const [STORE, SHOP] = [0, 5] as unknown as [VmId, VmId];
const BOTS = ['idle', 'reference', 'twin'] as const;

/** The hall as nobody has touched it, at an hour of its day. */
function untouchedAt(hour: number): World {
  const world = createWorld({ ...scenario, events: [] });
  for (let tick = 0; tick < hour * 50; tick++) step(world, []);
  return world;
}

describe('moving day', () => {
  const worlds: { [bot: string]: World } = {};
  const events: { [bot: string]: SimEvent[] } = {};
  beforeAll(() => {
    for (const bot of BOTS) {
      const seen: SimEvent[] = [];
      worlds[bot] = playGame(scenario, botsOf('moving-day')[bot]!, ({ events: now }) => seen.push(...now));
      events[bot] = seen;
    }
  }, 60_000);

  it('lets a session store go live while it is quiet, and not at noon, when only standing still helps', () => {
    const night = predictMigration(untouchedAt(3), STORE, NEW_HOST);
    expect([night.converges, night.pauseMs < 500]).toEqual([true, true]);
    const noon = untouchedAt(12);
    expect(predictMigration(noon, STORE, NEW_HOST).pauseMs).toBeGreaterThan(500);
    expect(predictSuspendedMove(noon, STORE, NEW_HOST).pauseMs).toBeLessThan(4000);
  });

  it('lets a shop go live at any hour', () => {
    for (const hour of [3, 12]) expect(predictMigration(untouchedAt(hour), SHOP, NEW_HOST).pauseMs).toBeLessThan(200);
  });

  it('takes guests with every host that is not empty by its day: many of who waits, none of who moves ahead', () => {
    const lost = (bot: string) => events[bot]!.reduce((sum, e) => sum + (e.type === 'hostFailed' ? e.vms : 0), 0);
    expect(lost('idle')).toBeGreaterThan(20);
    expect(lost('twin')).toBeGreaterThan(10);
    expect(lost('reference')).toBeLessThanOrEqual(3);
  });

  it('keeps more promises, with less energy for each, by who moves ahead', () => {
    const kept = (bot: string) => worlds[bot]!.hall.slaPermille[0]!;
    expect(kept('reference')).toBeGreaterThan(kept('twin') + 15);
    expect(kept('twin')).toBeGreaterThan(kept('idle') + 15);
    const joules = (bot: string) => worlds[bot]!.hall.facilityEnergyJ[0]!;
    expect(joules('reference')).toBeLessThan(joules('idle'));
  });

  it('sends most of the old rack over one network within the day', () => {
    const moves = (bot: string) => events[bot]!.filter((e) => e.type === 'migrationDone').length;
    expect(moves('reference')).toBeGreaterThanOrEqual(28);
    expect(moves('idle')).toBe(0);
  });
});
