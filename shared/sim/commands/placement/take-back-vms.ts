import type { HostId, VmId } from '#shared/ids.ts';
import { pairs } from '#shared/payload.ts';
import { vmRefusal } from '../../capabilities/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { withdraw } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';
import { PLACEMENTS_MOST } from './place-vms.ts';

/**
 * Takes VMs off the hosts on which they were put, while they still boot: nothing has run there yet that could be lost. Whoever
 * runs by now stays; it is refused only if nobody could be taken back.
 */
export const takeBackVms = defineCommand({
  payload: { placements: pairs<VmId, HostId>('vms', 'hosts', PLACEMENTS_MOST) },

  check(world, { placements }) {
    const refusals = placements.map(([vm, host]) => refusalOf(world, vm, host));
    return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
  },

  apply(world, { placements }, by) {
    for (const [vm, host] of placements) {
      if (refusalOf(world, vm, host)) continue;
      withdraw(world, vm);
      world.events.push({ type: 'vmTakenBack', vm, host, by });
    }
  },
});

function refusalOf(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const unfit = vmRefusal(world, 'takeBack', vm);
  if (unfit) return unfit;
  return world.vms.host[vm] === host ? undefined : { code: 'vmIsNotPlaced', vm };
}
