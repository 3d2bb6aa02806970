import type { VmId } from '#shared/ids.ts';
import { STATUSES, TENANT_STATES, TIERS, type Tier, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** Whom service is owed to at present, and who gets it. */

const ABSENT = VM_STATES.indexOf('none');
const RUNNING = VM_STATES.indexOf('running');
const BREACH = STATUSES.indexOf('breach');
const ACTIVE = TENANT_STATES.indexOf('active');

/** Which VMs of a world are meant. */
export type Chosen = (world: World, vm: VmId) => boolean;

/** VMs of the customers of a tier. */
export function ofTier(tier: Tier): Chosen {
  const index = TIERS.indexOf(tier);
  return ({ vms, tenants }, vm) => tenants.tier[vms.tenant[vm]] === index;
}

/** VMs of the customers of a kind, by its name in the language files. */
export function ofArchetype(archetype: string): Chosen {
  return ({ vms, tenants, scenario }, vm) =>
    scenario.tenants[tenants.archetype[vms.tenant[vm]]].archetype === archetype;
}

/** Number of VMs, of those chosen, that are owed service. */
export function owedVms(chosen: Chosen): (world: World) => number {
  return (world) => countVms(world, (vm) => isOwed(world, vm) && chosen(world, vm));
}

/** Of those, the number that run and get what they were promised. */
export function wellServedVms(chosen: Chosen): (world: World) => number {
  return (world) => countVms(world, (vm) => isOwed(world, vm) && chosen(world, vm) && isServedWell(world, vm));
}

/** Number of VMs that are owed service and do not run. */
export function downVms(world: World): number {
  return countVms(world, (vm) => isOwed(world, vm) && world.vms.state[vm] !== RUNNING);
}

/** Whether a VM runs and gets what its customer was promised. */
function isServedWell({ vms }: World, vm: VmId): boolean {
  return vms.state[vm] === RUNNING && vms.status[vm] !== BREACH;
}

function isOwed({ vms, tenants, tick }: World, vm: VmId): boolean {
  const tenant = vms.tenant[vm];
  if (vms.state[vm] === ABSENT || tenants.state[tenant] !== ACTIVE) return false;
  return tick >= tenants.owedFromTick[tenant];
}

function countVms({ vms }: World, wanted: (vm: VmId) => boolean): number {
  let count = 0;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) if (wanted(vm)) count += 1;
  return count;
}
