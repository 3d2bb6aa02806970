import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';

/** A trace with what it may say about its VMs beside their load. */
export interface LabTrace {
  /** Load of each VM in percent of its CPU. */
  readonly load: Trace;
  /** Its size, row by row, where the trace tells. */
  readonly sizes?: readonly VmSize[];
  /** When each VM comes and goes, where the trace tells. */
  readonly lives?: readonly VmLife[];
  /** Active memory of each VM in percent of what it has, where the trace tells. */
  readonly memory?: Trace;
  /** What a reader left out or took for something else, a sentence each: told to whoever runs it. */
  readonly notes?: readonly string[];
  /** The rest that was measured, in KB/s per sample, where the trace tells: for statistics, not for the engine. */
  readonly io?: IoSamples;
}

export interface VmSize {
  readonly vcpus: number;
  readonly memMib: number;
  /** MHz that a load of 100 % stands for; absent = its vCPUs at the clock of its host. */
  readonly ratedMhz?: number;
}

/** Seconds since the start; `leavesS` absent = it stays. */
export interface VmLife {
  readonly comesS: number;
  readonly leavesS?: number;
}

/** KB/s, laid out like the load. */
export interface IoSamples {
  readonly diskReadKbS: Float64Array;
  readonly diskWriteKbS: Float64Array;
  readonly netReceivedKbS: Float64Array;
  readonly netSentKbS: Float64Array;
}
