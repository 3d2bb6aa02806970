import { WORKLOADS, type Workload } from '../kernel/codes/index.ts';

/**
 * How much of a class's time hangs on memory, 0 (none: its data is in the caches) to 1 (all of it: a stream). Design
 * values; their order is that of the loads of Felter et al., IBM RC25482, 2014: compute, compression, random access, stream.
 */
const MEMORY_INTENSITY: { readonly [W in Workload]: number } = {
  idle: 0,
  web: 0.3,
  oltp: 0.6,
  build: 0.4,
  batch: 0.3,
  cache: 0.8,
  rtos: 0.1,
  fileServer: 0.3,
  retrieval: 0.7,
  hpc: 0.5,
  compression: 0.7,
  streaming: 1,
  jvm: 0.6,
  transactions: 0.5,
  sender: 0.3,
  receiver: 0.3,
  randomAccess: 1,
  firmware: 0.2,
};

const BY_INDEX = Float64Array.from(WORKLOADS, (name) => MEMORY_INTENSITY[name]);

/** The same by index of `WORKLOADS`. */
export function memoryIntensity(workload: number): number {
  return BY_INDEX[workload];
}
