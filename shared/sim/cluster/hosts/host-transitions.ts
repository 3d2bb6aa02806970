import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { startTransition } from './host-power.ts';
import { switchOnRefusal } from './host-shutdown.ts';

/** Takes hosts that are on their way from one power state to another to the next, when their time has come. */
export function moveHostsOn(world: World): void {
  for (let host = 0 as HostId; host < world.hosts.rows; host++) moveHostOn(world, host);
}

function moveHostOn(world: World, host: HostId): void {
  const { hosts, tick } = world;
  if (hosts.readyAtTick[host] === 0 || tick < hosts.readyAtTick[host]) return;
  hosts.readyAtTick[host] = 0;
  switch (HOST_STATES[hosts.state[host]]) {
    case 'delivering':
      startTransition(world, host, 'booting');
      return;
    case 'booting':
    case 'waking':
      hosts.state[host] = HOST_STATES.indexOf('on');
      world.events.push({ type: 'hostReady', host });
      return;
    case 'goingToSleep':
      hosts.state[host] = HOST_STATES.indexOf('asleep');
      return;
    case 'failed':
      returnRepaired(world, host);
      return;
    default:
      throw new Error(`host ${host} in state ${hosts.state[host]} was on its way somewhere`);
  }
}

/**
 * A repair is over when the host works again, so it is up at once; one whose rack has no power, or is too hot to be switched
 * on, stays off until somebody switches it on.
 */
function returnRepaired(world: World, host: HostId): void {
  const { hosts, events } = world;
  const on = switchOnRefusal(world, host) === undefined;
  hosts.state[host] = HOST_STATES.indexOf(on ? 'on' : 'off');
  events.push({ type: 'hostRepaired', host, on });
}
