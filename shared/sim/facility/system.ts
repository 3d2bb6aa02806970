import { HOST_STATES } from '../kernel/codes/index.ts';
import { HOSTS_PER_RACK } from '../kernel/tables/racks.ts';
import type { World } from '../kernel/world.ts';
import { watchBreakers } from './breakers.ts';
import { endCoolingFaults, heatClock, moveHeat } from './cooling-plant.ts';
import { meterFacility, meterHost, secondsBilled } from './energy-meter.ts';
import { capPower } from './power-cap.ts';
import { hostPowerW, powerAtClockW } from './server-power.ts';
import { endTariff } from './tariff.ts';
import { supplyPower } from './utility-power.ts';

const NO_HOST = HOST_STATES.indexOf('none');
/** Part of full clock at which the slope of a host's power is taken, against full clock. */
const SLOW = 0.5;

/**
 * System of the tick: power, energy and heat. Energy counts on the market clock, like the bill for it, in whole joules with
 * the rest carried, so that the hall's account is exactly the sum of its hosts'; breakers, batteries and heat count machine
 * time. What they leave of the clock holds in the next tick.
 */
export function facility(world: World): void {
  endTariff(world);
  endCoolingFaults(world);
  measure(world);
  supplyPower(world);
  watchBreakers(world);
  moveHeat(world);
  setClocks(world);
}

/** Power and energy of every host, rack and the facility. */
function measure(world: World): void {
  const { hosts, racks } = world;
  const seconds = secondsBilled(world);
  racks.powerExactW.fill(0);
  racks.heatSlopeW.fill(0);
  let serversJ = 0;
  for (let h = 0; h < hosts.rows; h++) {
    const beforeW = hosts.powerExactW[h];
    hosts.powerExactW[h] = hostPowerW(world, h);
    serversJ += meterHost(world, h, beforeW, seconds);
    const rack = Math.floor(h / HOSTS_PER_RACK);
    racks.powerExactW[rack] += hosts.powerExactW[h];
    racks.heatSlopeW[rack] += (powerAtClockW(world, h, 1) - powerAtClockW(world, h, SLOW)) / (1 - SLOW);
  }
  meterFacility(world, serversJ);
}

function setClocks(world: World): void {
  const { hosts } = world;
  for (let h = 0; h < hosts.rows; h++) if (hosts.state[h] !== NO_HOST) hosts.clockFactor[h] = heatClock(world, h);
  capPower(world);
}
