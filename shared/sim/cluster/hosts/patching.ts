import type { HostId } from '#shared/ids.ts';
import { hostRefusal } from '../../capabilities/index.ts';
import { HOST_STATES, PATCH_STATES, type PatchState } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';
import { awakeVms } from '../../lifecycle/index.ts';
import { incomingOf } from '../../placement/index.ts';
import { evacuate, strandedVms } from '../evacuation.ts';
import { startTransition } from './host-power.ts';
import { endPatch } from './patch-state.ts';

const ON = HOST_STATES.indexOf('on');
const BOOTING = HOST_STATES.indexOf('booting');
/** Time that putting in a patch takes, s; game value (design: 20 minutes, and 10 for the reboot). */
const PATCH_S = 10;

/** Why a host cannot be patched now, or nothing. `live`: while its guests run. */
export function patchRefusal(world: OpenWorld, host: HostId, live: boolean): Refusal | undefined {
  const { hosts, hall } = world;
  const obstacle = hostRefusal(world, 'patch', host);
  if (obstacle) return obstacle;
  const behind = hall.patchLevel[0] - hosts.patchLevel[host];
  if (behind <= 0) return { code: 'alreadyPatched', host };
  if (live) return hall.patchLive[0] === 1 && behind === 1 ? undefined : { code: 'patchNeedsReboot', host };
  const vms = strandedVms(world, host);
  return vms > 0 ? { code: 'wouldStrand', vms } : undefined;
}

/** Begins to patch a host: live at once, or else its guests leave first. */
export function startPatch(world: World, host: HostId, live: boolean): void {
  const { hosts } = world;
  hosts.patching[host] = PATCH_STATES.indexOf(live ? 'live' : 'emptying');
  if (live) hosts.patchReadyAtTick[host] = readyAt(world);
}

function readyAt({ scenario, tick }: World): number {
  return tick + ticksOf(scenario, scenario.policies.patchSeconds ?? PATCH_S);
}

/** Takes a host a step further on its way to the newest patch. */
export function continuePatching(world: World, host: HostId, second: boolean): void {
  const { hosts } = world;
  const state = PATCH_STATES[hosts.patching[host]];
  const alive = hosts.state[host] === ON || (state === 'rebooting' && hosts.state[host] === BOOTING);
  // Whoever switched it off has to begin again.
  if (!alive) endPatch(hosts, host);
  else STEPS[state](world, host, second);
}

const STEPS: { readonly [S in PatchState]: (world: World, host: HostId, second: boolean) => void } = {
  none() {},
  emptying(world, host, second) {
    if (awakeVms(world, host) > 0) {
      if (second) evacuate(world, host);
    } else if (incomingOf(world, host) === 0) {
      world.hosts.patching[host] = PATCH_STATES.indexOf('patching');
      world.hosts.patchReadyAtTick[host] = readyAt(world);
    }
  },
  patching(world, host) {
    if (world.tick < world.hosts.patchReadyAtTick[host]) return;
    world.hosts.patching[host] = PATCH_STATES.indexOf('rebooting');
    startTransition(world, host, 'booting');
  },
  rebooting(world, host) {
    if (world.hosts.state[host] === ON) finish(world, host);
  },
  live(world, host) {
    if (world.tick >= world.hosts.patchReadyAtTick[host]) finish(world, host);
  },
};

function finish({ hosts, hall, events }: World, host: HostId): void {
  hosts.patchLevel[host] = hall.patchLevel[0];
  endPatch(hosts, host);
  events.push({ type: 'hostPatched', host });
}

/** Patches host after host: the next one when none is under way, live where that can be done. Ends by itself. */
export function rollOn(world: World): void {
  const { hosts, hall, events } = world;
  if (hall.rollingPatch[0] === 0) return;
  let behind = false;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (hosts.patching[host] !== PATCH_STATES.indexOf('none')) return;
    behind ||= hosts.state[host] === ON && hosts.patchLevel[host] < hall.patchLevel[0];
  }
  if (!behind) {
    hall.rollingPatch[0] = 0;
    events.push({ type: 'rollingPatchDone' });
  } else startNext(world);
}

function startNext(world: World): void {
  for (let host = 0 as HostId; host < world.hosts.rows; host++) {
    const live = patchRefusal(world, host, true) === undefined;
    if (!live && patchRefusal(world, host, false)) continue;
    startPatch(world, host, live);
    return;
  }
}
