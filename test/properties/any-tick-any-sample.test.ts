import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBitbrainsRows } from '#shared/lab/traces/bitbrains-rows.ts';
import { flashMean } from '#shared/sim/tenants/demand/demand-shapes.ts';
import { runGiven, SOUND } from '../lab/an-experiment.ts';
import { gwa, gwaLine } from '../lab/traces/trace-files.ts';
import { runs } from '../support/runs.ts';

/** A day of 24 h is a whole number of each of these, from a second to an hour. */
const TICKS_S = [1, 7.5, 60, 90, 300, 450, 900, 2400, 3600] as const;
const DAY_S = 7200;

const tick = fc.constantFrom(...TICKS_S);
const sample = fc.constantFrom(1, 20, 60, 150, 300, 720, 1800, 3600);
const percents = (s: number) =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: DAY_S / s, maxLength: DAY_S / s });

/** MHz-seconds that a VM of 2000 MHz wants, and kWh of its host, over all ticks of a run. */
function workOf(row: readonly number[], tickSeconds: number, sampleSeconds: number, hold: boolean) {
  const workload = { kind: 'trace', trace: 'day', sampleSeconds, hold };
  const hosts = [{ count: 1, coreMhz: 2000, cores: 1, smt: false }];
  const vms = [{ count: 1, vcpus: 1, memMib: 512, ratedMhz: 2000, workload: 'idle', technique: 'native' }];
  const value = {
    ...SOUND,
    hosts,
    vms,
    workload,
    tickSeconds,
    ticks: DAY_S / tickSeconds,
    systems: ['demand', 'cpu', 'facility'],
  };
  const show = ['vms.load[0]'];
  const { series, metrics } = runGiven(value, { show, every: 1 }, { day: row.join(',') });
  const load = (series?.['vms.load[0]'] ?? []).reduce((sum, one) => sum + one, 0) * tickSeconds;
  return { load, energyKwh: metrics.energyKwh };
}

/** The integral of a row, in seconds of full load: of its steps, or of the lines between its samples. */
function integral(row: readonly number[], sampleSeconds: number, hold: boolean): number {
  return row.reduce((sum, percent, i) => {
    const next = hold ? percent : (row[i + 1] ?? percent);
    return sum + ((percent + next) / 200) * sampleSeconds;
  }, 0);
}

describe('a trace under ticks of any length', () => {
  it('[DEM-5] asks for the integral of its samples, whatever the ratio of tick and sample', () => {
    const input = sample.chain((sampleSeconds) =>
      fc.tuple(fc.constant(sampleSeconds), percents(sampleSeconds), tick, fc.boolean()),
    );
    fc.assert(
      fc.property(input, ([sampleSeconds, row, tickSeconds, hold]) => {
        const expected = integral(row, sampleSeconds, hold);
        expect(workOf(row, tickSeconds, sampleSeconds, hold).load).toBeCloseTo(expected, 6);
      }),
      runs(60),
    );
  });

  it('takes as much energy at ticks of a minute, five and thirty', () => {
    const row = Array.from({ length: 24 }, (_, k) => (k * 37) % 101);
    const [minute, five, thirty] = [60, 300, 1800].map((tickSeconds) => workOf(row, tickSeconds, 300, true).energyKwh);
    expect(five / minute).toBeCloseTo(1, 9);
    expect(Math.abs(thirty / minute - 1)).toBeLessThan(0.02);
  });
});

describe('samples with times of their own', () => {
  const jittered = fc.record({
    everyS: fc.constantFrom(20, 60, 300, 900),
    phaseS: fc.integer({ min: 0, max: 299 }),
    jitterS: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 40, maxLength: 40 }),
    mhz: fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 40, maxLength: 40 }),
    slotS: fc.constantFrom(60, 300, 1800),
  });

  it('[TRC-8] fall into slots that have the same integral: jitter, phase and density lose nothing', () => {
    fc.assert(
      fc.property(jittered, ({ everyS, phaseS, jitterS, mhz, slotS }) => {
        const start = 1_000_000;
        const times = mhz.map((_, i) => start + phaseS + i * everyS + jitterS[i]);
        const late = gwa(...mhz.map((value, i) => gwaLine(times[i], value)));
        // A VM from which slots are counted, and that goes on longer than the other.
        const early = gwa(gwaLine(start - 10, 0), gwaLine(times[39] + 3600, 0));
        const files = [early, late].map((content, i) => ({ name: `vm${i}`, content }));
        const { load } = readBitbrainsRows(files, slotS);
        const held = Array.from(load.percent.subarray(load.columns), (percent) => percent * slotS).reduce(
          (a, b) => a + b,
          0,
        );
        const usual = [...times]
          .slice(1)
          .map((at, i) => at - times[i])
          .sort((a, b) => a - b)[19];
        const expected = times.reduce((sum, at, i) => sum + (mhz[i] / 20) * ((times[i + 1] ?? at + usual) - at), 0);
        expect(held / Math.max(1, expected)).toBeCloseTo(expected === 0 ? 0 : 1, 9);
      }),
      runs(100),
    );
  });

  it('[TRC-8] of five times the density are means, not the last of them', () => {
    const dense = gwa(...[1000, 1000, 1000, 1000, 0].map((mhz, i) => gwaLine(600 + 60 * i, mhz)));
    const { load } = readBitbrainsRows([{ name: 'a', content: dense }], 300);
    expect(Array.from(load.percent)).toEqual([40]);
  });
});

describe('a flash crowd under ticks of any length', () => {
  it('brings as many requests in all', () => {
    const shape = { kind: 'flashCrowd', atS: 0, factor: 8 } as const;
    const total = (tickSeconds: number) => {
      let sum = 0;
      for (let t = 0; t < DAY_S; t += tickSeconds) sum += (flashMean(shape, t, tickSeconds) - 1) * tickSeconds;
      return sum;
    };
    for (const tickSeconds of TICKS_S) expect(total(tickSeconds) / total(1)).toBeCloseTo(1, 9);
  });
});
