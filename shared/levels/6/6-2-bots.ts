import type { Bot } from '#shared/bots/bot.ts';
import { movesUnderWay, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { WORKLOADS } from '#shared/sim/kernel/codes/index.ts';

const OLD = 0;
const NEW = 1 as HostId;
const DATABASE = WORKLOADS.indexOf('transactions');
/** Part of its speed that the database loses while it moves, percent. */
const THROTTLE = 75;

/** Empties the old server. With the idea one guest after another, and the one that writes most is slowed down; without, all at once. */
export function mover(id: Bot['id'], { oneByOne }: { readonly oneByOne: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (oneByOne) brake(plan);
        for (const vm of guests(plan)) {
          if (oneByOne && movesUnderWay(plan.world) + plan.calls.length > 0) return;
          propose(plan, { name: 'migrateLive', args: { vm, host: NEW } });
        }
      }),
  };
}

/** Guests of the old server, the database last. */
function guests(plan: Plan): VmId[] {
  const { vms } = plan.world;
  const all = Array.from(vms.state.keys(), (vm) => vm as VmId).filter((vm) => vms.host[vm] === OLD);
  return all.sort((a, b) => Number(isDatabase(plan, a)) - Number(isDatabase(plan, b)) || a - b);
}

function isDatabase({ world: { vms } }: Plan, vm: VmId): boolean {
  return vms.workload[vm] === DATABASE;
}

/** Slows the database down while it moves, and no longer. */
function brake(plan: Plan): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (!isDatabase(plan, vm)) continue;
    const moves = vms.migration[vm] !== NONE;
    if (moves || vms.throttlePermille[vm] > 0)
      propose(plan, { name: 'throttleGuest', args: { vm, percent: moves ? THROTTLE : 0 } });
  }
}
