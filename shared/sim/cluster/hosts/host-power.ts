import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

type Transition = 'booting' | 'goingToSleep' | 'waking';

const SECONDS = { booting: 'bootSeconds', goingToSleep: 'sleepSeconds', waking: 'wakeSeconds' } as const;

/** Starts the way of a host from one power state to another; `lifecycle` ends it. */
export function startTransition({ hosts, scenario, tick }: World, host: HostId, to: Transition): void {
  const seconds = scenario.hostModels[hosts.model[host]][SECONDS[to]];
  hosts.state[host] = HOST_STATES.indexOf(to);
  hosts.readyAtTick[host] = tick + ticksOf(scenario, seconds);
}
