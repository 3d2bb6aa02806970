import { VM_STATES } from '../kernel/codes/index.ts';
import type { Trace } from '../kernel/scenario/scenario.ts';
import type { World } from '../kernel/world.ts';
import { eachSample, type SampleSpan, samplesOfTick, traceColumn } from '../traces/index.ts';

const RUNNING = VM_STATES.indexOf('running');
const NONE_MEASURED = 0;

let [sums, weights] = [new Float64Array(0), new Float64Array(0)];

/**
 * Active memory as it was measured: a sample counts until the next one, a tick that covers several has their mean, and what
 * is active has been touched. A sample of nought is a gap in the measurement: a guest with nothing else keeps what it had.
 * `sampleSeconds` of business time lie between samples.
 */
export function traceMemory(world: World, name: string, sampleSeconds: number): void {
  const { vms, scenario, traces, tick } = world;
  const trace = traces[name];
  if (!trace) throw new Error(`scenario ${scenario.id} needs the trace ${name}`);
  addMeasured(trace, samplesOfTick(scenario, trace, sampleSeconds, tick));
  for (let vm = 0; vm < vms.rows; vm++) {
    const row = vm < trace.rows ? vm : vm % trace.rows;
    if (weights[row] === 0 || vms.state[vm] !== RUNNING) continue;
    const measured = sums[row] / weights[row] / 100;
    vms.activeShare[vm] = measured;
    vms.touchedShare[vm] = Math.max(vms.touchedShare[vm], measured);
  }
}

/** Sums what was measured in a span, and how much of it was. */
function addMeasured(trace: Trace, span: SampleSpan): void {
  const { rows } = trace;
  if (sums.length < rows) [sums, weights] = [new Float64Array(rows), new Float64Array(rows)];
  sums.fill(0, 0, rows);
  weights.fill(0, 0, rows);
  eachSample(span, trace, (column, start, end) => {
    const values = traceColumn(trace, column);
    for (let row = 0; row < rows; row++) {
      if (values[row] === NONE_MEASURED) continue;
      sums[row] += (end - start) * values[row];
      weights[row] += end - start;
    }
  });
}
