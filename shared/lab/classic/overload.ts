import { HISTORY_LENGTH, historyStart, type Machines } from './machines.ts';
import type { DetectorName } from './policy.ts';
import { interquartileRange, medianAbsoluteDeviation, predicted, REGRESSION_LENGTH } from './statistics.ts';

/** While a host's history is too short for its detector, a fixed threshold stands in (CloudSim 4.0, `RunnerAbstract`). */
export const FALLBACK_THRESHOLD = 0.7;
/** Shortest history that the two adaptive thresholds accept. */
export const ADAPTIVE_LENGTH = 12;
/** Intervals that the regression looks ahead: the longest migration, rounded up. */
export const INTERVALS_AHEAD = 1;

/** Nobody: the host as it is. */
export const NOBODY = -1;

/**
 * Does host h have too much to do, with one more VM on it if `extra` is one? Histories of hosts are sums over the VMs that
 * are there now, not what the host did then.
 */
export type OverloadTest = (m: Machines, h: number, extra: number) => boolean;

const values = new Float64Array(HISTORY_LENGTH);

/** The test of a detector. `parameter`: the threshold of `thr`, the safety parameter of the others. */
export function overloadTest(detector: DetectorName, parameter: number): OverloadTest {
  switch (detector) {
    case 'thr':
      return (m, h, extra) => askedLoad(m, h, extra) > parameter;
    case 'iqr':
      return (m, h, extra) => {
        const n = hostHistory(m, h, extra);
        if (n < ADAPTIVE_LENGTH) return askedLoad(m, h, extra) > FALLBACK_THRESHOLD;
        return askedLoad(m, h, extra) > 1 - parameter * interquartileRange(values, n);
      };
    case 'mad':
      return (m, h, extra) => {
        const n = hostHistory(m, h, extra);
        if (n < ADAPTIVE_LENGTH) return askedLoad(m, h, extra) > FALLBACK_THRESHOLD;
        return askedLoad(m, h, extra) > 1 - parameter * medianAbsoluteDeviation(values, n);
      };
    case 'lr':
    case 'lrr':
      return (m, h, extra) => {
        const n = hostHistory(m, h, extra);
        if (n < REGRESSION_LENGTH) return askedLoad(m, h, extra) > FALLBACK_THRESHOLD;
        return predicted(values, INTERVALS_AHEAD) * parameter >= 1;
      };
  }
}

function askedLoad(m: Machines, h: number, extra: number): number {
  const asked = extra === NOBODY ? m.askedMips[h] : m.askedMips[h] + m.demandMips[extra];
  return asked / m.totalMips[h];
}

/** Fills `values` with the host's history, newest first; says how long it is up to its last value that is not zero. */
function hostHistory(m: Machines, h: number, extra: number): number {
  const size = m.historySize;
  values.fill(0);
  for (const v of m.guests[h]) addHistory(m, h, v, size);
  if (extra !== NOBODY) addHistory(m, h, extra, size);
  let n = HISTORY_LENGTH;
  while (n > 1 && values[n - 1] === 0) n -= 1;
  return n;
}

function addHistory(m: Machines, h: number, v: number, size: number): void {
  const start = historyStart(m, v);
  const mips = m.vmMips[v];
  const total = m.totalMips[h];
  for (let i = 0; i < size; i++) values[i] += (m.history[start + i] * mips) / total;
}
