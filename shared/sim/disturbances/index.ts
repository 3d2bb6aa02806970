import { correlatedPeak } from './correlated-peak.ts';
import { hostFailing } from './host-failing.ts';
import { hostFailure } from './host-failure.ts';
import { linkDown } from './link-down.ts';
import { ramp } from './ramp.ts';
import { tenantBurst } from './tenant-burst.ts';

/** Every disturbance, under the name that scenarios, instructors and language files know it by. */
export const DISTURBANCES = {
  hostFailure,
  hostFailing,
  correlatedPeak,
  tenantBurst,
  linkDown,
  ramp,
} as const;

export type DisturbanceName = keyof typeof DISTURBANCES;

/** What an instructor may make go wrong, in the order of the console. */
export const FAULTS = (Object.keys(DISTURBANCES) as DisturbanceName[]).filter((name) => DISTURBANCES[name].injectable);
