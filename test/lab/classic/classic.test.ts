import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { javaStringHash, mapOrder } from '#shared/lab/classic/java-map-order.ts';
import { powerAt } from '#shared/lab/classic/machines.ts';
import {
  CLASSIC_POLICIES,
  CLASSIC_VARIANTS,
  type ClassicExperiment,
  type ClassicStep,
  parseClassicPolicy,
  runClassic,
} from '#shared/lab/classic/run.ts';
import { interquartileRange, medianAbsoluteDeviation, predicted } from '#shared/lab/classic/statistics.ts';
import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import { madeTrace } from '#shared/sim/traces/index.ts';

const DAY_SAMPLES = 288;

/** A trace from its rows, each a function of the sample. */
function traceOf(rows: readonly ((k: number) => number)[], columns = DAY_SAMPLES): Trace {
  const percent = new Uint8Array(rows.length * columns);
  rows.forEach((row, v) => {
    for (let k = 0; k < columns; k++) percent[v * columns + k] = row(k);
  });
  return { rows: rows.length, columns, percent };
}

function run(wish: Partial<ClassicExperiment> & { trace: Trace }) {
  const steps: ClassicStep[] = [];
  const result = runClassic({ policy: 'dvfs', variant: 'as-published', hosts: 4, ...wish }, (step) => steps.push(step));
  return { ...result, steps };
}

/** A quarter of the made day. */
function quarterDay(): Trace {
  const day = madeTrace('synthetic-day');
  if (!day) throw new Error('the made day is not there');
  return { rows: 264, columns: day.columns, percent: day.percent.subarray(0, 264 * day.columns) };
}

describe('policies', () => {
  it('[CLA-2] are named as in CloudSim', () => {
    for (const name of CLASSIC_POLICIES) expect(parseClassicPolicy(name).ok).toBe(true);
    expect(parseClassicPolicy('mad_rs_2.75')).toEqual({
      ok: true,
      policy: { kind: 'dynamic', detector: 'mad', selection: 'rs', parameter: 2.75 },
    });
  });

  it.each([
    ['', 'form'],
    ['thr_mmt', 'form'],
    ['thr_mmt_0.8_1', 'form'],
    ['abc_mmt_0.8', 'detector'],
    ['thr_abc_0.8', 'selection'],
    ['thr_mmt_x', 'parameter'],
    ['thr_mmt_-1', 'parameter'],
    ['thr_mmt_1e9', 'parameter'],
  ])('[CLA-2] %j is none: %s', (text, code) => {
    expect(parseClassicPolicy(text)).toEqual({ ok: false, code });
  });
});

describe('machines', () => {
  it('[CLA-3] come as two servers by turns and four types of VM, a quarter of the rows each', () => {
    // 2500 and 2000 MIPS need a core of 2660: host 1. 1000 and 500 MIPS fit host 0.
    const { metrics, steps } = run({ trace: traceOf([() => 50, () => 50, () => 50, () => 50]) });
    expect(metrics.hostsWithVmsAtEnd).toBe(2);
    expect(steps[0]).toMatchObject({ t: 300.1, vmsAlive: 4, activeHosts: 2 });
    expect(steps).toHaveLength(287);
  });

  it('[CLA-3] have 4096 MB at the start: next to two VMs of 1740 MB there is room for one of 613 MB, not for two', () => {
    // By CPU alone the eight would stand on hosts 0, 1 and 3.
    expect(run({ hosts: 8, trace: traceOf(Array(8).fill(() => 10)) }).metrics.hostsWithVmsAtEnd).toBe(4);
  });

  it('[CLA-3] count VMs that found no host', () => {
    expect(run({ hosts: 1, trace: traceOf([() => 50]) }).metrics).toMatchObject({ vmsNotPlaced: 1, vmsAliveAtEnd: 0 });
  });

  it('[CLA-4] draw what SPECpower measured, and a straight line between', () => {
    expect([0, 0.1, 0.3, 0.7, 1].map((load) => powerAt(0, load))).toEqual([86, 89.4, 96, 108, 117]);
    expect(powerAt(1, 0.25)).toBeCloseTo(103, 9);
  });
});

