import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTraces } from '#server/traces.ts';
import {
  type ClassicMetrics,
  type ClassicResult,
  type ClassicStep,
  type ClassicVariant,
  runClassic,
} from '#shared/lab/classic/run.ts';
import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import published from './cloudsim-4.0.json' with { type: 'json' };

const DAY = 'planetlab-20110303';
const folder = process.env.TRACES_DIR ?? '';
const trace = (await readTraces(folder, [DAY]))[DAY];
const seriesOf = (policy: string) => path.join(folder, `series-20110303-${policy}.csv`);

const RELATIVE = 1e-9;
const WHOLE = ['migrations', 'hostShutdowns', 'hostsWithVmsAtEnd', 'vmsAliveAtEnd'] as const;
const MEASURED = [
  'energyKwh',
  'slatah',
  'pdm',
  'slav',
  'overallSlaViolation',
  'averageSlaViolation',
  'meanTimeBeforeHostShutdownS',
  'sdTimeBeforeHostShutdownS',
  'meanMigrationDurationS',
  'sdMigrationDurationS',
] as const satisfies readonly (keyof ClassicMetrics)[];

const done = new Map<string, { result: ClassicResult; steps: ClassicStep[] }>();

/** Runs the published day once for all tests that ask for it. */
function theDay(policy: string, variant: ClassicVariant, day: Trace): { result: ClassicResult; steps: ClassicStep[] } {
  const key = `${policy} ${variant}`;
  const known = done.get(key);
  if (known) return known;
  const steps: ClassicStep[] = [];
  const result = runClassic({ policy, variant, hosts: 800, trace: day }, (step) => steps.push(step));
  done.set(key, { result, steps });
  return { result, steps };
}

/** The last VM first. */
function reversed({ rows, columns, percent }: Trace): Trace {
  const backwards = new Uint8Array(percent.length);
  for (let v = 0; v < rows; v++) {
    backwards.set(percent.subarray(v * columns, (v + 1) * columns), (rows - 1 - v) * columns);
  }
  return { rows, columns, percent: backwards };
}

/** Distance from the expected value as a part of it. */
function apart(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

if (!trace) console.warn(`The published day is not checked: TRACES_DIR names no folder with ${DAY}.csv.gz.`);

describe.skipIf(!trace)('the PlanetLab day of 3 March 2011', () => {
  it.each(published.results)('[CLA-1] $policy, $variant, comes out as in CloudSim 4.0', (row) => {
    const { metrics } = theDay(row.policy, row.variant as ClassicVariant, trace).result;
    for (const name of WHOLE) expect([name, metrics[name]]).toEqual([name, row[name]]);
    for (const name of MEASURED) {
      const expected = row[name];
      if (expected === null) expect(metrics[name]).toBeNaN();
      else expect(apart(metrics[name], expected), `${name}: ${metrics[name]}`).toBeLessThan(RELATIVE);
    }
  });

  it.each(['dvfs', 'thr_mmt_0.8', 'lr_mmt_1.2'])('[CLA-1] %s agrees at every decision', (policy) => {
    expect(existsSync(seriesOf(policy)), `${seriesOf(policy)} is not there`).toBe(true);
    const rows = readFileSync(seriesOf(policy), 'utf8').trim().split('\n').slice(1);
    const { steps } = theDay(policy, 'as-published', trace);
    expect(steps).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const [t, vmsAlive, activeHosts, migrationsStarted, cumEnergyWs] = row.split(',').map(Number);
      expect(steps[i]).toMatchObject({ t, vmsAlive, activeHosts, migrationsStarted });
      expect(apart(steps[i].cumEnergyWs, cumEnergyWs)).toBeLessThan(RELATIVE);
    });
  });

  it('[CLA-3] the order of rows moves the result by more than the threshold detectors differ', () => {
    const { energyKwh } = theDay('thr_mmt_0.8', 'as-published', trace).result.metrics;
    const backwards = runClassic({
      policy: 'thr_mmt_0.8',
      variant: 'as-published',
      hosts: 800,
      trace: reversed(trace),
    });
    const mad = theDay('mad_mmt_2.5', 'as-published', trace).result.metrics.energyKwh;
    expect(backwards.metrics.energyKwh).toBeCloseTo(208.1, 1);
    expect(backwards.metrics.energyKwh - energyKwh).toBeGreaterThan(2 * (energyKwh - mad));
  });

  it('[CLA-7] LR and LRR are one policy: weights that nobody applies', () => {
    expect(theDay('lrr_mmt_1.2', 'as-published', trace).result.hash).toBe(
      theDay('lr_mmt_1.2', 'as-published', trace).result.hash,
    );
  });
});
