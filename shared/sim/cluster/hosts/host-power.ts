import type { HostId, VmId } from '#shared/ids.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';
import { zoneRefusal } from '../../security/tenant-zones.ts';
import { setupRefusal } from '../../virtualization/technique-gates.ts';
import { isClosedForPatch } from './patch-state.ts';

type Transition = 'booting' | 'goingToSleep' | 'waking';

const SECONDS = { booting: 'bootSeconds', goingToSleep: 'sleepSeconds', waking: 'wakeSeconds' } as const;

/** Starts the way of a host from one power state to another; `lifecycle` ends it. */
export function startTransition({ hosts, scenario, tick }: World, host: HostId, to: Transition): void {
  const seconds = scenario.hostModels[hosts.model[host]][SECONDS[to]];
  hosts.state[host] = HOST_STATES.indexOf(to);
  hosts.readyAtTick[host] = tick + ticksOf(scenario, seconds);
}

/** Whether a host is on its way between two power states. */
export function isBusy({ hosts }: OpenWorld, host: HostId): boolean {
  const state = HOST_STATES[hosts.state[host]];
  return state === 'delivering' || state === 'booting' || state === 'goingToSleep' || state === 'waking';
}

/** Why a host cannot work at present, or nothing. */
export function hostObstacle(world: OpenWorld, host: HostId): Refusal | undefined {
  switch (HOST_STATES[world.hosts.state[host]]) {
    case 'on':
      return undefined;
    case 'none':
      return { code: 'noSuchHost', host };
    case 'failed':
      return { code: 'hostHasFailed', host };
    case 'off':
    case 'asleep':
      return { code: 'hostIsOff', host };
    default:
      return { code: 'hostIsBusy', host };
  }
}

/** Why a host cannot run a VM whatever room it has, or nothing. */
export function targetRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const obstacle = hostObstacle(world, host);
  if (obstacle) return obstacle;
  if (isClosedForPatch(world, host)) return { code: 'hostIsPatching', host };
  if (world.hosts.standby[host]) return { code: 'hostIsRetiring', host };
  if (world.hosts.maintenance[host]) return { code: 'hostInMaintenance', host };
  if (world.hosts.quarantined[host]) return { code: 'hostIsQuarantined', host };
  return setupRefusal(world, vm, host) ?? zoneRefusal(world, vm, host);
}
