import type { ValueOf } from '#shared/payload.ts';
import { acceptContract } from './accept-contract.ts';
import { acknowledgeIncident } from './acknowledge-incident.ts';
import { addHostRule } from './add-host-rule.ts';
import { addRule } from './add-rule.ts';
import { announceMaintenance } from './announce-maintenance.ts';
import { answerAudit } from './answer-audit.ts';
import { applySuggestion } from './apply-suggestion.ts';
import { auditImage } from './audit-image.ts';
import { balloonVm } from './balloon-vm.ts';
import { buyHost } from './buy-host.ts';
import { cancelMigration } from './cancel-migration.ts';
import { cloneVm } from './clone-vm.ts';
import { declineContract } from './decline-contract.ts';
import { deleteSnapshot } from './delete-snapshot.ts';
import { deployTemplate } from './deploy-template.ts';
import { forensicSnapshot } from './forensic-snapshot.ts';
import { growDatastore } from './grow-datastore.ts';
import { hardPowerOff } from './hard-power-off.ts';
import { injectFault } from './inject-fault.ts';
import { isolateVm } from './isolate-vm.ts';
import { makeTemplate } from './make-template.ts';
import { migrateCold } from './migrate-cold.ts';
import { migrateLive } from './migrate-live.ts';
import { migratePostCopy } from './migrate-post-copy.ts';
import { migrateStorage } from './migrate-storage.ts';
import { migrateSuspended } from './migrate-suspended.ts';
import { patchGuest } from './patch-guest.ts';
import { patchHost } from './patch-host.ts';
import { payGoodwill } from './pay-goodwill.ts';
import { pinVm } from './pin-vm.ts';
import { placeVm } from './place-vm.ts';
import { powerOffVm } from './power-off-vm.ts';
import { powerOnVm } from './power-on-vm.ts';
import { publishStack } from './publish-stack.ts';
import { quarantineHost } from './quarantine-host.ts';
import { removeRule } from './remove-rule.ts';
import { renegotiateContract } from './renegotiate-contract.ts';
import { renewIdentity } from './renew-identity.ts';
import { repayLoan } from './repay-loan.ts';
import { resizeVm } from './resize-vm.ts';
import { restartDom0 } from './restart-dom0.ts';
import { resumeVm } from './resume-vm.ts';
import { revertSnapshot } from './revert-snapshot.ts';
import { sellHost } from './sell-host.ts';
import { setAllocation } from './set-allocation.ts';
import { setAutoscale } from './set-autoscale.ts';
import { setBalancer } from './set-balancer.ts';
import { setCompression } from './set-compression.ts';
import { setCooling } from './set-cooling.ts';
import { setCoreScheduling } from './set-core-scheduling.ts';
import { setDom0Vcpus } from './set-dom0-vcpus.ts';
import { setEnergyPlan } from './set-energy-plan.ts';
import { setHaPriority } from './set-ha-priority.ts';
import { setHaReserve } from './set-ha-reserve.ts';
import { setHypervisor } from './set-hypervisor.ts';
import { setIdleTax } from './set-idle-tax.ts';
import { setIoPath } from './set-io-path.ts';
import { setLargePages } from './set-large-pages.ts';
import { setMaintenance } from './set-maintenance.ts';
import { setOvercommit } from './set-overcommit.ts';
import { setPaging } from './set-paging.ts';
import { setPatching } from './set-patching.ts';
import { setPowerCap } from './set-power-cap.ts';
import { setPowerSaving } from './set-power-saving.ts';
import { setPrice } from './set-price.ts';
import { setRollingPatch } from './set-rolling-patch.ts';
import { setSharing } from './set-sharing.ts';
import { setSlice } from './set-slice.ts';
import { setTechnique } from './set-technique.ts';
import { setThin } from './set-thin.ts';
import { setZone } from './set-zone.ts';
import { sleepHost } from './sleep-host.ts';
import { spreadTenant } from './spread-tenant.ts';
import { suspendVm } from './suspend-vm.ts';
import { switchToPostCopy } from './switch-to-post-copy.ts';
import { takeLoan } from './take-loan.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { throttleGuest } from './throttle-guest.ts';
import { wakeHost } from './wake-host.ts';

/** Every command, under the name that goes over the wire. */
export const COMMANDS = {
  placeVm,
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
