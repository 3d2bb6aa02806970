import { VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { samplePosition, traceColumn } from '../traces/trace-demand.ts';

const RUNNING = VM_STATES.indexOf('running');
const NONE_MEASURED = 0;

/**
 * Active memory as it was measured: a sample counts until the next one, and what is active has been touched. A sample of
 * nought is a gap in the measurement: the guest keeps what it had. `sampleSeconds` of business time lie between samples.
 */
export function traceMemory(world: World, name: string, sampleSeconds: number): void {
  const { vms, scenario, traces, tick } = world;
  const trace = traces[name];
  if (!trace) throw new Error(`scenario ${scenario.id} needs the trace ${name}`);
  const column = Math.floor(samplePosition(scenario, trace, sampleSeconds, tick));
  const percent = traceColumn(trace, column);
  for (let vm = 0; vm < vms.rows; vm++) {
    const measured = percent[vm < trace.rows ? vm : vm % trace.rows] / 100;
    if (measured === NONE_MEASURED || vms.state[vm] !== RUNNING) continue;
    vms.activeShare[vm] = measured;
    vms.touchedShare[vm] = Math.max(vms.touchedShare[vm], measured);
  }
}
