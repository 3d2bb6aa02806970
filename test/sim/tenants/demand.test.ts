import { describe, expect, it } from 'vitest';
import { WORKLOADS } from '#shared/sim/kernel/codes/index.ts';
import { dayFactor } from '#shared/sim/tenants/demand/day-curves.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

describe('the day curves', () => {
  it.each(WORKLOADS.map((name, w) => [name, w] as const))('[DEM-1] of %s average to one over a day', (_name, w) => {
    let sum = 0;
    for (let quarter = 0; quarter < 96; quarter++) sum += dayFactor(w, quarter / 4);
    expect(sum / 96).toBeCloseTo(1, 12);
  });

  it('[DEM-1] go straight from hour to hour and close at midnight', () => {
    const web = WORKLOADS.indexOf('web');
    expect(dayFactor(web, 8.5)).toBeCloseTo((dayFactor(web, 8) + dayFactor(web, 9)) / 2, 12);
    expect(dayFactor(web, 23.999_999)).toBeCloseTo(dayFactor(web, 0), 5);
  });
});

describe('noise on demand', () => {
  it('[DEM-2] keeps its spread and its memory of ten seconds', () => {
    const world = aWorld({ vms: 200, vm: { memMib: 64 }, scenario: { tickSeconds: 1 } });
    const lag: number[] = [];
    let [squares, products, count] = [0, 0, 0];
    for (let t = 0; t < 300; t++) {
      run(world, 1);
      const noise = world.vms.loadNoise;
      if (t >= 50) {
        for (let vm = 0; vm < 200; vm++) {
          squares += noise[vm] * noise[vm];
          products += noise[vm] * lag[vm];
          count += 1;
        }
      }
      lag.splice(0, lag.length, ...noise.slice(0, 200));
    }
    expect(Math.sqrt(squares / count)).toBeCloseTo(0.12, 2);
    // e^(−1/10)
    expect(products / squares).toBeCloseTo(0.905, 2);
  });

  it('[DEM-3] of one guest does not depend on whether another runs', () => {
    const [both, one] = [aWorld({ vms: 2 }), aWorld({ vms: 2 })];
    give(one, 'powerOffVm', { vm: 1 });
    give(both, 'setOvercommit', { percent: 150 });
    run(both, 50);
    run(one, 50);
    expect(one.vms.load[0]).toBe(both.vms.load[0]);
  });
});

describe('memory', () => {
  it('[DEM-4] starts where the day has it and follows slowly', () => {
    const world = run(
      aWorld({ vms: 1, vm: { memMib: 1000, meanLoad: 0, touchedFraction: 0.7, activeFraction: 0.5 } }),
      1,
    );
    expect(world.vms.touchedExactMib[0]).toBe(700);
    expect(world.vms.activeExactMib[0]).toBe(500);
  });

  it('[DEM-4] of a guest that boots grows from nothing, with a time constant of 20 s', () => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere', vm: { memMib: 1000, meanLoad: 0, touchedFraction: 0.7 } });
    run(world, 2);
    give(world, 'placeVm', { vm: 0, host: 0 });
    run(world, 14);
    // While it boots: 35 % of 700, approached for 3 s
    expect(world.vms.touchedExactMib[0]).toBeCloseTo(245 * (1 - Math.exp(-3 / 20)), 6);
  });
});

describe('a trace', () => {
  const trace = { rows: 2, columns: 3, percent: Uint8Array.from([10, 30, 20, 0, 100, 50]) };
  const wish = {
    vms: 2,
    placedOn: [0, 0],
    host: { coreMhz: 2000 },
    traces: { day: trace },
    scenario: { demand: { kind: 'trace', trace: 'day', sampleSeconds: 3600 }, secondsPerHour: 10, tickSeconds: 1 },
  } as const;

  it('[DEM-5] drives VM n by its row n, straight between samples, and starts again at its end', () => {
    const world = aWorld(wish);
    const loads: number[] = [];
    for (let t = 0; t <= 30; t++) {
      run(world, 1);
      loads.push(world.vms.load[0]);
    }
    // One sample lasts ten seconds of machine time, and a tick has the mean of its second.
    expect([0, 5, 10, 20, 25, 29, 30].map((t) => Number(loads[t].toFixed(9)))).toEqual([
      0.11, 0.21, 0.295, 0.2, 0.2, 0.2, 0.11,
    ]);
    // From nought straight to 100 %: a twentieth in the first second.
    expect(world.vms.load[1]).toBeCloseTo(0.05, 12);
  });

  it('[DEM-6] counts in the MHz that a VM is rated at, whatever its host', () => {
    const world = run(aWorld({ ...wish, vm: { ratedMhz: 500 } }), 11);
    expect(world.vms.load[0]).toBeCloseTo((0.295 * 500) / 2000, 12);
  });

  it('[DEM-7] must be there: nothing stands in for it', () => {
    expect(() => run(aWorld({ ...wish, traces: {} }), 1)).toThrow('scenario test needs the trace day');
  });
});
