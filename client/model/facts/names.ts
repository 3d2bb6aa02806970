import type { Subject } from '#client/model/state/subject.ts';
import { tenantNameIn } from '#client/words/tenant-name.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at } from './cell.ts';

/** As much of a world as names need; a mirror has it, and what a recording keeps of its rows. */
export interface NamedWorld extends Pick<OpenWorld, 'scenario'> {
  readonly vms: { readonly tenant: ArrayLike<number> };
  readonly tenants: { readonly firstVm: ArrayLike<number>; readonly archetype: ArrayLike<number> };
}

/** `Host 3`. Rows count from 0, people from 1. */
export function hostName(host: number): string {
  return t('play.hostName', { no: host + 1 });
}

/** `Datastore 1`. */
export function datastoreName(datastore: number): string {
  return t('play.datastoreName', { no: datastore + 1 });
}

/** `Corner Shop 3`: a VM is called after its tenant and its place among the tenant's VMs. */
export function vmName(world: NamedWorld, vm: number): string {
  const tenant = at(world.vms.tenant, vm);
  if (tenant === NONE) return t('play.vmName', { tenant: t('play.vm'), no: vm + 1 });
  return t('play.vmName', { tenant: tenantName(world, tenant), no: vmNumber(world, vm) });
}

/** Place of a VM among its tenant's VMs, from 1. */
export function vmNumber(world: NamedWorld, vm: number): number {
  return vm - at(world.tenants.firstVm, at(world.vms.tenant, vm)) + 1;
}

/** The kind of tenant, as the language files know it. */
export function archetypeOf(world: NamedWorld, tenant: number): string {
  return world.scenario.tenants[at(world.tenants.archetype, tenant)]?.archetype ?? '';
}

/** `Corner Shop`; a second contract of the same kind is `Corner Shop B`. */
export function tenantName(world: NamedWorld, tenant: number): string {
  return tenantNameIn(world.scenario, at(world.tenants.archetype, tenant));
}

/** The model of a host: `M`. */
export function modelName(world: OpenWorld, model: number): string {
  const id = world.scenario.hostModels[model]?.id ?? '';
  return t(`model.${id}`);
}

export function subjectName(world: NamedWorld, subject: Subject): string {
  switch (subject.kind) {
    case 'host':
      return hostName(subject.row);
    case 'vm':
      return vmName(world, subject.row);
    case 'tenant':
      return tenantName(world, subject.row);
    case 'datastore':
      return datastoreName(subject.row);
  }
}

/** Who sits at a seat: `Ana`, `the instructor`, `the hall itself`. */
export function seatName(seats: readonly { readonly no: number; readonly name: string }[], by: number): string {
  if (by === -2) return t('play.byInstructor');
  return seats.find((seat) => seat.no === by)?.name ?? t('play.byItself');
}
