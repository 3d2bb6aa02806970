/** What a scenario may say about the demand of a tenant and the noise of a hall: plain data. */

/**
 * How the load of a tenant moves, where it is not the day curve of its workload. Times are seconds of machine time unless
 * a name says hours.
 */
export type DemandShape =
  | {
      readonly kind: 'diurnal';
      /** Swing around the mean, 0..1; absent = 0.5. */
      readonly swing?: number;
      /** Hour of the day at which load is highest; absent = 15. */
      readonly peakHour?: number;
    }
  | {
      readonly kind: 'flashCrowd';
      readonly atS: number;
      /** Load at the height of it, as a multiple of the usual: 5 to 10. */
      readonly factor: number;
      /** Absent: 60 s up, and down with a time constant of 600 s. */
      readonly riseSeconds?: number;
      readonly decaySeconds?: number;
    }
  | {
      readonly kind: 'batch';
      /** Smallest job, and largest that is taken, in CPU-seconds of native work. */
      readonly jobSeconds: number;
      readonly capSeconds: number;
      /** Exponent of the Pareto tail of job sizes: the smaller, the heavier. */
      readonly alpha: number;
      /** Time in which all work that waits must be done, on the VM's own vCPUs; absent = judged by speed. */
      readonly deadlineSeconds?: number;
    };

/** A tenant whose number of VMs follows its load. `vms` of its spec are the most that it can have. */
export interface ElasticSpec {
  /** VMs that it has when it comes, and that its mean load is for. */
  readonly start: number;
  /** The rule that it comes with; absent = none until a player sets one. */
  readonly rule?: AutoscaleRule;
}

/** Keeps a metric near a target by changing the number of VMs. */
export interface AutoscaleRule {
  readonly metric: 'cpu' | 'latency';
  /** Percent of its vCPUs, or ms. */
  readonly target: number;
  readonly min: number;
  readonly max: number;
  /** Seconds after a change in which there is no other. */
  readonly cooldownS: number;
}

/** How autoscaling works, in seconds of machine time; what is absent is as published (see `kernel/scenario/autoscale-policy.ts`). */
export interface AutoscaleTimes {
  readonly everySeconds: number;
  readonly stabilisationSeconds: number;
  readonly tolerance: number;
  /** A change multiplies the number of VMs by this at most. */
  readonly maxStep: number;
  /** Time that a new VM takes before it can boot: its disk is copied, it gets a name. */
  readonly provisionSeconds: number;
}

/** Noise of neighbours: absent from a scenario's policies = none. */
export interface NoisePolicy {
  /** Multiplies the published spreads; 1 = as measured. */
  readonly factor: number;
  /** Seconds of machine time between two values; 60 as measured. */
  readonly everySeconds: number;
}

/** VMs that come and go by themselves, drawn from the population of a public cloud (see `population.ts`). */
export interface PopulationDemand {
  readonly kind: 'population';
  /** Deployments that arrive in an hour of business time, on average over the day. */
  readonly deploymentsPerHour: number;
  /** Whether an arriving VM is placed by the hall itself, where most memory is left; else a player places it. */
  readonly placesItself: boolean;
}
