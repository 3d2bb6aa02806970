import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { awakeVms } from '../lifecycle/index.ts';
import { incomingOf } from '../placement/index.ts';

const ON = HOST_STATES.indexOf('on');
const GOING_TO_SLEEP = HOST_STATES.indexOf('goingToSleep');

/**
 * Part of this tick, 0..1, in which a host is awake that has been sent to sleep; 1 for all others. States change between
 * ticks, but a tick may be longer than it takes to fall asleep, and longer than the last moves off the host: what it draws
 * does not depend on that.
 */
export function awakePart(world: World, host: HostId): number {
  const { hosts, scenario } = world;
  const { tickSeconds } = scenario;
  const { sleepSeconds } = scenario.hostModels[hosts.model[host]];
  if (hosts.state[host] === GOING_TO_SLEEP) return partOfLast(world, host, sleepSeconds);
  if (hosts.state[host] !== ON || hosts.standby[host] === 0) return 1;
  const emptyS = emptyAfterS(world, host);
  return emptyS === undefined ? 1 : Math.min(1, (emptyS + sleepSeconds) / tickSeconds);
}

/** All of each tick but the last, of which the rest of the way to sleep is left. */
function partOfLast({ hosts, scenario, tick }: World, host: HostId, sleepSeconds: number): number {
  if (tick + 1 < hosts.readyAtTick[host]) return 1;
  const ticksBefore = ticksOf(scenario, sleepSeconds) - 1;
  return Math.max(0, Math.min(1, sleepSeconds / scenario.tickSeconds - ticksBefore));
}

/** When in this tick the last VM arrived elsewhere, s; nothing while one is still here or on its way here. */
function emptyAfterS(world: World, host: HostId): number | undefined {
  const { migrations } = world;
  let [left, lastS] = [0, 0];
  for (let m = 0; m < migrations.rows; m++) {
    if (migrations.from[m] !== host || migrations.arrived[m] === 0) continue;
    left += 1;
    lastS = Math.max(lastS, migrations.arrivedAfterS[m]);
  }
  return left === awakeVms(world, host) && incomingOf(world, host) === 0 ? lastS : undefined;
}
