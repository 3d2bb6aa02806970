import type { Bot } from '#shared/bots/bot.ts';
import { restartDom0s } from '#shared/bots/duties/choose-path.ts';
import { type Plan, propose, rests, takeTurn } from '#shared/bots/plan.ts';
import type { VmId } from '#shared/ids.ts';
import { TIERS } from '#shared/sim/kernel/codes/index.ts';

const GOLD = TIERS.indexOf('gold');
/** Ticks between two guests that are given a device: each restarts for it. */
const REST_TICKS = 40;

/** Restarts a privileged guest that hangs. With the idea, gold guests have devices of their own before it does. */
export function doorkeeper(id: Bot['id'], { ownDevices }: { readonly ownDevices: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        restartDom0s(plan);
        if (ownDevices) giveDevice(plan);
      }),
  };
}

function giveDevice(plan: Plan): void {
  const { vms, tenants } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (tenants.tier[vms.tenant[vm]] !== GOLD) continue;
    const call = { name: 'setIoPath', args: { vm, path: 'passthrough' } } as const;
    if ('device' in plan.restUntil || !propose(plan, call)) continue;
    rests(plan, 'device', REST_TICKS);
    return;
  }
}
