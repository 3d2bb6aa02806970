import type { Bot } from '#shared/bots/bot.ts';
import { placeAll } from '#shared/bots/duties/place.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { NONE, type VmId } from '#shared/ids.ts';
import { TIERS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';

/** Row of the guest whose memory is a cache that it hardly uses. */
export const ARCHIVE = 0 as VmId;

const GOLD = TIERS.indexOf('gold');
const RUNNING = VM_STATES.indexOf('running');
const ABSENT = VM_STATES.indexOf('none');
/** What the second database lacks, and a little. */
const BALLOON_MIB = 3600;

/** Takes the guests who come. With the idea, the archive gives its memory to them for as long as they stay; without, the host takes it. */
export function ballooner(id: Bot['id'], balloons: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (balloons) inflate(plan);
        else lockGold(plan);
        placeAll(plan, [{ touched: 2, cores: 2 }]);
      }),
  };
}

function inflate(plan: Plan): void {
  const crowded = guests(plan) > 2;
  propose(plan, { name: 'installDriver', args: { vm: ARCHIVE } });
  if (plan.world.vms.balloonDriver[ARCHIVE] === 1)
    propose(plan, { name: 'balloonVm', args: { vm: ARCHIVE, mib: crowded ? BALLOON_MIB : 0 } });
}

function guests({ world: { vms } }: Plan): number {
  return vms.state.reduce((sum, state) => sum + (state === ABSENT ? 0 : 1), 0);
}

function lockGold(plan: Plan): void {
  const { vms, tenants } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING || vms.host[vm] === NONE || tenants.tier[vms.tenant[vm]] !== GOLD) continue;
    const args = { vm, sharesFactor: 1, reservationMhz: 0, limitMhz: 0, reservedMib: vms.memMib[vm] };
    propose(plan, { name: 'setAllocation', args });
  }
}
