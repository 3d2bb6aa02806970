import type { Bot } from '#shared/bots/bot.ts';
import { homeOf, movesUnderWay, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { HostId, VmId } from '#shared/ids.ts';
import { PATCH_STATES } from '#shared/sim/kernel/codes/index.ts';

const NOT_PATCHING = PATCH_STATES.indexOf('none');

/** Patches host after host. With the idea it empties each by itself, one guest at a time; without, the host sends all of them off at once. */
export function patcher(id: Bot['id'], { oneByOne }: { readonly oneByOne: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        const { hosts, hall } = world;
        const behind = hosts.patchLevel.findIndex((level) => level < hall.patchLevel[0]);
        const busy = movesUnderWay(world) > 0 || hosts.patching.some((state) => state !== NOT_PATCHING);
        if (behind < 0 || busy) return;
        if (!oneByOne || hosts.vms[behind] === 0)
          propose(plan, { name: 'patchHost', args: { host: behind as HostId, live: false } });
        else sendOne(plan, behind as HostId);
      }),
  };
}

/** Sends a guest of a host to the one of the others that has the fewest. */
function sendOne(plan: Plan, from: HostId): void {
  const { vms, hosts } = plan.world;
  const others = Array.from(hosts.vms.keys(), (host) => host as HostId).filter((host) => host !== from);
  others.sort((a, b) => hosts.vms[a] - hosts.vms[b] || a - b);
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (homeOf(plan.world, vm) !== from) continue;
    for (const host of others) if (propose(plan, { name: 'migrateLive', args: { vm, host } })) return;
  }
}
