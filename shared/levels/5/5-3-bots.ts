import type { Bot } from '#shared/bots/bot.ts';
import { movesUnderWay, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { IO_PATHS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';

const OLD = 0 as HostId;
const NEW = 1 as HostId;
const OWN = IO_PATHS.indexOf('passthrough');
const RUNNING = VM_STATES.indexOf('running');
const OFF = VM_STATES.indexOf('off');
/** Rows of the guests that send most: as many as the card has parts. */
const MOVERS = [0, 1] as VmId[];
/** Seconds before its recall in which a server is emptied. */
const LEAVES_S = 50;

/** Gives movers devices of their own. With the idea they give them back before their server has to be empty; without, they are switched off to leave it. */
export function bypasser(id: Bot['id'], { givesBack }: { readonly givesBack: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (!hasToLeave(plan)) return giveDevices(plan);
        if (givesBack && !takeDevicesBack(plan)) return;
        leave(plan);
      }),
  };
}

function hasToLeave({ world: { hosts, tick, scenario } }: Plan): boolean {
  const recallAt = hosts.recallAtTick[OLD];
  return recallAt > 0 && hosts.vms[OLD] > 0 && tick >= recallAt - ticksOf(scenario, LEAVES_S);
}

/** One after another, so that only one guest at a time is away for it. */
function giveDevices(plan: Plan): void {
  if (isAnyDown(plan) || movesUnderWay(plan.world) > 0) return;
  for (const vm of MOVERS) if (propose(plan, { name: 'setIoPath', args: { vm, path: 'passthrough' } })) return;
}

/** Answers whether all have the path again that can move. */
function takeDevicesBack(plan: Plan): boolean {
  const { vms } = plan.world;
  if (isAnyDown(plan)) return false;
  const vm = MOVERS.find((mover) => vms.host[mover] === OLD && vms.ioPath[mover] === OWN);
  return vm === undefined || !propose(plan, { name: 'setIoPath', args: { vm, path: 'split' } });
}

function leave(plan: Plan): void {
  const { vms } = plan.world;
  if (movesUnderWay(plan.world) + plan.calls.length > 0) return;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] !== OLD) continue;
    const name = vms.ioPath[vm] === OWN ? 'migrateCold' : 'migrateLive';
    if (propose(plan, { name, args: { vm, host: NEW } })) return;
  }
}

function isAnyDown({ world: { vms } }: Plan): boolean {
  return vms.state.some((state, vm) => state !== RUNNING && (state !== OFF || vms.host[vm] !== NONE));
}
