import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseOverride } from '#shared/lab/overrides.ts';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import { runExperiment } from '#shared/lab/run-experiment.ts';
import { CLASSIC_QUARTER, LIVELY_EXPERIMENT } from '../support/lively-experiment.ts';
import { runGiven, SOUND } from './an-experiment.ts';

const SHIPPED = path.join(import.meta.dirname, '../../shared/experiments');
const shipped = (name: string, ...sets: string[]) =>
  readExperiment(readFileSync(path.join(SHIPPED, `${name}.json`), 'utf8'), sets.map(parseOverride));
const NO_TEXT = { readFiles: () => undefined };

describe('a run', () => {
  it('says the engine, the experiment, the seed, the ticks and a hash of its last state', () => {
    const { engine, experiment, seed, ticks, hash } = runGiven({ ...SOUND, seed: 7 });
    expect(engine).toBeGreaterThan(0);
    expect({ experiment, seed, ticks }).toEqual({ experiment: 'sound', seed: '7', ticks: 20 });
    expect(hash).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['a lively hall', LIVELY_EXPERIMENT],
    ['the classic experiment', CLASSIC_QUARTER],
  ])('of %s twice is the same to the last bit', (_what, experiment) => {
    expect(runGiven(experiment)).toEqual(runGiven(experiment));
  });

  it('of a lively hall is really lively', () => {
    const { metrics } = runGiven(LIVELY_EXPERIMENT);
    expect(metrics.migrations).toBeGreaterThan(2);
    expect(metrics.balloonedGib).toBeGreaterThan(0);
    expect(metrics.hostFailures).toBe(1);
  });

  it('with another seed is another', () => {
    const one = { ...SOUND, workload: { kind: 'classes' } };
    expect(runGiven({ ...one, seed: 'A' }).hash).not.toBe(runGiven({ ...one, seed: 'B' }).hash);
  });

  it('lasts as many ticks as its duration fills', () => {
    expect(runGiven({ ...SOUND, ticks: undefined, duration: '5m', tickSeconds: 2 }).ticks).toBe(150);
  });

  it('gives orders in the tick that their time falls into', () => {
    const orders = [{ at: 5, command: 'migrateLive', args: { vm: 0, host: 1 } }];
    const { series } = runGiven({ ...SOUND, orders }, { show: ['moves'], every: 1 });
    expect(series?.moves.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('keeps a series only when asked, a row every so many ticks', () => {
    expect(runGiven(SOUND).series).toBeUndefined();
    const { series } = runGiven(SOUND, { show: ['hosts.usedMhz[0]', 'vms.load.mean', 'vms.vcpus.sum'], every: 8 });
    expect(series).toEqual({
      tick: [8, 16, 20],
      t: [8, 16, 20],
      'hosts.usedMhz[0]': expect.any(Array),
      'vms.load.mean': [0.5, 0.5, 0.5],
      'vms.vcpus.sum': [4, 4, 4],
    });
  });

  it('of a part of the systems says only what they compute', () => {
    const { metrics } = runGiven({ ...SOUND, systems: ['demand', 'cpu', 'facility'] });
    expect(Object.keys(metrics)).toContain('energyKwh');
    expect(Object.keys(metrics)).not.toContain('speedMean');
  });

  it('with native guests at half load uses half of their cores', () => {
    const value = { ...SOUND, vms: [{ count: 4, vcpus: 2, technique: 'native', meanLoad: 0.5 }] };
    const { series } = runGiven(value, { show: ['hosts.usedMhz[0]'], every: 20 });
    expect(series?.['hosts.usedMhz[0]']).toEqual([2 * 2 * 0.5 * 2400]);
  });

  it('tells the columns of the classic series by their names, with `t` first', () => {
    const { series } = runGiven(CLASSIC_QUARTER, { every: 1 });
    expect(Object.keys(series ?? {})).toEqual(['t', 'vmsAlive', 'activeHosts', 'migrationsStarted', 'cumEnergyWs']);
    expect(series?.t.slice(0, 2)).toEqual([300.1, 600.1]);
    expect(series?.t).toHaveLength(287);
  });

  it('of a part of the classic day goes as the whole day begins', () => {
    const [part, whole] = [
      runGiven({ ...CLASSIC_QUARTER, ticks: 10 }, { every: 1 }),
      runGiven(CLASSIC_QUARTER, { every: 1 }),
    ];
    expect(part.ticks).toBe(10);
    expect(part.series?.cumEnergyWs).toEqual(whole.series?.cumEnergyWs.slice(0, 10));
    expect(() =>
      runGiven({ ...CLASSIC_QUARTER, workload: { trace: 'short' }, ticks: 9 }, {}, { short: '1,2,3\n' }),
    ).toThrow('ticks: the trace has 3 samples: at most 2 steps');
  });
});

describe('the raw-speed experiment', () => {
  const [HOSTS, PER_HOST, STEPS] = [100, 10, 287];
  const W = [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135];

  /** The scenario as a bare loop: trapezoid rule, the first interval free. */
  function bareLoopKwh(): number {
    let wattSeconds = 0;
    for (let host = 0; host < HOSTS; host++) {
      let before = 0;
      for (let k = 1; k <= STEPS; k++) {
        let mhz = 0;
        for (let i = host * PER_HOST; i < (host + 1) * PER_HOST; i++)
          mhz += ((((31 * i + 17 * k + ((i * k) % 13)) % 91) + 5) / 100) * 2000;
        const at = (mhz / 20_000) * 10;
        const below = Math.min(Math.floor(at), 9);
        const watts = W[below] + (W[below + 1] - W[below]) * (at - below);
        if (k > 1) wattSeconds += ((before + watts) / 2) * 300;
        before = watts;
      }
    }
    return wattSeconds / 3.6e6;
  }

  it('uses the energy of a bare loop, 275.8217 kWh for 100 hosts', () => {
    const small = shipped('raw-speed', 'hosts[0].count=100', 'vms[0].count=1000');
    const { metrics } = runExperiment(small, NO_TEXT);
    const loop = bareLoopKwh();
    expect(loop).toBeCloseTo(275.8217, 4);
    expect(Math.abs(metrics.energyKwh / loop - 1)).toBeLessThan(1e-9);
    expect(metrics.cpuUpdates).toBe(287_000);
  });

  it('uses 2758.2099 kWh for 1 000 hosts', () => {
    expect(runExperiment(shipped('raw-speed'), NO_TEXT).metrics.energyKwh).toBeCloseTo(2758.2099, 4);
  });
});

describe('an experiment that ships', () => {
  it.each(['overcommit', 'boot-storm', 'migration', 'bake-off'])('runs without a refusal: %s', (name) => {
    const { metrics } = runExperiment(shipped(name), NO_TEXT);
    expect(metrics.vmsRunningEnd).toBeGreaterThan(0);
    expect(metrics.refused).toBe(0);
  });

  it('consolidation: half of the hosts sleep after an hour, and the guests hardly notice', () => {
    const { metrics } = runExperiment(shipped('consolidation', 'duration=1h'), NO_TEXT);
    expect(metrics.hostsOnEnd).toBeLessThan(75);
    expect(metrics.speedMean).toBeGreaterThan(0.99);
  });
});
