import type { ValueOf } from '#shared/payload.ts';
import { announceMaintenance } from './cluster/announce-maintenance.ts';
import { applySuggestion } from './cluster/apply-suggestion.ts';
import { buyHost } from './cluster/buy-host.ts';
import { patchHost } from './cluster/patch-host.ts';
import { sellHost } from './cluster/sell-host.ts';
import { setBalancer } from './cluster/set-balancer.ts';
import { setHaPriority } from './cluster/set-ha-priority.ts';
import { setHaReserve } from './cluster/set-ha-reserve.ts';
import { setMaintenance } from './cluster/set-maintenance.ts';
import { setPowerSaving } from './cluster/set-power-saving.ts';
import { setRollingPatch } from './cluster/set-rolling-patch.ts';
import { sleepHost } from './cluster/sleep-host.ts';
import { wakeHost } from './cluster/wake-host.ts';
import { pinVm } from './cpu/pin-vm.ts';
import { setAllocation } from './cpu/set-allocation.ts';
import { setSlice } from './cpu/set-slice.ts';
import { throttleGuest } from './cpu/throttle-guest.ts';
import { setCooling } from './facility/set-cooling.ts';
import { setEnergyPlan } from './facility/set-energy-plan.ts';
import { setPowerCap } from './facility/set-power-cap.ts';
import { acknowledgeIncident } from './incidents/acknowledge-incident.ts';
import { injectFault } from './incidents/inject-fault.ts';
import { hardPowerOff } from './lifecycle/hard-power-off.ts';
import { powerOffVm } from './lifecycle/power-off-vm.ts';
import { powerOnVm } from './lifecycle/power-on-vm.ts';
import { renewIdentity } from './lifecycle/renew-identity.ts';
import { resizeVm } from './lifecycle/resize-vm.ts';
import { resumeVm } from './lifecycle/resume-vm.ts';
import { suspendVm } from './lifecycle/suspend-vm.ts';
import { balloonVm } from './memory/balloon-vm.ts';
import { installDriver } from './memory/install-driver.ts';
import { setBallooning } from './memory/set-ballooning.ts';
import { setCompression } from './memory/set-compression.ts';
import { setHeap } from './memory/set-heap.ts';
import { setIdleTax } from './memory/set-idle-tax.ts';
import { setLargePages } from './memory/set-large-pages.ts';
import { setOvercommit } from './memory/set-overcommit.ts';
import { setPatching } from './memory/set-patching.ts';
import { setSharing } from './memory/set-sharing.ts';
import { setSwapping } from './memory/set-swapping.ts';
import { cancelMigration } from './migration/cancel-migration.ts';
import { migrateCold } from './migration/migrate-cold.ts';
import { migrateLive } from './migration/migrate-live.ts';
import { migratePostCopy } from './migration/migrate-post-copy.ts';
import { migrateSuspended } from './migration/migrate-suspended.ts';
import { switchToPostCopy } from './migration/switch-to-post-copy.ts';
import { addHostRule } from './placement/add-host-rule.ts';
import { addRule } from './placement/add-rule.ts';
import { placeVm } from './placement/place-vm.ts';
import { placeVms } from './placement/place-vms.ts';
import { removeRule } from './placement/remove-rule.ts';
import { spreadTenant } from './placement/spread-tenant.ts';
import { takeBackVms } from './placement/take-back-vms.ts';
import { answerAudit } from './security/answer-audit.ts';
import { auditImage } from './security/audit-image.ts';
import { isolateVm } from './security/isolate-vm.ts';
import { patchGuest } from './security/patch-guest.ts';
import { quarantineHost } from './security/quarantine-host.ts';
import { setCoreScheduling } from './security/set-core-scheduling.ts';
import { setZone } from './security/set-zone.ts';
import { cloneVm } from './storage/clone-vm.ts';
import { deleteSnapshot } from './storage/delete-snapshot.ts';
import { deployTemplate } from './storage/deploy-template.ts';
import { forensicSnapshot } from './storage/forensic-snapshot.ts';
import { growDatastore } from './storage/grow-datastore.ts';
import { makeTemplate } from './storage/make-template.ts';
import { migrateStorage } from './storage/migrate-storage.ts';
import { revertSnapshot } from './storage/revert-snapshot.ts';
import { setThin } from './storage/set-thin.ts';
import { takeSnapshot } from './storage/take-snapshot.ts';
import { acceptContract } from './tenants/accept-contract.ts';
import { declineContract } from './tenants/decline-contract.ts';
import { payGoodwill } from './tenants/pay-goodwill.ts';
import { publishStack } from './tenants/publish-stack.ts';
import { renegotiateContract } from './tenants/renegotiate-contract.ts';
import { repayLoan } from './tenants/repay-loan.ts';
import { setAutoscale } from './tenants/set-autoscale.ts';
import { setPrice } from './tenants/set-price.ts';
import { takeLoan } from './tenants/take-loan.ts';
import { restartDom0 } from './virtualization/restart-dom0.ts';
import { setDom0Vcpus } from './virtualization/set-dom0-vcpus.ts';
import { setHypervisor } from './virtualization/set-hypervisor.ts';
import { setIoPath } from './virtualization/set-io-path.ts';
import { setPaging } from './virtualization/set-paging.ts';
import { setTechnique } from './virtualization/set-technique.ts';

/** Every command, under the name that goes over the wire. */
export const COMMANDS = {
  placeVm,
  placeVms,
  takeBackVms,
  powerOffVm,
  powerOnVm,
  migrateLive,
  migrateCold,
  migratePostCopy,
  migrateSuspended,
  migrateStorage,
  switchToPostCopy,
  throttleGuest,
  cancelMigration,
  setAllocation,
  balloonVm,
  pinVm,
  resizeVm,
  setSharing,
  setSlice,
  setCompression,
  setPatching,
  setOvercommit,
  setBallooning,
  setSwapping,
  installDriver,
  setHeap,
  setIdleTax,
  buyHost,
  sellHost,
  sleepHost,
  wakeHost,
  setMaintenance,
  setHaReserve,
  setBalancer,
  applySuggestion,
  setPowerSaving,
  setHaPriority,
  patchHost,
  setRollingPatch,
  addRule,
  addHostRule,
  spreadTenant,
  removeRule,
  acceptContract,
  declineContract,
  setHypervisor,
  setTechnique,
  setIoPath,
  setDom0Vcpus,
  setPaging,
  setLargePages,
  restartDom0,
  acknowledgeIncident,
  setCooling,
  setPowerCap,
  setEnergyPlan,
  injectFault,
  setAutoscale,
  setPrice,
  payGoodwill,
  takeLoan,
  repayLoan,
  renegotiateContract,
  announceMaintenance,
  publishStack,
  takeSnapshot,
  revertSnapshot,
  deleteSnapshot,
  forensicSnapshot,
  cloneVm,
  makeTemplate,
  deployTemplate,
  renewIdentity,
  setThin,
  growDatastore,
  hardPowerOff,
  suspendVm,
  resumeVm,
  auditImage,
  isolateVm,
  quarantineHost,
  setZone,
  setCoreScheduling,
  patchGuest,
  answerAudit,
} as const;

export type CommandName = keyof typeof COMMANDS;

/** A command with its arguments, as a union over all commands. */
export type CommandCall = {
  [N in CommandName]: { readonly name: N; readonly args: ValueOf<(typeof COMMANDS)[N]['payload']> };
}[CommandName];
