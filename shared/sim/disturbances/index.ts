import { auditRequest } from './audit-request.ts';
import { badImage } from './bad-image.ts';
import { bigDeal } from './big-deal.ts';
import { coolerFailure } from './cooler-failure.ts';
import { coolingFault } from './cooling-fault.ts';
import { correlatedPeak } from './correlated-peak.ts';
import { datastoreFilling } from './datastore-filling.ts';
import { dom0Wedged } from './dom0-wedged.ts';
import { duplicateIdentity } from './duplicate-identity.ts';
import { escapeAdvisory } from './escape-advisory.ts';
import { foreignIsa } from './foreign-isa.ts';
import { hostFailing } from './host-failing.ts';
import { hostFailure } from './host-failure.ts';
import { linkDown } from './link-down.ts';
import { maintenanceOrder } from './maintenance-order.ts';
import { memoryLeak } from './memory-leak.ts';
import { noisyNeighbour } from './noisy-neighbour.ts';
import { patchDue } from './patch-due.ts';
import { priceWar } from './price-war.ts';
import { quietHour } from './quiet-hour.ts';
import { rackPower } from './rack-power.ts';
import { ramp } from './ramp.ts';
import { sideChannelAdvisory } from './side-channel-advisory.ts';
import { stealthHang } from './stealth-hang.ts';
import { tariffSpike } from './tariff-spike.ts';
import { tenantBurst } from './tenant-burst.ts';
import { unmodifiedGuest } from './unmodified-guest.ts';
import { uplinkSaturated } from './uplink-saturated.ts';
import { utilityOutage } from './utility-outage.ts';

/** Every disturbance, under the name that scenarios, instructors and language files know it by. */
export const DISTURBANCES = {
  hostFailure,
  hostFailing,
  correlatedPeak,
  tenantBurst,
  linkDown,
  ramp,
  coolingFault,
  coolerFailure,
  tariffSpike,
  utilityOutage,
  noisyNeighbour,
  unmodifiedGuest,
  foreignIsa,
  bigDeal,
  priceWar,
  quietHour,
  memoryLeak,
  datastoreFilling,
  badImage,
  duplicateIdentity,
  dom0Wedged,
  stealthHang,
  uplinkSaturated,
  escapeAdvisory,
  sideChannelAdvisory,
  auditRequest,
  rackPower,
  maintenanceOrder,
  patchDue,
} as const;

export type DisturbanceName = keyof typeof DISTURBANCES;

/** What an instructor may make go wrong, in the order of the console. */
export const FAULTS = (Object.keys(DISTURBANCES) as DisturbanceName[]).filter((name) => DISTURBANCES[name].injectable);
