import { SECONDS_PER_HOUR } from '#shared/units.ts';
import { HOST_STATES } from '../codes.ts';
import { powerAt } from '../mechanisms/power-curve.ts';
import { hoursPerTick } from '../time.ts';
import type { World } from '../world.ts';

/**
 * System of the tick: power and energy of hosts and hall. Energy counts on the market clock, like the bill for it, in
 * whole joules with the rest carried, so that the hall's account is exactly the sum of its hosts'.
 */
export function facility(world: World): void {
  const { hosts, hall, scenario } = world;
  const secondsBilled = hoursPerTick(scenario) * SECONDS_PER_HOUR;
  let hallJ = 0;
  for (let h = 0; h < hosts.rows; h++) {
    const powerW = hostPowerW(world, h);
    hosts.powerExactW[h] = powerW;
    const exactJ = powerW * secondsBilled + hosts.energyFraction[h];
    const wholeJ = Math.floor(exactJ);
    hosts.energyFraction[h] = exactJ - wholeJ;
    hosts.energyJ[h] += wholeJ;
    hallJ += wholeJ;
  }
  hall.itEnergyJ[0] += hallJ;
  const exactJ = hallJ * scenario.facility.pue + hall.facilityFraction[0];
  hall.facilityFraction[0] = exactJ - Math.floor(exactJ);
  hall.facilityEnergyJ[0] += Math.floor(exactJ);
}

const STANDBY = new Set([HOST_STATES.indexOf('off'), HOST_STATES.indexOf('asleep')]);
const ABSENT = new Set([HOST_STATES.indexOf('none'), HOST_STATES.indexOf('delivering'), HOST_STATES.indexOf('failed')]);

/** What a host draws now: nothing while it is not there, standby when it is off, idle power on its way, else its curve. */
function hostPowerW({ hosts, scenario }: World, h: number): number {
  const state = hosts.state[h];
  if (ABSENT.has(state)) return 0;
  const model = scenario.hostModels[hosts.model[h]];
  if (STANDBY.has(state)) return model.standbyW;
  const cyclesMhz = hosts.capacityMhz[h] + hosts.overheadMhz[h];
  const on = state === HOST_STATES.indexOf('on') && cyclesMhz > 0;
  return powerAt(model.powerW, on ? (hosts.usedMhz[h] + hosts.overheadMhz[h]) / cyclesMhz : 0);
}
