import type { EnergyPlan } from '../codes/index.ts';
import type { FailureModel } from './failure-spec.ts';

/** The building of a scenario: money at the start, networks, power, cooling, and how often hosts fail. */
export interface Facility {
  readonly startCents: number;
  readonly migrationMbit: number;
  /** Whether guests of one tenant on different hosts talk over the migration network too; absent = they have one of their own. */
  readonly oneNetwork?: boolean;
  /** Way out of the hall for guests, Mbit/s; absent = as much as they want. */
  readonly uplinkMbit?: number;
  /** Energy of the facility over that of its servers, at the cooling set-point of 22 °C. */
  readonly pue: number;
  /** Cents per kWh of business time, by day and by night (22–6 h). */
  readonly dayCentsPerKwh: number;
  readonly nightCentsPerKwh: number;
  /** What is paid for the highest quarter of an hour of each day, cents per kW of the facility; absent = nothing. */
  readonly demandCentsPerKw?: number;
  /** Absent = `flat`. */
  readonly energyPlan?: EnergyPlan;
  /**
   * How the energy of a tick follows from power. `step`: the power of its end holds all through it. `trapezoid`: the mean of
   * the power at its two ends, and the first tick is free (rule of the CloudSim consolidation experiments). Absent = `step`.
   */
  readonly energyRule?: 'step' | 'trapezoid';
  /** Mean time between unannounced host failures, business hours per host; 0 = none. */
  readonly hostMtbfHours: number;
  /** Business hours until a failed host is there again; absent = 5.92 (LANL nodes, Failure Trace Archive). */
  readonly hostRepairHours?: number;
  /** How hosts fail, where it differs from a constant hazard by `hostMtbfHours`. */
  readonly failures?: FailureModel;
  /** Absent = two units, each of which is enough for all hosts that the hall has places for (N+1). */
  readonly cooling?: CoolingSpec;
  /** Absent = no breaker in reach, and batteries for five minutes of all that the hall has places for, with a generator. */
  readonly electricity?: ElectricitySpec;
}

/** Air conditioning of the room. */
export interface CoolingSpec {
  readonly units: number;
  /** Heat that one unit takes away, W. */
  readonly unitW: number;
  /** Temperature of the air that racks are given, °C; absent = 22. */
  readonly setPointC?: number;
  /** Machine seconds until a unit that stopped cools again; absent = 180. */
  readonly restartSeconds?: number;
}

export interface ElectricitySpec {
  /** What the breaker of a rack is rated for, W; absent = more than can be drawn. */
  readonly rackBreakerW?: number;
  /** What the feed of the room is rated for, W; absent = more than can be drawn. */
  readonly roomBreakerW?: number;
  /** What all hosts could draw at once, in percent of 80 % of a breaker's rating; absent = 100. */
  readonly oversubscribePercent?: number;
  /** Absent = five minutes of all that the hall has places for, with a generator. */
  readonly ups?: UpsSpec;
}

/** Batteries that carry the servers, but not the cooling, until a generator runs. */
export interface UpsSpec {
  readonly energyKwh: number;
  readonly generator: boolean;
  /** Machine seconds until the generator carries the load; absent = 15. */
  readonly generatorSeconds?: number;
}
