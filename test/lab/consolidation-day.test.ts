import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseOverride } from '#shared/lab/overrides.ts';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import { runExperiment } from '#shared/lab/run-experiment.ts';

const FILE = path.join(import.meta.dirname, '../../shared/experiments/consolidation-day.json');
/** An eighth of the servers and VMs for the first hours of the day, in longer ticks. */
const SMALL = ['hosts[*].count=50', 'vms[*].count=33', 'tickSeconds=30', 'duration=2h'];
const PLENTY = 'hosts[*].memMib=1048576';
const NO_RUNG = { sharing: false, balloon: false, compression: false, swap: false };

function metricsOf(...sets: string[]) {
  const experiment = readExperiment(readFileSync(FILE, 'utf8'), [...SMALL, ...sets].map(parseOverride));
  return runExperiment(experiment, { readFiles: () => undefined }).metrics as { readonly [name: string]: number };
}

function withRungs(rungs: object, memMib: number) {
  return metricsOf(`hosts[*].memMib=${memMib}`, `policies.rungs=${JSON.stringify({ ...NO_RUNG, ...rungs })}`);
}

describe('the consolidation day', () => {
  it('takes a fraction of the energy when memory is no question, and slows guests by less than a hundredth', () => {
    const nothing = metricsOf('controllers=[]');
    const native = metricsOf(PLENTY, 'vms[*].technique=native');
    expect(native.energyKwh).toBeLessThan(0.4 * nothing.energyKwh);
    expect(native.speedMean).toBeGreaterThan(0.99);
    expect(nothing.migrations).toBe(0);
  });

  // Beloglazov & Buyya, CCPE 24(13), 2012, Table 3 and §6: LR-MMT 1.2 needs less energy than THR-MMT 0.8.
  it('takes less energy with local regression than with a fixed threshold, as published', () => {
    const day = ['duration=24h', 'tickSeconds=60', PLENTY, 'vms[*].technique=native'];
    const [fixed, regression] = ['static', 'localRegression'].map((detector) =>
      metricsOf(...day, `controllers[0].detector=${detector}`),
    );
    expect(regression.energyKwh).toBeLessThan(fixed.energyKwh);
    expect(regression.migrations).toBeLessThan(fixed.migrations);
  });

  it('orders nothing that is refused', () => {
    expect(metricsOf().refused).toBe(0);
    expect(metricsOf('rows.migrations=8').refused).toBe(0);
    expect(metricsOf('controllers[0].memory=promised', 'policies.overcommitPercent=150').refused).toBe(0);
  });

  it('uses more energy for worse service when 4 GiB have to do', () => {
    const [short, plenty] = [metricsOf(), metricsOf(PLENTY)];
    expect(short.energyKwh).toBeGreaterThan(plenty.energyKwh);
    expect(short.speedMean).toBeLessThan(plenty.speedMean - 0.1);
  });

  it('is served better with sharing, and better again with balloons, where memory is a little short', () => {
    const speeds = [{}, { sharing: true }, { sharing: true, balloon: true }].map((r) => withRungs(r, 16_384).speedMean);
    expect(speeds[1]).toBeGreaterThan(speeds[0]);
    expect(speeds[2]).toBeGreaterThan(speeds[1]);
  });

  it('spares guests most of it when the policy counts what is promised', () => {
    const careful = metricsOf('controllers[0].memory=promised', 'policies.overcommitPercent=100');
    expect(careful.speedMean).toBeGreaterThan(0.98);
    expect(careful.energyKwh).toBeLessThan(metricsOf('controllers=[]').energyKwh);
  });
});
