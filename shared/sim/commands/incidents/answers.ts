import type { DisturbanceName } from '../../kernel/codes/index.ts';
import type { CommandName } from '../index.ts';

/**
 * What a team can do about each disturbance, before or while it lasts; the order that helps most stands first. What is empty
 * needs no answer, or has none but to wait. A hall may know better: `Hall.answers`.
 */
export const ANSWERS: { readonly [N in DisturbanceName]: readonly CommandName[] } = {
  hostFailure: ['placeVm', 'setHaReserve', 'wakeHost', 'buyHost'],
  guestCrash: ['hardPowerOff', 'powerOffVm', 'powerOnVm'],
  kernelPanic: ['placeVm', 'setTechnique', 'migrateLive'],
  hostFailing: ['setMaintenance', 'migrateLive', 'wakeHost', 'buyHost'],
  correlatedPeak: ['migrateLive', 'wakeHost', 'setAllocation', 'balloonVm', 'setOvercommit'],
  tenantBurst: ['migrateLive', 'setAllocation', 'setAutoscale', 'wakeHost'],
  linkDown: ['setAllocation', 'migrateCold', 'switchToPostCopy'],
  ramp: ['wakeHost', 'migrateLive', 'setAutoscale', 'buyHost'],
  coolingFault: ['setCooling', 'setPowerCap', 'migrateLive', 'sleepHost'],
  coolerFailure: ['setCooling', 'setPowerCap', 'migrateLive', 'sleepHost'],
  tariffSpike: ['sleepHost', 'setPowerSaving', 'setEnergyPlan', 'setPowerCap'],
  utilityOutage: ['setPowerCap', 'sleepHost', 'migrateLive', 'setEnergyPlan'],
  noisyNeighbour: ['migrateLive', 'pinVm', 'setAllocation'],
  unmodifiedGuest: ['acceptContract', 'declineContract', 'setTechnique', 'setHypervisor'],
  foreignIsa: ['acceptContract', 'declineContract', 'setTechnique'],
  bigDeal: ['acceptContract', 'wakeHost', 'buyHost', 'declineContract'],
  priceWar: ['renegotiateContract', 'setPrice', 'payGoodwill'],
  quietHour: [],
  memoryLeak: ['powerOffVm', 'balloonVm', 'setAllocation', 'migrateLive'],
  datastoreFilling: ['deleteSnapshot', 'growDatastore', 'migrateStorage', 'setThin'],
  badImage: ['auditImage', 'isolateVm', 'revertSnapshot', 'forensicSnapshot', 'deployTemplate'],
  duplicateIdentity: ['renewIdentity', 'powerOffVm', 'isolateVm'],
  dom0Wedged: ['restartDom0', 'migrateLive', 'setIoPath'],
  stealthHang: ['setTechnique', 'powerOffVm', 'declineContract'],
  uplinkSaturated: ['setIoPath', 'throttleGuest', 'migrateLive'],
  escapeAdvisory: ['patchHost', 'setRollingPatch', 'quarantineHost', 'setIoPath'],
  sideChannelAdvisory: ['setCoreScheduling', 'setSharing', 'setZone', 'migrateLive'],
  auditRequest: ['answerAudit', 'setZone', 'setSharing', 'migrateLive'],
  rackPower: ['migrateLive', 'setHaReserve', 'spreadTenant', 'placeVm'],
  maintenanceOrder: ['setMaintenance', 'migrateLive', 'wakeHost', 'buyHost'],
  patchDue: ['patchHost', 'setRollingPatch', 'setMaintenance', 'migrateLive'],
};
