import type { ValueOf } from '#shared/payload.ts';
import { acceptContract } from './accept-contract.ts';
import { acknowledgeIncident } from './acknowledge-incident.ts';
import { addHostRule } from './add-host-rule.ts';
import { addRule } from './add-rule.ts';
import { announceMaintenance } from './announce-maintenance.ts';
import { balloonVm } from './balloon-vm.ts';
import { buyHost } from './buy-host.ts';
import { cancelMigration } from './cancel-migration.ts';
import { declineContract } from './decline-contract.ts';
import { injectFault } from './inject-fault.ts';
import { migrateCold } from './migrate-cold.ts';
import { migrateLive } from './migrate-live.ts';
import { migratePostCopy } from './migrate-post-copy.ts';
import { migrateSuspended } from './migrate-suspended.ts';
import { payGoodwill } from './pay-goodwill.ts';
import { pinVm } from './pin-vm.ts';
import { placeVm } from './place-vm.ts';
import { powerOffVm } from './power-off-vm.ts';
import { powerOnVm } from './power-on-vm.ts';
import { removeRule } from './remove-rule.ts';
import { renegotiateContract } from './renegotiate-contract.ts';
import { repayLoan } from './repay-loan.ts';
import { resizeVm } from './resize-vm.ts';
import { sellHost } from './sell-host.ts';
import { setAllocation } from './set-allocation.ts';
import { setAutoscale } from './set-autoscale.ts';
import { setCompression } from './set-compression.ts';
import { setCooling } from './set-cooling.ts';
import { setEnergyPlan } from './set-energy-plan.ts';
import { setHaReserve } from './set-ha-reserve.ts';
import { setMaintenance } from './set-maintenance.ts';
import { setOvercommit } from './set-overcommit.ts';
import { setPatching } from './set-patching.ts';
import { setPowerCap } from './set-power-cap.ts';
import { setPrice } from './set-price.ts';
import { setSharing } from './set-sharing.ts';
import { setSlice } from './set-slice.ts';
import { sleepHost } from './sleep-host.ts';
import { spreadTenant } from './spread-tenant.ts';
import { switchToPostCopy } from './switch-to-post-copy.ts';
import { takeLoan } from './take-loan.ts';
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
  buyHost,
  sellHost,
  sleepHost,
  wakeHost,
  setMaintenance,
  setHaReserve,
  addRule,
  addHostRule,
  spreadTenant,
  removeRule,
  acceptContract,
  declineContract,
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
} as const;

export type CommandName = keyof typeof COMMANDS;

/** A command with its arguments, as a union over all commands. */
export type CommandCall = {
  [N in CommandName]: { readonly name: N; readonly args: ValueOf<(typeof COMMANDS)[N]['payload']> };
}[CommandName];
