import type { Workload } from '../kernel/codes/index.ts';

/** What neighbours share with a VM on its host, each with noise of its own. */
export const NOISY_RESOURCES = ['cpu', 'bandwidth', 'memoryLatency', 'cache', 'thread', 'process', 'disk'] as const;
export type NoisyResource = (typeof NOISY_RESOURCES)[number];

/**
 * Spread of a resource's speed between runs on VMs of a public cloud, as a fraction of its mean (coefficient of variation):
 * the mean of the long-lived and the short-lived series on D8s_v5 in eastus, 10 000 to 12 000 runs each (Azure VM noise
 * data set, TUNA, EuroSys 2025): Stress-NG CPU 0.98 and 1.15 %; memory bandwidth (Intel MLC, 1:1) 4.14 and 4.58 %; idle
 * memory latency 3.76 and 9.64 %; Stress-NG cache 15.05 and 14.35 %; OSBench threads 9.76 and 9.87 %, processes 2.51 and
 * 2.31 %; fio on the local disk, buffered, 26.6 and 37.4 %.
 */
export const NOISE_SPREAD: { readonly [R in NoisyResource]: number } = {
  cpu: 0.0106,
  bandwidth: 0.0436,
  memoryLatency: 0.067,
  cache: 0.147,
  thread: 0.0981,
  process: 0.0241,
  disk: 0.32,
};

/**
 * Part of a class's time that goes at the speed of each resource; what is missing to 1 is plain computing that nobody
 * disturbs but by taking cycles. Design values: no published split was at hand.
 */
export const NOISE_SHARES: { readonly [W in Workload]: { readonly [R in NoisyResource]?: number } } = {
  idle: { cpu: 0.2 },
  web: { cpu: 0.3, cache: 0.15, memoryLatency: 0.15, thread: 0.1, disk: 0.02 },
  oltp: { cpu: 0.2, cache: 0.2, memoryLatency: 0.25, thread: 0.05, disk: 0.1 },
  build: { cpu: 0.4, cache: 0.15, process: 0.2, disk: 0.05 },
  batch: { cpu: 0.7, cache: 0.1, bandwidth: 0.1 },
  cache: { cpu: 0.1, cache: 0.25, memoryLatency: 0.4, thread: 0.05 },
  rtos: { cpu: 0.5, cache: 0.1, thread: 0.1 },
  fileServer: { cpu: 0.2, cache: 0.05, disk: 0.35 },
  retrieval: { cpu: 0.2, cache: 0.15, memoryLatency: 0.2, disk: 0.15 },
  hpc: { cpu: 0.6, cache: 0.1, bandwidth: 0.25 },
  compression: { cpu: 0.5, cache: 0.3, bandwidth: 0.1 },
  streaming: { cpu: 0.05, bandwidth: 0.9 },
  jvm: { cpu: 0.3, cache: 0.2, memoryLatency: 0.2, thread: 0.1 },
  transactions: { cpu: 0.2, cache: 0.2, memoryLatency: 0.2, thread: 0.05, disk: 0.1 },
  sender: { cpu: 0.3, bandwidth: 0.1 },
  receiver: { cpu: 0.3, bandwidth: 0.1 },
  randomAccess: { cpu: 0.05, memoryLatency: 0.9 },
  firmware: { cpu: 0.6 },
};
