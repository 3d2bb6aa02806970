import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HA_PRIORITIES, TIERS, VM_STATES } from '../kernel/codes/index.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { startBoot } from '../lifecycle/index.ts';
import { assignHost } from '../placement/index.ts';
import { startSpaceRefusal } from '../storage/index.ts';
import { bestTarget } from './target-choice.ts';

const LOST = VM_STATES.indexOf('lost');
const BOOTING = VM_STATES.indexOf('booting');
/** VMs that one host starts at once; design value. */
const PARALLEL_BOOTS = 4;

/**
 * Restarts lost VMs once HA has noticed, the most urgent first, each on the best target (`target-choice.ts`) among the hosts that can start
 * one more. One that finds none waits: for a host, for memory, or for a player.
 */
export function restartLost(world: World): void {
  const { vms } = world;
  if (vms.state.indexOf(LOST) < 0) return;
  for (let urgency = TIERS.length; urgency > 0; urgency--) {
    for (let vm = 0 as VmId; vm < vms.rows; vm++) {
      if (vms.state[vm] === LOST && urgencyOf(world, vm) === urgency) restart(world, vm);
    }
  }
}

/** 3 first, 1 last, 0 not at all: what a player has set for the VM, or else the tier of its tenant. */
function urgencyOf({ vms, tenants }: World, vm: VmId): number {
  switch (HA_PRIORITIES[vms.haPriority[vm]]) {
    case 'high':
      return 3;
    case 'medium':
      return 2;
    case 'low':
      return 1;
    case 'never':
      return 0;
    default:
      return tenants.tier[vms.tenant[vm]] + 1;
  }
}

function restart(world: World, vm: VmId): void {
  const { vms, tick, scenario, events } = world;
  const noticedAt = vms.readyAtTick[vm] + vms.readyPart[vm];
  // What falls due before the next look is ordered now and begins when it is due, so that no outage waits for a tick.
  if (noticedAt >= tick + 1 + ticksOf(scenario, SECOND_S)) return;
  const host = bestTarget(world, vm, (at) => bootingOn(world, at) < PARALLEL_BOOTS);
  if (host === NONE || startSpaceRefusal(world, vm)) return;
  assignHost(world, vm, host);
  startBoot(world, vm, Math.max(tick + 1, noticedAt));
  events.push({ type: 'vmRestarted', vm, host });
}

function bootingOn({ vms }: World, host: HostId): number {
  let booting = 0;
  for (let vm = 0; vm < vms.rows; vm++) if (vms.host[vm] === host && vms.state[vm] === BOOTING) booting++;
  return booting;
}
