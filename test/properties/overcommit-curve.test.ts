import { beforeAll, describe, expect, it } from 'vitest';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CORNER_SHOP, GAME_CLOCK, USUAL_FACILITY, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import { createWorld } from '#shared/sim/create.ts';
import { TIERS, type Tier } from '#shared/sim/kernel/codes/index.ts';
import type { Policies } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

/** The ladder, rung by rung. Without its last rungs a host that runs short lets guests wait. */
const NONE = { sharing: false, balloon: false, compression: false, swap: false };
const LADDERS: readonly Policies['rungs'][] = [
  NONE,
  { ...NONE, sharing: true },
  { ...NONE, sharing: true, balloon: true },
  { sharing: true, balloon: true, compression: true, swap: true },
];
const HALF_DAY_TICKS = 600;
/** VMs of 4 GiB on one host of 64 GiB: 0.94 to 1.88 times its memory. */
const [FEWEST, MOST] = [15, 30];
const VMS_PER_MEMORY = 16;

/** What `count` shops on one medium host earn from noon to noon, after half a day to settle, in coins. */
function profitOf(count: number, tier: Tier, rungs: Policies['rungs']): number {
  const world = createWorld({
    ...GAME_CLOCK,
    id: 'curve',
    version: 1,
    seed: 'CVRVE',
    lengthS: 0,
    rows: { hosts: 1, vms: count, tenants: 1, migrations: 1, incidents: 8, forecasts: 4 },
    hostModels: HALL_HOSTS,
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

/** The most profitable number of VMs. Beyond a collapse of the profit to half of the best nothing is looked for. */
function peakOf(tier: Tier, rungs: Policies['rungs']): number {
  let [best, peak] = [Number.NEGATIVE_INFINITY, FEWEST];
  for (let count = FEWEST; count <= MOST; count++) {
    const profit = profitOf(count, tier, rungs);
    if (profit > best) [best, peak] = [profit, count];
    if (profit < best / 2) break;
  }
  return peak;
}

describe('how far to overcommit', () => {
  /** Best numbers of VMs, by ladder and tier. */
  let peaks: number[][] = [];

  beforeAll(() => {
    peaks = LADDERS.map((rungs) => TIERS.map((tier) => peakOf(tier, rungs)));
  }, 120_000);

  it('[MEM-17] has a best answer in the middle, whatever rungs there are and whatever was promised', () => {
    for (const peak of peaks.flat()) {
      expect(peak).toBeGreaterThan(FEWEST);
      expect(peak).toBeLessThan(MOST);
    }
  });

  it('[MEM-17] has an answer that no further rung makes smaller, and the whole ladder makes larger', () => {
    TIERS.forEach((_, tier) => {
      const along = peaks.map((ofTiers) => ofTiers[tier]);
      expect(along).toEqual([...along].sort((a, b) => a - b));
      expect(along[3]).toBeGreaterThan(along[0]);
    });
  });

  it('[MEM-17] has an answer no larger for a tenant that is promised more', () => {
    for (const [bronze, silver, gold] of peaks) {
      expect(silver).toBeLessThanOrEqual(bronze);
      expect(gold).toBeLessThanOrEqual(silver);
    }
  });

  it('[MEM-17] is, with the whole ladder, between 1.4 and 1.6 times the memory: the lecture’s 1.2 to 1.5, and a VM more', () => {
    const [bronze, silver, gold] = peaks[3].map((peak) => peak / VMS_PER_MEMORY);
    expect(gold).toBeGreaterThanOrEqual(1.2);
    expect(silver).toBeLessThanOrEqual(1.5);
    expect(bronze).toBeLessThanOrEqual(1.6);
  });
});
