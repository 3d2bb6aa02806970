import type { Bot } from '#shared/bots/bot.ts';
import { offersOf } from '#shared/bots/duties/sell-service.ts';
import { bringTo, homeOf, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { guestNeedMib, spareBeyondReserveMib } from '#shared/sim/placement/index.ts';

const ON = HOST_STATES.indexOf('on');
const OFF = VM_STATES.indexOf('off');

/** Keeps a host’s worth of memory for restarts, and sells the rest. `apart`: keeps the machines of a customer on different hosts. */
export function keeper(id: Bot['id'], apart: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        propose(plan, { name: 'setHaReserve', args: { hosts: 1 } });
        if (apart) for (let tenant = 0 as TenantId; tenant < world.tenants.rows; tenant++) separate(plan, tenant);
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++) if (world.vms.state[vm] === OFF) place(plan, vm);
        sell(plan);
      }),
  };
}

/** Moves the second machine of a pair off the host of the first. */
export function separate(plan: Plan, tenant: TenantId): void {
  const { tenants } = plan.world;
  const first = tenants.firstVm[tenant] as VmId;
  const second = (first + 1) as VmId;
  if (tenants.vms[tenant] !== 2 || homeOf(plan.world, first) !== homeOf(plan.world, second)) return;
  const host = emptiest(plan, second);
  if (host === NONE || !propose(plan, { name: 'migrateLive', args: { vm: second, host } })) return;
  bringTo(plan, second, host);
}

function place(plan: Plan, vm: VmId): void {
  const host = emptiest(plan, vm);
  if (host === NONE || !propose(plan, { name: 'placeVm', args: { vm, host } })) return;
  bringTo(plan, vm, host);
}

/** The host with most memory left to promise, other than that of the VM. */
function emptiest({ world, outlooks }: Plan, vm: VmId): HostId | typeof NONE {
  const open = outlooks.filter(({ host }) => world.hosts.state[host] === ON && host !== homeOf(world, vm));
  const [best] = open.sort((a, b) => b.freeMib - a.freeMib);
  return best?.host ?? NONE;
}

/** Takes the first offer that leaves the reserve as it is, once nobody waits for a place. */
function sell(plan: Plan): void {
  const { world } = plan;
  if (world.vms.state.includes(OFF)) return;
  for (const tenant of offersOf(plan)) {
    const needMib = guestNeedMib(world, world.tenants.firstVm[tenant] as VmId) * world.tenants.vms[tenant];
    if (needMib > spareBeyondReserveMib(world)) continue;
    propose(plan, { name: 'acceptContract', args: { tenant } });
    return;
  }
}
