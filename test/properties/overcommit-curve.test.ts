import { describe, expect, it } from 'vitest';
import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CORNER_SHOP, GAME_CLOCK, USUAL_FACILITY, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import type { Tier } from '#shared/sim/codes.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Policies } from '#shared/sim/scenario.ts';
import { step } from '#shared/sim/step.ts';
import type { World } from '#shared/sim/world.ts';

/** The ladder, rung by rung. Without its last rungs a host that runs short lets guests wait. */
const NONE = { sharing: false, balloon: false, compression: false, swap: false };
const LADDERS: readonly Policies['rungs'][] = [
  NONE,
  { ...NONE, sharing: true },
  { ...NONE, sharing: true, balloon: true },
  { sharing: true, balloon: true, compression: true, swap: true },
];
const HALF_DAY_TICKS = 600;
/** VMs of 4 GiB on one host of 64 GiB: 0.94 to 1.8 times its memory. */
const COUNTS = [15, 17, 19, 21, 23, 25, 29];

/** What `count` shops on one medium host earn from noon to noon, after half a day to settle, in coins. */
function profitOf(count: number, tier: Tier, rungs: Policies['rungs']): number {
  const world = createWorld({
    ...GAME_CLOCK,
    id: 'curve',
    version: 1,
    seed: 'CVRVE',
    lengthBeats: 0,
    rows: { hosts: 1, vms: count, tenants: 1, migrations: 1, incidents: 8, forecasts: 4 },
    hostModels: GAME_HOSTS,
    hosts: [{ model: 'medium', state: 'on' }],
    tenants: [baseload({ ...CORNER_SHOP, tier }, count, new Array<number>(count).fill(0))],
    events: [],
    demand: { kind: 'curves' },
    policies: { ...USUAL_POLICIES, overcommitPercent: 200, rungs },
    facility: USUAL_FACILITY,
  });
  run(world, HALF_DAY_TICKS);
  const settledCents = resultCents(world);
  run(world, 2 * HALF_DAY_TICKS);
  return Math.round((resultCents(world) - settledCents) / 100);
}

function run(world: World, ticks: number): void {
  for (let t = 0; t < ticks; t++) step(world, []);
}

function resultCents({ hall }: World): number {
  return hall.revenueCents[0] - hall.creditsCents[0] - hall.energyCents[0];
}

const known = new Map<string, number>();

/** Position in `COUNTS` of the most profitable number of VMs. Beyond a collapse of the profit nothing is looked for. */
function peakOf(tier: Tier, rungs: Policies['rungs']): number {
  const key = JSON.stringify([tier, rungs]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const profits: number[] = [];
  for (const count of COUNTS) {
    profits.push(profitOf(count, tier, rungs));
    if (profits[profits.length - 1] < Math.max(...profits) / 2) break;
  }
  const peak = profits.indexOf(Math.max(...profits));
  known.set(key, peak);
  return peak;
}

describe('how far to overcommit', () => {
  it('has a best answer in the middle, and no rung of the ladder makes it a smaller one', () => {
    const peaks = LADDERS.map((rungs) => peakOf('silver', rungs));
    for (const peak of peaks) expect(peak > 0 && peak < COUNTS.length - 1).toBe(true);
    expect(peaks).toEqual([...peaks].sort((a, b) => a - b));
    expect(peaks[3]).toBeGreaterThan(peaks[0]);
  });

  it('has an answer no larger for a tenant that is promised more', () => {
    const gold = peakOf('gold', LADDERS[3]);
    expect(gold).toBeLessThanOrEqual(peakOf('silver', LADDERS[3]));
    expect(gold).toBeGreaterThan(0);
  });
});
