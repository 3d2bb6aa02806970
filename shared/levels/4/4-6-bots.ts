import type { Bot } from '#shared/bots/bot.ts';
import { movesUnderWay, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { HostId, VmId } from '#shared/ids.ts';

/** Opens the ladder before the peak. With the idea all of it, and the fuller host gives a guest to the other; without, sharing alone. */
export function climber(id: Bot['id'], { whole }: { readonly whole: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        openRungs(plan, whole);
        if (!whole) return;
        if (movesUnderWay(world) === 0) level(plan);
      }),
  };
}

function openRungs(plan: Plan, whole: boolean): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    propose(plan, { name: 'setSharing', args: { host, policy: 'tenant' } });
    if (whole) propose(plan, { name: 'setCompression', args: { host, compress: true } });
  }
  if (whole) propose(plan, { name: 'setBallooning', args: { balloon: true } });
}

/** Sends a guest from the host with more guests to the other, where that makes them more alike. */
function level(plan: Plan): void {
  const { hosts, vms } = plan.world;
  const [from, to] = hosts.vms[0] > hosts.vms[1] ? [0, 1 as HostId] : [1, 0 as HostId];
  if (hosts.vms[from] - hosts.vms[to] < 2) return;
  for (let vm = (vms.rows - 1) as VmId; vm >= 0; vm--) {
    if (vms.host[vm] === from && propose(plan, { name: 'migrateLive', args: { vm, host: to } })) return;
  }
}
