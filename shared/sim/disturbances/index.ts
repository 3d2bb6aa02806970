import type { DisturbanceName } from '../kernel/codes/index.ts';
import { hostFailing } from './cluster/host-failing.ts';
import { hostFailure } from './cluster/host-failure.ts';
import { kernelPanic } from './cluster/kernel-panic.ts';
import { maintenanceOrder } from './cluster/maintenance-order.ts';
import { patchDue } from './cluster/patch-due.ts';
import { quietHour } from './cluster/quiet-hour.ts';
import { noisyNeighbour } from './cpu/noisy-neighbour.ts';
import type { Disturbance } from './define.ts';
import { coolerFailure } from './facility/cooler-failure.ts';
import { coolingFault } from './facility/cooling-fault.ts';
import { rackPower } from './facility/rack-power.ts';
import { tariffSpike } from './facility/tariff-spike.ts';
import { utilityOutage } from './facility/utility-outage.ts';
import { guestCrash } from './lifecycle/guest-crash.ts';
import { memoryLeak } from './memory/memory-leak.ts';
import { linkDown } from './network/link-down.ts';
import { uplinkSaturated } from './network/uplink-saturated.ts';
import { auditRequest } from './security/audit-request.ts';
import { badImage } from './security/bad-image.ts';
import { escapeAdvisory } from './security/escape-advisory.ts';
import { sideChannelAdvisory } from './security/side-channel-advisory.ts';
import { datastoreFilling } from './storage/datastore-filling.ts';
import { duplicateIdentity } from './storage/duplicate-identity.ts';
import { bigDeal } from './tenants/big-deal.ts';
import { correlatedPeak } from './tenants/correlated-peak.ts';
import { priceWar } from './tenants/price-war.ts';
import { ramp } from './tenants/ramp.ts';
import { tenantBurst } from './tenants/tenant-burst.ts';
import { dom0Wedged } from './virtualization/dom0-wedged.ts';
import { foreignIsa } from './virtualization/foreign-isa.ts';
import { stealthHang } from './virtualization/stealth-hang.ts';
import { unmodifiedGuest } from './virtualization/unmodified-guest.ts';

export type { DisturbanceName };

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
  guestCrash,
  kernelPanic,
} as const satisfies { readonly [N in DisturbanceName]: Disturbance };

/** What an instructor may make go wrong, in the order of the console. */
export const FAULTS = (Object.keys(DISTURBANCES) as DisturbanceName[]).filter((name) => DISTURBANCES[name].injectable);
