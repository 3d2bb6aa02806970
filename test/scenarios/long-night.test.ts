import { beforeAll, describe, expect, it } from 'vitest';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { playGame } from '../support/play-game.ts';

const SEED = 'S02';
const scenario = scenarioById('long-night', SEED)!;
const ON = HOST_STATES.indexOf('on');

describe('long night', () => {
  const hostsOn: { [bot: string]: number[] } = {};
  const events: { [bot: string]: SimEvent[] } = {};
  const worlds: { [bot: string]: World } = {};
  beforeAll(() => {
    for (const bot of ['idle', 'reference', 'twin'] as const) {
      const [on, seen]: [number[], SimEvent[]] = [[], []];
      worlds[bot] = playGame(scenario, botsOf('long-night')[bot]!, ({ hosts, events: now }) => {
        on.push(hosts.state.reduce((sum, state) => sum + (state === ON ? 1 : 0), 0));
        seen.push(...now);
      });
      hostsOn[bot] = on;
      events[bot] = seen;
    }
  }, 60_000);
  const atHour = (bot: string, hour: number) => hostsOn[bot]![(hour - scenario.startHour) * 50]!;

  it('runs at three in the morning on half of its twelve hosts at most, and on more by noon', () => {
    expect(atHour('reference', 24 + 3)).toBeLessThanOrEqual(6);
    expect(atHour('reference', 24 + 12)).toBeGreaterThan(atHour('reference', 24 + 3));
    // All but the one that has died.
    expect(atHour('twin', 24 + 3)).toBe(11);
  });

  it('takes a fifth less energy from who lets hosts sleep', () => {
    const joules = (bot: string) => worlds[bot]!.hall.facilityEnergyJ[0]!;
    expect(joules('reference')).toBeLessThan(0.8 * joules('twin'));
  });

  it('goes dark for who leaves everything on when the utility fails, and for nobody who does not', () => {
    const dark = (bot: string) => events[bot]!.filter((e) => e.type === 'hostShutDown' && e.reason === 'power').length;
    expect(dark('reference')).toBe(0);
    expect(dark('twin')).toBe(12);
    expect(dark('idle')).toBe(12);
  });

  it('keeps more of its promises with fewer hosts', () => {
    const kept = (bot: string) => worlds[bot]!.hall.slaPermille[0]!;
    expect(kept('reference')).toBeGreaterThan(990);
    expect(kept('twin')).toBeLessThan(960);
    expect(kept('idle')).toBeLessThan(700);
  });

  it('loses what it loses to darkness and heat', () => {
    const ticks = new Map<string, number>();
    for (const { cause, goodTicks } of lossesOf(worlds.idle!)) ticks.set(cause, (ticks.get(cause) ?? 0) + goodTicks);
    const most = [...ticks].sort(([, a], [, b]) => b - a).map(([cause]) => cause);
    expect(most[0]).toBe('hostDown');
  });
});
