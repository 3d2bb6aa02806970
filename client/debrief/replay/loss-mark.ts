import { causeOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { LossAbout } from '../score/waterfall-steps.ts';

const NO_VM = VM_STATES.indexOf('none');
/** Statuses of VMs whose promise breaks or is about to. */
const IN_TROUBLE: readonly (typeof STATUSES)[number][] = ['watch', 'hot', 'breach'];

/** The VMs that a loss is about at a moment: those of the customer that suffer from the cause; else from anything; else all. */
export function vmsOfLoss(world: OpenWorld, { tenant, cause }: LossAbout): readonly number[] {
  const { vms, tenants } = world;
  const first = at(tenants.firstVm, tenant);
  const rows = Array.from({ length: at(tenants.vms, tenant) }, (_, i) => first + i);
  const there = rows.filter((vm) => at(vms.state, vm) !== NO_VM && at(vms.tenant, vm) === tenant);
  const ways = [
    there.filter((vm) => causeOf(world, vm) === cause),
    there.filter((vm) => IN_TROUBLE.includes(nameOf(STATUSES, at(vms.status, vm)))),
  ];
  return ways.find((found) => found.length > 0) ?? there;
}

/** VMs by the host that they stand on; `NONE` for those without one. */
export function byHost({ vms }: OpenWorld, rows: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const hosts = new Map<number, number[]>();
  for (const vm of rows) hosts.set(at(vms.host, vm), [...(hosts.get(at(vms.host, vm)) ?? []), vm]);
  return hosts;
}
