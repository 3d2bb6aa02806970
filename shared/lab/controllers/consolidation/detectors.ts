import type { ConsolidationSpec } from '../../schema/happenings.ts';

/** Whether a host with this history of loads (oldest first, the last one now) has too much work. Loads are parts of its CPU. */
export type Detector = (history: readonly number[], load: number) => boolean;

/** Published parameters of the detectors (Beloglazov & Buyya, CCPE 24(13), 2012, §6: those with least energy × SLA violations). */
const USUAL = { static: 0.8, interquartileRange: 1.5, medianDeviation: 2.5, localRegression: 1.2, none: 1 } as const;
/** Threshold while a history is too short to judge, and how short that is. */
const FALLBACK = 0.7;
const SHORT_STATISTICS = 12;
const SHORT_REGRESSION = 10;

/** The detector of a specification. */
export function detectorOf({ detector, parameter }: Pick<ConsolidationSpec, 'detector' | 'parameter'>): Detector {
  const p = parameter ?? USUAL[detector];
  switch (detector) {
    case 'none':
      return () => false;
    case 'static':
      return (_history, load) => load > p;
    case 'interquartileRange':
      return adaptive((sorted) => p * (quantile(sorted, 0.75) - quantile(sorted, 0.25)));
    case 'medianDeviation':
      return adaptive((sorted) => p * medianDeviation(sorted));
    case 'localRegression':
      return (history, load) => (history.length < SHORT_REGRESSION ? load > FALLBACK : p * nextOf(history) >= 1);
  }
}

/** The more load varies, the lower the threshold: one minus the margin. */
function adaptive(margin: (sorted: readonly number[]) => number): Detector {
  return (history, load) => {
    if (history.length < SHORT_STATISTICS) return load > FALLBACK;
    return load > 1 - margin([...history].sort((a, b) => a - b));
  };
}

/** Value below which a part of sorted values lies, straight between neighbours. */
function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

function medianDeviation(sorted: readonly number[]): number {
  const median = quantile(sorted, 0.5);
  return quantile(
    sorted.map((value) => Math.abs(value - median)).sort((a, b) => a - b),
    0.5,
  );
}

/** Where the line through the last ten loads (least squares) is one look later. */
function nextOf(history: readonly number[]): number {
  const last = history.slice(-SHORT_REGRESSION);
  const middle = (SHORT_REGRESSION - 1) / 2;
  const mean = last.reduce((sum, load) => sum + load, 0) / SHORT_REGRESSION;
  let [products, squares] = [0, 0];
  last.forEach((load, x) => {
    products += (x - middle) * (load - mean);
    squares += (x - middle) * (x - middle);
  });
  return mean + (products / squares) * (SHORT_REGRESSION - middle);
}
