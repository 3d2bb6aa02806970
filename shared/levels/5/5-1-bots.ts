import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { VmId } from '#shared/ids.ts';
import { GUESTS, VM_STATES, WORKLOADS } from '#shared/sim/kernel/codes/index.ts';

const SENDER = WORKLOADS.indexOf('sender');
const CLOSED = GUESTS.indexOf('rtos');
const RUNNING = VM_STATES.indexOf('running');
/** vCPUs of a mover that somebody wants to make faster by cores. */
const MORE_VCPUS = 3;

/** Makes movers faster: with the idea by a shorter path for each, without by more cores. */
export function porter(id: Bot['id'], { shortens }: { readonly shortens: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        const movers = Array.from(world.vms.state.keys(), (vm) => vm as VmId).filter(
          (vm) => world.vms.workload[vm] === SENDER,
        );
        for (const vm of movers) if (shortens) shorten(plan, vm);
        for (const vm of movers) if (!shortens) widen(plan, vm);
      }),
  };
}

/** A driver that knows of its hypervisor where the kernel takes one; a device of its own where not. One guest after another. */
function shorten(plan: Plan, vm: VmId): void {
  const { vms } = plan.world;
  if (plan.calls.length > 0 || vms.state.some((state) => state !== RUNNING)) return;
  propose(plan, { name: 'setIoPath', args: { vm, path: vms.guest[vm] === CLOSED ? 'passthrough' : 'virtio' } });
}

function widen(plan: Plan, vm: VmId): void {
  const { vms } = plan.world;
  if (vms.vcpus[vm] < MORE_VCPUS)
    propose(plan, { name: 'resizeVm', args: { vm, vcpus: MORE_VCPUS, memMib: vms.memMib[vm] } });
}