describe('energy', () => {
  const ONE_AT_HALF = traceOf([() => 50]);

  it('[CLA-5] is not counted for the first interval', () => {
    const { metrics, steps } = run({ trace: ONE_AT_HALF });
    expect(steps[0].cumEnergyWs).toBe(0);
    expect(metrics.energyKwh).toBeCloseTo((powerAt(1, 1250 / 5320) * 300 * 286) / 3.6e6, 9);
  });

  it('[CLA-5] is that of full power for every host with npa, all day', () => {
    const { metrics } = run({ policy: 'npa', hosts: 800, trace: ONE_AT_HALF });
    expect(metrics.energyKwh).toBeCloseTo(((117 + 135) * 400 * 86100.1) / 3.6e6, 7);
  });

  it('[CLA-5] of a host that wakes begins with the interval after', () => {
    const { steps } = run({ variant: 'keep-zero', trace: traceOf([(k) => (k < 5 ? 0 : 50)]) });
    expect(steps[2]).toMatchObject({ activeHosts: 0, cumEnergyWs: 0 });
    expect(steps[3]).toMatchObject({ activeHosts: 1, cumEnergyWs: 0 });
    expect(steps[4].cumEnergyWs).toBeGreaterThan(20_000);
  });
});

describe('a VM that asks nothing', () => {
  const asleepAt = (...zeros: number[]) => traceOf([(k) => (zeros.includes(k) ? 0 : 50)]);

  it('[CLA-6] at two samples in a row is destroyed', () => {
    expect(run({ trace: asleepAt(100, 101) }).metrics.vmsAliveAtEnd).toBe(0);
    expect(run({ trace: asleepAt(100, 101) }).steps.findIndex(({ vmsAlive }) => vmsAlive === 0)).toBe(99);
  });

  it('[CLA-6] at one sample only is not: what it asks is never read on the sample itself', () => {
    expect(run({ trace: asleepAt(100, 102, 104) }).metrics.vmsAliveAtEnd).toBe(1);
  });

  it('[CLA-6] is kept in the other variant', () => {
    expect(run({ variant: 'keep-zero', trace: asleepAt(100, 101) }).metrics.vmsAliveAtEnd).toBe(1);
  });
});

describe('detectors', () => {
  it('[CLA-7] take quartiles and medians by position', () => {
    const values = () => Float64Array.from([9, 1, 8, 2, 7, 3, 6, 4, 5, 10, 12, 11]);
    expect(interquartileRange(values(), 12)).toBe(10 - 3);
    expect(medianAbsoluteDeviation(values(), 12)).toBe(3);
    expect(medianAbsoluteDeviation(values(), 11)).toBe(3);
  });

  it('[CLA-7] look one interval ahead along a straight line', () => {
    const rising = Float64Array.from({ length: 10 }, (_, i) => 1 - i * 0.05);
    expect(predicted(rising, 1)).toBeCloseTo(1.05, 12);
  });

  it('[CLA-7] fall back on 70 % while there is little history', () => {
    const hot = traceOf([() => 80, () => 80, () => 10, () => 10]);
    const of = (policy: string) => run({ policy, hosts: 8, trace: hot }).steps[0].migrationsStarted;
    expect(of('iqr_mmt_1.5')).toBe(of('thr_mmt_0.7'));
  });
});

describe('sums', () => {
  it('[CLA-8] go in the order of a Java map: by the hash of the name, then by arrival', () => {
    expect(javaStringHash('2-0')).toBe(49493);
    const names = Int32Array.from({ length: 4 }, (_, v) => javaStringHash(`2-${v}`));
    expect([...mapOrder(names, [3, 1, 2, 0], 4, 16).subarray(0, 4)]).toEqual([0, 1, 2, 3]);
    const sameBucket = Int32Array.from([5, 21, 37, 4]);
    expect([...mapOrder(sameBucket, [2, 0, 1, 3], 4, 16).subarray(0, 4)]).toEqual([3, 2, 0, 1]);
    expect([...mapOrder(sameBucket, [2, 0, 1, 3], 4, 32).subarray(0, 4)]).toEqual([3, 2, 0, 1]);
    expect([...mapOrder(sameBucket, [1, 0, 2, 3], 4, 32).subarray(0, 4)]).toEqual([3, 0, 2, 1]);
  });
});

