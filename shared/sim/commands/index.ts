import type { ValueOf } from '#shared/payload.ts';
import { acceptContract } from './accept-contract.ts';
import { acknowledgeIncident } from './acknowledge-incident.ts';
import { balloonVm } from './balloon-vm.ts';
import { buyHost } from './buy-host.ts';
import { cancelMigration } from './cancel-migration.ts';
import { declineContract } from './decline-contract.ts';
import { injectFault } from './inject-fault.ts';
import { migrateCold } from './migrate-cold.ts';
import { migrateLive } from './migrate-live.ts';
import { placeVm } from './place-vm.ts';
import { powerOffVm } from './power-off-vm.ts';
import { powerOnVm } from './power-on-vm.ts';
import { sellHost } from './sell-host.ts';
import { setAllocation } from './set-allocation.ts';
import { setHaReserve } from './set-ha-reserve.ts';
import { setMaintenance } from './set-maintenance.ts';
import { setOvercommit } from './set-overcommit.ts';
import { setSharing } from './set-sharing.ts';
import { sleepHost } from './sleep-host.ts';
import { throttleGuest } from './throttle-guest.ts';
import { wakeHost } from './wake-host.ts';

/** Every command, under the name that goes over the wire. */
export const COMMANDS = {
  placeVm,
  powerOffVm,
  powerOnVm,
  migrateLive,
  migrateCold,
  throttleGuest,
  cancelMigration,
  setAllocation,
  balloonVm,
  setSharing,
  setOvercommit,
  buyHost,
  sellHost,
  sleepHost,
  wakeHost,
  setMaintenance,
  setHaReserve,
  acceptContract,
  declineContract,
  acknowledgeIncident,
  injectFault,
} as const;

export type CommandName = keyof typeof COMMANDS;

/** A command with its arguments, as a union over all commands. */
export type CommandCall = {
  [N in CommandName]: { readonly name: N; readonly args: ValueOf<(typeof COMMANDS)[N]['payload']> };
}[CommandName];
