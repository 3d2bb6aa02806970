import type { Workload } from '../codes/index.ts';

/** How memory travels while its owner keeps writing to it. */
export interface MigrationPolicy {
  /** `fullSpeed`: as fast as the network allows (QEMU). `adaptive`: each round a little faster than the guest writes (Xen). */
  readonly rounds: 'fullSpeed' | 'adaptive';
  /** Passes over memory before the rest is sent in one pause, whatever it takes; 0 = goes on for ever. */
  readonly maxRounds: number;
  /** Full speed: a pause as short as this ends the passes, ms. */
  readonly pauseMs: number;
  /** Full speed: most that one move may take, Mbit/s; 0 = no limit but the network. */
  readonly sessionMbit: number;
  /** Adaptive: rate of the first pass, largest rate, and what a pass is faster than the guest writes, Mbit/s. */
  readonly minMbit: number;
  readonly maxMbit: number;
  readonly stepMbit: number;
  /** Time from the last byte to the guest running again, ms. */
  readonly resumeMs: number;
  /** Full speed: a guest that dirties too much is throttled by itself (QEMU `auto-converge`). */
  readonly autoConverge: boolean;
  /** Time to the other host and back, ms. */
  readonly rttMs: number;
  /** Multiplies the rate at which guests dirty cold memory; 1 = the published classes. */
  readonly dirtyFactor: number;
  /** Dirty pages of a workload class, where they differ from `migration/dirty-pages.ts`. */
  readonly dirty: { readonly [W in Workload]?: DirtyModel };
}

/** How a class of guest dirties memory: a hot set that is dirty again soon, and cold memory at a steady rate. */
export interface DirtyModel {
  /** Part of its vCPUs that the guest works while it writes so; absent = its own mean load. */
  readonly atLoad?: number;
  readonly hotMib: number;
  /** Time after which about two thirds of the hot set are dirty again. */
  readonly hotS: number;
  readonly coldMibPerS: number;
}
