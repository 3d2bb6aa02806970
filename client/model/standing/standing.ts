import type { Incident } from '#client/model/facts/incidents.ts';
import type { Cause, Status } from '#shared/sim/kernel/codes/index.ts';

/** How a thing of the hall stands, and why: the first thing that is said of it, everywhere in the same words. */
export interface Standing {
  readonly status: Status;
  /** Its cause in a word or two with its figure (`STEAL 38 %`); empty while nothing is wrong. */
  readonly badge: string;
  /** The cause that the badge stands for, where it is one. */
  readonly cause: Cause;
  /** The cause as a sentence. */
  readonly sentence: string;
  /** Tick since when it needs somebody; absent while it does not. */
  readonly sinceTick: number | undefined;
  readonly cost: Cost;
}

/** How long until something costs. Times are seconds of the hall. */
export interface Cost {
  /** Whether a promise is broken now: each second counts. */
  readonly now: boolean;
  /** Seconds until it begins to cost (a failing host: until it dies); absent when it does already or no loss is in sight. */
  readonly inS: number | undefined;
  /** Seconds until the next credit falls due at the present rate. */
  readonly creditInS: number | undefined;
  /** Whether `inS` is the time to a host's death. */
  readonly dies: boolean;
}

/** Tick since when the first of these incidents is there. */
export function sinceOf(incidents: readonly Incident[]): number | undefined {
  return least(incidents.map(({ sinceTick }) => sinceTick));
}

/** What all these incidents cost together: the soonest of each. */
export function costOf(incidents: readonly Incident[]): Cost {
  return {
    now: incidents.some(({ costsNow }) => costsNow),
    inS: least(incidents.map(({ costsInS }) => costsInS)),
    creditInS: least(incidents.map(({ creditInS }) => creditInS)),
    dies: incidents[0]?.kind === 'hostFailing',
  };
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
