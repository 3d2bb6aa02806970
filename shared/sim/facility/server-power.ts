import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import { rackOf } from '../kernel/tables/racks.ts';
import type { World } from '../kernel/world.ts';
import { awakePart } from './falling-asleep.ts';
import { powerAt } from './power-curve.ts';
import { extraFanW } from './server-fans.ts';

const ON = HOST_STATES.indexOf('on');
const STANDBY = new Set([HOST_STATES.indexOf('off'), HOST_STATES.indexOf('asleep')]);
const ABSENT = new Set([HOST_STATES.indexOf('none'), HOST_STATES.indexOf('delivering'), HOST_STATES.indexOf('failed')]);

/**
 * What a host draws now, W: nothing while it is not there, standby when it is off, idle power on its way, else its curve; one
 * that falls asleep within the tick draws standby for the rest of it. A
 * lower clock leaves it as many cycles fewer to spend power on; that its voltage falls as well is left out.
 */
export function hostPowerW(world: World, host: number): number {
  const { hosts, racks, scenario } = world;
  const state = hosts.state[host];
  if (ABSENT.has(state)) return 0;
  const model = scenario.hostModels[hosts.model[host]];
  if (STANDBY.has(state)) return model.standbyW;
  const curveW = powerAt(model.powerW, state === ON ? loadOf(world, host) : 0);
  const awakeW = curveW + extraFanW(curveW, racks.inletExactC[rackOf(host)]);
  const awake = awakePart(world, host as HostId);
  return awake * awakeW + (1 - awake) * model.standbyW;
}

/** Share of the cycles at full clock that are in use. */
function loadOf({ hosts }: World, host: number): number {
  const cyclesMhz = hosts.capacityMhz[host] + hosts.overheadMhz[host];
  if (cyclesMhz <= 0) return 0;
  return ((hosts.usedMhz[host] + hosts.overheadMhz[host]) / cyclesMhz) * hosts.clockFactor[host];
}

/** What a host would draw in this tick at a part of full clock, W; the same at all clocks unless it is on. */
export function powerAtClockW(world: World, host: number, clock: number): number {
  const { hosts, scenario } = world;
  if (hosts.state[host] !== ON) return hosts.powerExactW[host];
  const { powerW } = scenario.hostModels[hosts.model[host]];
  const fullMhz = (hosts.capacityMhz[host] + hosts.overheadMhz[host]) / Math.max(hosts.clockFactor[host], 1e-6);
  const wanted = fullMhz > 0 ? (hosts.dueMhz[host] + hosts.overheadMhz[host]) / fullMhz : 0;
  return powerAt(powerW, Math.min(wanted, clock));
}
