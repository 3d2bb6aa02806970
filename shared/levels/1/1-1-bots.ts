import type { Bot } from '#shared/bots/bot.ts';
import { sleepEmpty } from '#shared/bots/duties/power.ts';
import { bringTo, homeOf, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';

/** Hosts in the order in which they are filled: the large one first. */
const BEST_FIRST = [4, 0, 1, 2, 3] as HostId[];
const [ON, ASLEEP, OFF, WAKING] = (['on', 'asleep', 'off', 'waking'] as const).map((state) =>
  HOST_STATES.indexOf(state),
);

/** Gathers all guests on so many hosts, evenly, and lets the others sleep. */
export function gatherer(id: Bot['id'], count: number): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        const homes = BEST_FIRST.filter((host) => isUsable(plan, host)).slice(0, count);
        for (const host of homes) if (isDark(plan, host)) propose(plan, { name: 'wakeHost', args: { host } });
        gather(plan, homes);
        if (everyGuestIn(plan, homes)) sleepEmpty(plan);
      }),
  };
}

function isUsable({ world: { hosts } }: Plan, host: HostId): boolean {
  return [ON, ASLEEP, OFF, WAKING].includes(hosts.state[host]);
}

function isDark({ world: { hosts } }: Plan, host: HostId): boolean {
  return hosts.state[host] === ASLEEP || hosts.state[host] === OFF;
}

function gather(plan: Plan, homes: readonly HostId[]): void {
  const { vms, hosts } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    const home = homeOf(plan.world, vm);
    if (vms.state[vm] === VM_STATES.indexOf('none') || (home !== NONE && homes.includes(home))) continue;
    const open = homes.filter((host) => hosts.state[host] === ON);
    const [to] = open.sort((a, b) => guestsOn(plan, a) - guestsOn(plan, b));
    if (to === undefined) return;
    const call = home === NONE ? 'placeVm' : 'migrateLive';
    if (propose(plan, { name: call, args: { vm, host: to } })) bringTo(plan, vm, to);
  }
}

/** Guests that a host has, or will have when what is under way is done. */
function guestsOn({ world, calls }: Plan, host: HostId): number {
  let guests = 0;
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) if (homeOf(world, vm) === host) guests += 1;
  return guests + calls.filter(({ args }) => 'host' in args && args.host === host && 'vm' in args).length;
}

function everyGuestIn({ world }: Plan, homes: readonly HostId[]): boolean {
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
    if (world.vms.state[vm] === VM_STATES.indexOf('none')) continue;
    if (!homes.includes(world.vms.host[vm] as HostId)) return false;
  }
  return true;
}
