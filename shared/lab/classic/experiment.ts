import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import type { ClassicPolicy } from './policy.ts';

/**
 * The experiment of Beloglazov & Buyya (CCPE 24(13), 2012) as CloudSim 4.0 runs it: a day of measured CPU load on small
 * servers, VMs packed together every five minutes by a policy, memory for free.
 */
export interface ClassicExperiment {
  readonly policy: ClassicPolicy;
  /**
   * `as-published`: a VM whose demand is zero at two samples in a row is destroyed. `keep-zero`: it is kept.
   * `idle-counts`: kept as well, and a host that is empty counts with all the power that it would draw.
   */
  readonly variant: ClassicVariant;
  /** Servers; half of them HP ML110 G4, half G5. Published: 800. */
  readonly hosts: number;
  /** A row per VM, a column per 300 s, at least two. Published: 1,052 × 288, PlanetLab 2011-03-03. */
  readonly trace: Trace;
  /** Five-minute steps; absent = as many as the trace has samples for. */
  readonly steps?: number;
  /** Where random selection (`rs`) draws from; absent = `classic`. */
  readonly seed?: string;
}

export const CLASSIC_VARIANTS = ['as-published', 'keep-zero', 'idle-counts'] as const;
export type ClassicVariant = (typeof CLASSIC_VARIANTS)[number];

/** What a run comes to, with the names of the papers. Ratios are fractions; what has no samples is NaN. */
export interface ClassicMetrics {
  readonly energyKwh: number;
  readonly migrations: number;
  /** Part of the hosts' active time in which they could not give what was asked (SLA violation time per active host). */
  readonly slatah: number;
  /** Part of the work asked that was lost to migrations (performance degradation due to migrations). */
  readonly pdm: number;
  /** slatah × pdm. */
  readonly slav: number;
  /** Part of all work asked that was not done. */
  readonly overallSlaViolation: number;
  /** Mean of what was missing over what was asked, over the intervals in which something was missing. */
  readonly averageSlaViolation: number;
  /** Times that a host went from active to idle; one that is never used counts once. */
  readonly hostShutdowns: number;
  readonly meanTimeBeforeHostShutdownS: number;
  readonly sdTimeBeforeHostShutdownS: number;
  /** CloudSim prints it as "mean time before a VM migration". */
  readonly meanMigrationDurationS: number;
  readonly sdMigrationDurationS: number;
  readonly hostsWithVmsAtEnd: number;
  readonly vmsAliveAtEnd: number;
  /** VMs that no host could take at the start; they never run. */
  readonly vmsNotPlaced: number;
}

/** The datacenter at one of its five-minute decisions. */
export interface ClassicStep {
  /** Seconds from the start: 300.1, 600.1, … */
  readonly t: number;
  readonly vmsAlive: number;
  /** Hosts that work, before VMs are moved. */
  readonly activeHosts: number;
  /** Moves begun now. */
  readonly migrationsStarted: number;
  /** Energy of all hosts since the start, W·s. */
  readonly cumEnergyWs: number;
  /** Hash of the state after the decision. */
  readonly hash: number;
}

export interface ClassicResult {
  readonly metrics: ClassicMetrics;
  /** Hash of the final state, 32 bits: two runs that agree in it agree in every bit. */
  readonly hash: number;
}
