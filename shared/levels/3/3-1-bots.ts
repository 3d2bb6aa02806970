import type { Bot } from '#shared/bots/bot.ts';
import { bringTo, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, HYPERVISORS, TECHNIQUES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';

const ON = HOST_STATES.indexOf('on');
const CONTAINER_HOST = HYPERVISORS.indexOf('containerHost');
const CONTAINER = TECHNIQUES.indexOf('container');
const OFF = VM_STATES.indexOf('off');

/** Makes hosts of containers of these hosts, and spreads containers over them and machines over the others. */
export function containerOperator(id: Bot['id'], kernels: readonly HostId[]): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        for (const host of kernels)
          propose(plan, { name: 'setHypervisor', args: { host, hypervisor: 'containerHost' } });
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++)
          if (world.vms.state[vm] === OFF) place(plan, vm, kernels.length);
      }),
  };
}

/** No kernel gets more than its part, also while another one starts again. */
function place(plan: Plan, vm: VmId, kernels: number): void {
  const { hosts, vms } = plan.world;
  if (vms.host[vm] !== NONE) {
    propose(plan, { name: 'powerOnVm', args: { vm } });
    return;
  }
  const most = vms.technique.filter((technique) => technique === CONTAINER).length / kernels;
  const isContainer = vms.technique[vm] === CONTAINER;
  const open = plan.outlooks.filter(
    ({ host }) =>
      hosts.state[host] === ON &&
      (hosts.hypervisor[host] === CONTAINER_HOST) === isContainer &&
      guestsOn(plan, host) < most,
  );
  const [best] = open.sort((a, b) => b.freeMib - a.freeMib);
  if (best === undefined || !propose(plan, { name: 'placeVm', args: { vm, host: best.host } })) return;
  bringTo(plan, vm, best.host);
}

/** Guests of a host, and those that this turn sends there. */
function guestsOn({ world, calls }: Plan, host: HostId): number {
  return (
    world.hosts.vms[host] + calls.filter(({ args }) => 'vm' in args && 'host' in args && args.host === host).length
  );
}
