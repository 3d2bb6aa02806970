import type { MachineEvent } from '../vmm/events.ts';
import type { Run } from '../vmm/run.ts';
import { step } from '../vmm/step.ts';
import { snapshotOf } from './snapshot.ts';

type FaultEvent = MachineEvent & { readonly type: 'fault' };

/** A page fault that the hypervisor met, and what came after it in the same step. */
export interface FaultRecord {
  /** Steps before the one in which it happened. */
  readonly step: number;
  /** Address of the instruction that met it. */
  readonly pc: number;
  readonly fault: FaultEvent;
  /** What happened then, up to the next fault. */
  readonly after: readonly MachineEvent[];
}

/** Faults of a run from where it stands, for at most so many steps. The run stays as it is. */
export function faultLog(from: Run, maxSteps: number): FaultRecord[] {
  const run = snapshotOf(from);
  const records: FaultRecord[] = [];
  for (let steps = 0; steps < maxSteps && run.guest.stopped === undefined; steps++) {
    const { pc } = run.guest.cpu;
    const at = run.counts.steps;
    step(run);
    records.push(...faultsIn(run.events, at, pc));
  }
  return records;
}

/** Faults among the events of one step. */
export function faultsIn(events: readonly MachineEvent[], at: number, pc: number): FaultRecord[] {
  const starts = events.flatMap((event, index) => (event.type === 'fault' ? [{ event, index }] : []));
  return starts.map(({ event, index }, no) => ({
    step: at,
    pc,
    fault: event,
    after: events.slice(index + 1, starts[no + 1]?.index ?? events.length),
  }));
}
