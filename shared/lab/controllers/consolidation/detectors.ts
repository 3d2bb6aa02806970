import { ADAPTIVE_LENGTH, FALLBACK_THRESHOLD, INTERVALS_AHEAD } from '../../classic/overload.ts';
import { interquartileRange, medianAbsoluteDeviation, predicted, REGRESSION_LENGTH } from '../../classic/statistics.ts';
import type { ConsolidationSpec } from '../../schema/happenings.ts';

/** Whether a host with this history of loads (oldest first, the last one now) has too much work. Loads are parts of its CPU. */
export type Detector = (history: ArrayLike<number>, load: number) => boolean;

/** Published parameters of the detectors (Beloglazov & Buyya, CCPE 24(13), 2012, §6: those with least energy × SLA violations). */
const USUAL = { static: 0.8, interquartileRange: 1.5, medianDeviation: 2.5, localRegression: 1.2, none: 1 } as const;

/** The detector of a specification. */
export function detectorOf({ detector, parameter }: Pick<ConsolidationSpec, 'detector' | 'parameter'>): Detector {
  const p = parameter ?? USUAL[detector];
  switch (detector) {
    case 'none':
      return () => false;
    case 'static':
      return (_history, load) => load > p;
    case 'interquartileRange':
      return adaptive(interquartileRange, p);
    case 'medianDeviation':
      return adaptive(medianAbsoluteDeviation, p);
    case 'localRegression':
      return (history, load) =>
        history.length < REGRESSION_LENGTH
          ? load > FALLBACK_THRESHOLD
          : p * predicted(newestFirst(history), INTERVALS_AHEAD) >= 1;
  }
}

/** The more load varies, the lower the threshold. The arithmetic is that of the classic experiment. */
function adaptive(spread: (values: Float64Array, n: number) => number, safety: number): Detector {
  return (history, load) => {
    if (history.length < ADAPTIVE_LENGTH) return load > FALLBACK_THRESHOLD;
    return load > 1 - safety * spread(newestFirst(history), history.length);
  };
}

let values = new Float64Array(64);

/** A copy that may be written over. */
function newestFirst(history: ArrayLike<number>): Float64Array {
  if (values.length < history.length) values = new Float64Array(2 * history.length);
  for (let i = 0; i < history.length; i++) values[i] = history[history.length - 1 - i];
  return values;
}
