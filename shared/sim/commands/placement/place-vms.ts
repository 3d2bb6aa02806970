import type { HostId, VmId } from '#shared/ids.ts';
import { pairs } from '#shared/payload.ts';
import { hostRefusal, vmRefusal } from '../../capabilities/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { defineCommand } from '../define.ts';
import { placeVm } from './place-vm.ts';

/** VMs of one order; more than any tenant has. Design value. */
export const PLACEMENTS_MOST = 64;

/**
 * Puts several VMs on hosts, one after the other in the order given. Whoever finds no place any more when its turn comes is
 * left out: a teammate may have been quicker. It is refused only if it could place nobody.
 */
export const placeVms = defineCommand({
  payload: { placements: pairs<VmId, HostId>('vms', 'hosts', PLACEMENTS_MOST) },

  check(world, { placements }) {
    const refusals = placements.map(([vm, host]) => refusalOf(world, vm, host));
    return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
  },

  apply(world, { placements }, by) {
    for (const [vm, host] of placements) {
      if (refusalOf(world, vm, host) === undefined) placeVm.apply(world, { vm, host }, by);
    }
  },
});

function refusalOf(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return vmRefusal(world, 'place', vm) ?? hostRefusal(world, 'receive', host) ?? placeVm.check(world, { vm, host });
}
