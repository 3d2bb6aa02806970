import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPlanetLab } from '#shared/lab/traces/planetlab.ts';
import { CDF_AT, LAGS, type TraceStatistics, traceStatistics } from '#shared/sim/traces/statistics.ts';
import { syntheticTrace } from '#shared/sim/traces/synthetic.ts';

/** The PlanetLab day 2011-03-03, as `tools/trace-statistics.ts` prints it (Park & Pai, ACM SIGOPS OSR 40(1), 2006). */
const PLANETLAB: Pick<TraceStatistics, 'mean' | 'deviation' | 'cdf' | 'autocorrelation'> = {
  mean: 12.31,
  deviation: 17.09,
  cdf: [0.1499, 0.3449, 0.4937, 0.6725, 0.8091, 0.9293, 0.9661, 0.991],
  autocorrelation: [0.0775, 0.05331, 0.05824, 0.06121, 0.04081],
};

const REAL = path.resolve(import.meta.dirname, '../../../../shared/data/planetlab-20110303.csv.gz');

describe.each(['synthetic-day', 'another', 'a third'])('a made day %s', (seed) => {
  const made = traceStatistics(syntheticTrace(seed, 1052, 288));

  it('[TRC-3] has the mean and the spread of the measured one', () => {
    expect(Math.abs(made.mean - PLANETLAB.mean)).toBeLessThan(0.6);
    expect(Math.abs(made.deviation - PLANETLAB.deviation)).toBeLessThan(1.2);
  });

  it.each(CDF_AT.map((limit, i) => [limit, i] as const))('[TRC-3] has as many samples up to %i %%', (_limit, i) => {
    expect(Math.abs(made.cdf[i] - PLANETLAB.cdf[i])).toBeLessThan(0.04);
  });

  it.each(LAGS.map((lag, i) => [lag, i] as const))('[TRC-3] remembers as much after %i samples', (_lag, i) => {
    expect(Math.abs(made.autocorrelation[i] - PLANETLAB.autocorrelation[i])).toBeLessThan(0.025);
  });
});

describe('a made day', () => {
  it('[TRC-4] is the same for the same seed and another for another', () => {
    expect(syntheticTrace('x', 20, 50)).toEqual(syntheticTrace('x', 20, 50));
    expect(syntheticTrace('x', 20, 50)).not.toEqual(syntheticTrace('y', 20, 50));
  });

  it('[TRC-4] begins alike whatever its size', () => {
    const [small, large] = [syntheticTrace('x', 2, 50), syntheticTrace('x', 20, 50)];
    expect(large.percent.slice(0, 100)).toEqual(small.percent);
  });
});

describe.skipIf(!existsSync(REAL))('the measured day, where it is at hand', () => {
  it('[TRC-5] has the statistics that the generator was fitted to', () => {
    const real = readPlanetLab([{ name: REAL, content: gunzipSync(readFileSync(REAL)).toString('utf8') }]);
    expect([real.rows, real.columns]).toEqual([1052, 288]);
    const measured = traceStatistics(real);
    expect(measured.mean).toBeCloseTo(PLANETLAB.mean, 2);
    expect(measured.deviation).toBeCloseTo(PLANETLAB.deviation, 2);
    measured.cdf.forEach((part, i) => {
      expect(part).toBeCloseTo(PLANETLAB.cdf[i], 4);
    });
    measured.autocorrelation.forEach((r, i) => {
      expect(r).toBeCloseTo(PLANETLAB.autocorrelation[i], 4);
    });
  });
});
