/** How hosts fail and are repaired. */
export interface FailureModel {
  /** Parts of each host; their yearly rates add up and replace `hostMtbfHours`. */
  readonly parts?: { readonly dimms: number; readonly ssds: number; readonly hdds?: number };
  /** How many times sooner than that, so that a lesson sees failures; absent = 1. */
  readonly acceleration?: number;
  /** Shape of the Weibull distribution of the time to a failure; 1, or absent: constant hazard. Below 1: new ones fail soonest. */
  readonly weibullShape?: number;
  /** Repairs take `hostRepairHours` each (`fixed`, or absent), or that on average (`exponential`). */
  readonly repair?: 'fixed' | 'exponential';
}
