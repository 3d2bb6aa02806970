import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Machines } from './machines.ts';

/** Seconds between two samples of the trace, and between two decisions. */
export const INTERVAL_S = 300;

/** The trace as loads 0..1, a row per VM; the last sample stands twice, so that one can always look one ahead. */
export interface TraceLoads {
  readonly width: number;
  readonly loads: Float64Array;
  /** Load of every VM at the moment last asked for. */
  readonly now: Float64Array;
}

export function traceLoads(trace: Trace): TraceLoads {
  const width = trace.columns + 1;
  const loads = new Float64Array(trace.rows * width);
  for (let v = 0; v < trace.rows; v++) {
    for (let k = 0; k < width; k++) {
      loads[v * width + k] = trace.percent[v * trace.columns + Math.min(k, trace.columns - 1)] / 100;
    }
  }
  return { width, loads, now: new Float64Array(trace.rows) };
}

/** Sets what every VM asks at a time: the sample of that moment, or the straight line between its neighbours. */
export function demandAt(m: Machines, trace: TraceLoads, t: number): void {
  const { width, loads, now } = trace;
  const k = Math.floor(t / INTERVAL_S);
  const past = t - k * INTERVAL_S;
  const onSample = t % INTERVAL_S === 0;
  for (let v = 0; v < m.vmCount; v++) {
    const from = loads[v * width + k];
    const load = onSample ? from : from + ((loads[v * width + k + 1] - from) / INTERVAL_S) * past;
    now[v] = load;
    m.demandMips[v] = load * m.vmMips[v];
  }
}
