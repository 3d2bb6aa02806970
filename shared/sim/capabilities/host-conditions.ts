import { HOST_STATES, type HostState, PATCH_STATES } from '../kernel/codes/index.ts';
import type { OpenWorld } from '../kernel/world.ts';

type Holds = (world: OpenWorld, host: number) => boolean;

const NOT_PATCHED = PATCH_STATES.indexOf('none');
const LIVE = PATCH_STATES.indexOf('live');

const isOn = isIn('on');

/** What a host can be that decides what can be done with it, in the order in which the reasons are told. */
export const HOST_CONDITIONS = {
  absent: isIn('none'),
  failed: isIn('failed'),
  off: isIn('off'),
  asleep: isIn('asleep'),
  delivering: isIn('delivering'),
  booting: isIn('booting'),
  goingToSleep: isIn('goingToSleep'),
  waking: isIn('waking'),
  onDuty: (world, host) => isOn(world, host) && world.hosts.standby[host] === 0,
  patching: (world, host) => isClosedForPatch(world, host),
  patchedLive: ({ hosts }, host) => hosts.patching[host] === LIVE,
  retiring: ({ hosts }, host) => hosts.standby[host] === 1,
  maintenance: ({ hosts }, host) => hosts.maintenance[host] === 1,
  quarantined: ({ hosts }, host) => hosts.quarantined[host] === 1,
  compromised: ({ hosts }, host) => hosts.compromised[host] === 1,
  largePages: ({ hosts }, host) => hosts.largePages[host] === 1,
} as const satisfies { readonly [name: string]: Holds };

export type HostCondition = keyof typeof HOST_CONDITIONS;

/** Whether a host is being emptied, patched or rebooted for a patch, so that it takes no VM. */
function isClosedForPatch({ hosts }: Pick<OpenWorld, 'hosts'>, host: number): boolean {
  return hosts.patching[host] !== NOT_PATCHED && hosts.patching[host] !== LIVE;
}

function isIn(state: HostState): Holds {
  const index = HOST_STATES.indexOf(state);
  return ({ hosts }, host) => hosts.state[host] === index;
}
