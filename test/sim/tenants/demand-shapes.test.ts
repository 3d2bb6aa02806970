import { describe, expect, it } from 'vitest';
import { uniform } from '#shared/sim/kernel/random.ts';
import type { DemandShape } from '#shared/sim/kernel/scenario/demand-spec.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { sineOfTurns } from '#shared/sim/kernel/sine.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { diurnalFactor, flashMean, jobSeconds, meanJobSeconds } from '#shared/sim/tenants/demand/demand-shapes.ts';
import { populationStreams } from '#shared/sim/tenants/demand/population.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

function shaped(shape: DemandShape, vms = 1, tickSeconds = 1): World {
  const tenant: TenantSpec = {
    archetype: 'ticketRush',
    tier: 'silver',
    vms,
    vm: { ...PLAIN_VM, memMib: 256, workload: 'idle', meanLoad: 0.1 },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    placedOn: Array.from({ length: vms }, () => 0),
    shape,
  };
  const host = { cores: 64, memMib: 1_048_576 };
  return aWorld({ tenants: [tenant], host, scenario: { tickSeconds, secondsPerHour: 3600, startHour: 0 } });
}

describe('the sine', () => {
  it('agrees with the platform to 1e-14 over any number of turns', () => {
    for (let turns = -3; turns <= 3; turns += 0.001) {
      expect(Math.abs(sineOfTurns(turns) - Math.sin(2 * Math.PI * turns))).toBeLessThan(1e-14);
    }
  });
});

describe('a diurnal tenant', () => {
  it('[DEM-20] swings by half around its mean and is busiest at 15 h', () => {
    const at = (hour: number) => diurnalFactor({ kind: 'diurnal' }, hour);
    expect([at(15), at(9), at(3), at(21)].map((f) => Number(f.toFixed(12)))).toEqual([1.5, 1, 0.5, 1]);
    expect(diurnalFactor({ kind: 'diurnal', swing: 0.2, peakHour: 20 }, 20)).toBeCloseTo(1.2, 12);
  });

  it('[DEM-20] does not follow the day curve of its workload', () => {
    const world = run(shaped({ kind: 'diurnal' }), 1);
    const { tickSeconds, secondsPerHour } = world.scenario;
    const expected =
      0.1 * diurnalFactor({ kind: 'diurnal' }, tickSeconds / 2 / secondsPerHour) * (1 + world.vms.loadNoise[0]);
    expect(world.vms.load[0]).toBeCloseTo(expected, 12);
  });
});

describe('a flash crowd', () => {
  const crowd = { kind: 'flashCrowd', atS: 100, factor: 8 } as const;

  it('[DEM-21] multiplies load by its factor within a minute and falls with a time constant of ten', () => {
    const at = (shape: typeof crowd & { riseSeconds?: number; decaySeconds?: number }, s: number) =>
      flashMean(shape, s - 1e-4, 2e-4);
    expect(at(crowd, -1)).toBe(1);
    expect(at(crowd, 30)).toBeCloseTo(4.5, 6);
    expect(at(crowd, 660)).toBeCloseTo(1 + 7 / Math.E, 6);
    expect(at({ ...crowd, riseSeconds: 6, decaySeconds: 60 }, 66)).toBeCloseTo(1 + 7 / Math.E, 6);
  });

  it('[DEM-21] comes to a tenant at its second', () => {
    const world = run(shaped(crowd), 100);
    expect(world.vms.load[0]).toBeLessThan(0.2);
    run(world, 61);
    expect(world.vms.load[0]).toBeCloseTo(
      0.1 * flashMean(crowd, 60, world.scenario.tickSeconds) * (1 + world.vms.loadNoise[0]),
      12,
    );
  });
});

describe('batch work', () => {
  const shape = { kind: 'batch', jobSeconds: 10, capSeconds: 1000, alpha: 1.3 } as const;

  it('[DEM-22] has jobs with a heavy tail and a cap, of the mean that its formula gives', () => {
    const streams = populationStreams('JOBS');
    const sizes = Array.from({ length: 200_000 }, () => jobSeconds(shape, uniform(streams, 'jobs')));
    expect([sizes.every((size) => size >= 10 && size <= 1000), sizes.includes(1000)]).toEqual([true, true]);
    const mean = sizes.reduce((sum, s) => sum + s, 0) / sizes.length;
    expect(mean / meanJobSeconds(shape)).toBeCloseTo(1, 1.5);
    // The largest tenth does half of the work.
    const sorted = sizes.sort((a, b) => b - a);
    const largest = sorted.slice(0, sizes.length / 10).reduce((sum, s) => sum + s, 0);
    expect(largest / (mean * sizes.length)).toBeGreaterThan(0.45);
  });

  it('[DEM-22] comes so often that the mean load is that of the contract', () => {
    const world = run(shaped(shape, 100, 10), 200);
    let sum = 0;
    for (let t = 0; t < 800; t++)
      sum +=
        run(world, 1)
          .vms.load.subarray(0, 100)
          .reduce((a, b) => a + b, 0) / 100;
    expect(sum / 800).toBeGreaterThan(0.08);
    expect(sum / 800).toBeLessThan(0.12);
  });

  it('[DEM-22] takes the longer the slower its machine is: the work is fixed', () => {
    const world = run(shaped(shape, 100, 10), 200);
    for (let vm = 0; vm < 100; vm++) {
      const limit = { vm, sharesFactor: 1, reservationMhz: 0, limitMhz: 120, reservedMib: 0 };
      give(world, 'setAllocation', limit);
    }
    const waiting = () => world.vms.workLeftS.subarray(0, 100).reduce((a, b) => a + b, 0);
    const before = waiting();
    run(world, 300);
    // 5 % of a core for work that needs 10 %: half of it is left.
    expect((waiting() - before) / (100 * 3000 * 0.1)).toBeGreaterThan(0.35);
    expect((waiting() - before) / (100 * 3000 * 0.1)).toBeLessThan(0.65);
  });

  it('[DEM-24] with a deadline is good while all that waits can be done in time, however slow it is now', () => {
    const world = run(shaped({ ...shape, deadlineSeconds: 600 }, 1, 10), 1);
    const goodAt = (workLeftS: number) => {
      world.vms.workLeftS[0] = workLeftS;
      const before = world.tenants.goodTicks[0];
      run(world, 1);
      return world.tenants.goodTicks[0] - before;
    };
    const limit = { vm: 0, sharesFactor: 1, reservationMhz: 0, limitMhz: 240, reservedMib: 0 };
    give(world, 'setAllocation', limit);
    expect(goodAt(500)).toBe(1);
    expect(world.vms.speedAverage[0]).toBeLessThan(0.5);
    expect(goodAt(700)).toBe(0);
  });
});