describe('moves', () => {
  it('[CLA-9] empty a host whose VM fits elsewhere, and take RAM ÷ 62.5 seconds', () => {
    const { metrics } = run({ policy: 'thr_mmt_0.8', trace: traceOf([() => 20, () => 20, () => 20, () => 20]) });
    expect(metrics.hostsWithVmsAtEnd).toBe(1);
    expect(metrics.migrations).toBeGreaterThan(0);
    const durations = [870, 1740, 613].map((ramMb) => ramMb / 62.5);
    expect(metrics.meanMigrationDurationS).toBeGreaterThanOrEqual(Math.min(...durations) - 1e-9);
    expect(metrics.meanMigrationDurationS).toBeLessThanOrEqual(Math.max(...durations) + 1e-9);
  });

  it('[CLA-9] cost the VM a tenth of what it asks while they last', () => {
    const { metrics } = run({ policy: 'thr_mmt_0.8', trace: traceOf([() => 20, () => 20, () => 20, () => 20]) });
    expect(metrics.averageSlaViolation).toBeCloseTo(0.1, 9);
    expect(metrics.pdm).toBeGreaterThan(0);
  });

  it('[CLA-10] go where power rises least: before anything runs that is an empty host for every VM', () => {
    const four = traceOf(Array(4).fill(() => 20));
    expect(run({ policy: 'thr_mmt_0.8', hosts: 8, trace: four }).steps[0].activeHosts).toBe(4);
    expect(run({ policy: 'dvfs', hosts: 8, trace: four }).steps[0].activeHosts).toBe(2);
  });

  it('[CLA-10] leave a host that is above its threshold, and no other', () => {
    // 99 % of 2500 MIPS on a host of 5320 is 47 %. Nobody asks whether that is too much for an empty host.
    const hot = traceOf([() => 99]);
    const of = (policy: string) => run({ policy, hosts: 4, trace: hot }).steps[0].migrationsStarted;
    expect([of('thr_mmt_0.5'), of('thr_mmt_0.4')]).toEqual([0, 1]);
  });
});

describe('metrics', () => {
  it('[CLA-11] count a host that is never used as one shutdown', () => {
    const { metrics } = run({ hosts: 10, trace: traceOf([() => 50]) });
    expect(metrics.hostShutdowns).toBe(9);
    expect(metrics.meanTimeBeforeHostShutdownS).toBeCloseTo(300.1, 9);
  });

  it('[CLA-11] see no violation where nothing moves and everything fits', () => {
    const { metrics } = run({ trace: traceOf([() => 50, () => 50]) });
    expect(metrics).toMatchObject({ slatah: 0, pdm: 0, slav: 0, migrations: 0 });
    expect(metrics.meanMigrationDurationS).toBeNaN();
  });
});

