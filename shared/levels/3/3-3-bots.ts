import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { VmId } from '#shared/ids.ts';
import { TIERS } from '#shared/sim/kernel/codes/index.ts';

/** What a VM is worth to its host. */
interface Allotment {
  readonly sharesFactor: number;
  readonly reservationMhz: number;
  readonly limitMhz: number;
}

/** Gives every VM what `of` says of its tier and size. */
export function allotter(id: Bot['id'], of: (tier: (typeof TIERS)[number], vcpus: number) => Allotment): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++) allot(plan, vm, of);
      }),
  };
}

function allot(plan: Plan, vm: VmId, of: (tier: (typeof TIERS)[number], vcpus: number) => Allotment): void {
  const { vms, tenants } = plan.world;
  const tier = TIERS[tenants.tier[vms.tenant[vm]]];
  propose(plan, { name: 'setAllocation', args: { vm, reservedMib: 0, ...of(tier, vms.vcpus[vm]) } });
}
