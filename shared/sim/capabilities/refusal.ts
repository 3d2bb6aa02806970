import type { HostId, VmId } from '#shared/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { clonesOf } from './file-work.ts';
import { HOST_CONDITIONS } from './host-conditions.ts';
import { HOST_OPERATIONS, type HostOperation, type HostReason } from './host-operations.ts';
import { VM_CONDITIONS, type VmCondition } from './vm-conditions.ts';
import { VM_OPERATIONS, type VmOperation, type VmReason } from './vm-operations.ts';

/** Conditions of an operation with their reasons, in the order in which they are asked. */
type Asked<R> = readonly { readonly holds: (world: OpenWorld, row: number) => boolean; readonly reason: R }[];

const OF_VMS = compiled<VmOperation, VmReason>(VM_OPERATIONS, VM_CONDITIONS);
const OF_HOSTS = compiled<HostOperation, HostReason>(HOST_OPERATIONS, HOST_CONDITIONS);

/** Why something cannot be done with a VM as it is, or nothing. */
export function vmRefusal(world: OpenWorld, operation: VmOperation, vm: VmId): Refusal | undefined {
  for (const { holds, reason } of OF_VMS[operation]) if (holds(world, vm)) return vmReason(world, reason, vm);
  return undefined;
}

/** Why something cannot be done with a host as it is, or nothing. */
export function hostRefusal(world: OpenWorld, operation: HostOperation, host: HostId): Refusal | undefined {
  for (const { holds, reason } of OF_HOSTS[operation]) if (holds(world, host)) return { code: reason, host };
  return undefined;
}

/** Whether a condition holds for a VM. */
export function vmIs(world: OpenWorld, condition: VmCondition, vm: number): boolean {
  return VM_CONDITIONS[condition](world, vm);
}

function vmReason(world: OpenWorld, code: VmReason, vm: VmId): Refusal {
  switch (code) {
    case 'hasSnapshots':
      return { code, vm, snapshots: world.vms.snapshots[vm] };
    case 'hasClones':
      return { code, vm, clones: clonesOf(world, vm) };
    default:
      return { code, vm };
  }
}

function compiled<O extends string, R>(
  operations: { readonly [N in O]: { readonly [condition: string]: R | undefined } },
  conditions: { readonly [condition: string]: (world: OpenWorld, row: number) => boolean },
): { readonly [N in O]: Asked<R> } {
  const asked = (rules: { readonly [condition: string]: R | undefined }): Asked<R> =>
    Object.entries(conditions).flatMap(([name, holds]) => {
      const reason = rules[name];
      return reason === undefined ? [] : [{ holds, reason }];
    });
  return Object.fromEntries(
    Object.entries<(typeof operations)[O]>(operations).map(([name, rules]) => [name, asked(rules)]),
  ) as {
    [N in O]: Asked<R>;
  };
}