describe('a quarter of the made day on 200 hosts', () => {
  it('[CLA-13] takes a quarter less energy when the idle power of an empty host counts', () => {
    const of = (variant: 'keep-zero' | 'idle-counts') =>
      runClassic({ policy: 'thr_mmt_0.8', variant, hosts: 200, trace: quarterDay() }).metrics;
    const [free, counted] = [of('keep-zero'), of('idle-counts')];
    expect(counted.energyKwh).toBeLessThan(0.75 * free.energyKwh);
    expect(counted.hostShutdowns).toBeLessThan(free.hostShutdowns / 2);
    expect(counted.vmsAliveAtEnd).toBe(free.vmsAliveAtEnd);
  });

  it.each([
    ['npa', 'as-published', 602.7007, 0, 97, 103, 4086519798],
    ['dvfs', 'as-published', 232.60844593365385, 0, 97, 103, 3300091361],
    ['thr_mmt_0.8', 'as-published', 57.84690613192817, 9107, 1963, 16, 2125010001],
    ['thr_mmt_0.8', 'keep-zero', 66.38223471414693, 11563, 2283, 34, 52355300],
    ['iqr_mmt_1.5', 'as-published', 55.83982083572734, 8804, 1911, 23, 1462657489],
    ['mad_mmt_2.5', 'as-published', 54.71990455665212, 9008, 1926, 19, 3402990491],
    ['lr_mmt_1.2', 'as-published', 47.327040322960194, 7330, 1468, 11, 1689267743],
    ['lrr_mmt_1.2', 'as-published', 47.327040322960194, 7330, 1468, 11, 1689267743],
    ['thr_mu_0.8', 'keep-zero', 77.07801916733995, 14991, 2752, 25, 3993658253],
    ['thr_mc_0.8', 'as-published', 53.64218055082036, 8043, 1750, 20, 3502511336],
    ['thr_rs_0.8', 'as-published', 54.44173833100112, 8220, 1768, 29, 2716649592],
  ] as const)(
    '[CLA-12] %s, %s, gives the same bits as ever',
    (policy, variant, energy, migrations, off, used, hash) => {
      const result = runClassic({ policy, variant, hosts: 200, trace: quarterDay() });
      expect(result.metrics.energyKwh).toBeCloseTo(energy, 9);
      expect(result.metrics).toMatchObject({ migrations, hostShutdowns: off, hostsWithVmsAtEnd: used });
      expect(result.hash).toBe(hash);
    },
  );

  it('[CLA-12] differs with the seed only where somebody draws', () => {
    const hashOf = (policy: string, seed: string) =>
      runClassic({ policy, variant: 'as-published', hosts: 200, trace: quarterDay(), seed }).hash;
    expect(hashOf('thr_rs_0.8', 'one')).not.toBe(hashOf('thr_rs_0.8', 'two'));
    expect(hashOf('thr_mmt_0.8', 'one')).toBe(hashOf('thr_mmt_0.8', 'two'));
  });
});

describe('whatever the trace', () => {
  const policy = fc.constantFrom('thr_mmt_0.8', 'iqr_mu_1.5', 'mad_rs_2.5', 'lr_mc_1.2', 'thr_mc_0.3', 'lrr_mmt_1');
  const trace = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 40 })).chain(([rows, columns]) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })), {
        minLength: rows * columns,
        maxLength: rows * columns,
      })
      .map((percent) => ({ rows, columns, percent: Uint8Array.from(percent) })),
  );
  const hosts = fc.integer({ min: 1, max: 40 });

  it('[CLA-12] VMs are neither lost nor made, energy only grows, the dead stay dead', () => {
    fc.assert(
      fc.property(policy, fc.constantFrom(...CLASSIC_VARIANTS), trace, hosts, (name, variant, day, count) => {
        const { metrics, steps } = run({ policy: name, variant, hosts: count, trace: day });
        if (variant === 'keep-zero') expect(metrics.vmsAliveAtEnd + metrics.vmsNotPlaced).toBe(day.rows);
        steps.forEach((step, i) => {
          const before = steps[i - 1] ?? { cumEnergyWs: 0, vmsAlive: day.rows - metrics.vmsNotPlaced };
          expect(step.cumEnergyWs).toBeGreaterThanOrEqual(before.cumEnergyWs);
          expect(step.vmsAlive).toBeLessThanOrEqual(before.vmsAlive);
        });
        expect(metrics.hostsWithVmsAtEnd).toBeLessThanOrEqual(Math.min(count, metrics.vmsAliveAtEnd));
        expect(metrics.migrations).toBe(steps.reduce((sum, { migrationsStarted }) => sum + migrationsStarted, 0));
      }),
      { numRuns: 60 },
    );
  });

  it('[CLA-5] hosts at full power use at least what hosts that follow their load use', () => {
    fc.assert(
      fc.property(trace, hosts, (day, count) => {
        const energyOf = (name: string) => run({ policy: name, hosts: count, trace: day }).metrics.energyKwh;
        expect(energyOf('npa')).toBeGreaterThanOrEqual(energyOf('dvfs'));
      }),
      { numRuns: 40 },
    );
  });
});
