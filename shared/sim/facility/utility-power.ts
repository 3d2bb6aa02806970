import { JOULES_PER_KWH } from '#shared/units.ts';
import { shutDownRack } from '../cluster/index.ts';
import { POWER_SUPPLIES, type PowerSupply } from '../kernel/codes/index.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { facilityOf } from './facility-setup.ts';

const NO_SUPPLY = POWER_SUPPLIES.indexOf('none');
/** Part of what batteries give that reaches the servers; design value for a double-conversion UPS. */
const UPS_EFFICIENCY = 0.95;
/** Time in which empty batteries are full again, s of machine time; design value. */
const RECHARGE_S = 3600;

/** Seconds that full batteries carry a load. */
export function upsSeconds(energyKwh: number, loadW: number): number {
  return (energyKwh * JOULES_PER_KWH * UPS_EFFICIENCY) / loadW;
}

/** Takes the utility away until a tick. Cooling stops at once, and starts again when it has power that lasts. */
export function failUtility({ hall, scenario, tick, events }: World, untilTick: number): void {
  const { ups, cooling } = facilityOf(scenario);
  if (hall.outageUntilTick[0] === 0) events.push({ type: 'utilityOutage', on: true });
  hall.outageUntilTick[0] = Math.max(hall.outageUntilTick[0], untilTick);
  const generatorTick = ups.generator ? tick + ticksOf(scenario, ups.generatorSeconds) : Number.POSITIVE_INFINITY;
  const poweredTick = Math.min(hall.outageUntilTick[0], generatorTick);
  hall.coolersRestartAtTick[0] = poweredTick + ticksOf(scenario, cooling.restartSeconds);
}

/** Feeds the servers for a tick from what there is; without any of it they go dark. */
export function supplyPower(world: World): void {
  const { hall, tick } = world;
  if (hall.outageUntilTick[0] > 0 && tick >= hall.outageUntilTick[0]) endOutage(world);
  if (hall.outageUntilTick[0] === 0) recharge(world);
  else runOnReserve(world);
  if (hall.roomClosesAtTick[0] > 0) setSupply(world, 'none');
  // Whatever comes up while there is no power goes down again.
  if (hall.supply[0] === NO_SUPPLY) goDark(world);
}

function endOutage({ hall, events }: World): void {
  hall.outageUntilTick[0] = 0;
  hall.outageS[0] = 0;
  events.push({ type: 'utilityOutage', on: false });
}

function recharge(world: World): void {
  const { hall, scenario } = world;
  const fullJ = facilityOf(scenario).ups.energyKwh * JOULES_PER_KWH;
  if (hall.upsJ[0] < fullJ) {
    hall.upsJ[0] = Math.min(fullJ, hall.upsJ[0] + (fullJ * scenario.tickSeconds) / RECHARGE_S);
  }
  setSupply(world, 'utility');
}

function runOnReserve(world: World): void {
  const { hall, scenario } = world;
  const { generator, generatorSeconds } = facilityOf(scenario).ups;
  const toGenerator = generator ? Math.max(0, generatorSeconds - hall.outageS[0]) : Number.POSITIVE_INFINITY;
  const batteryS = Math.min(scenario.tickSeconds, toGenerator);
  hall.outageS[0] += scenario.tickSeconds;
  const neededJ = (serversW(world) * batteryS) / UPS_EFFICIENCY;
  if (neededJ > hall.upsJ[0]) goDark(world);
  hall.upsJ[0] = Math.max(0, hall.upsJ[0] - neededJ);
  const onGenerator = generator && hall.outageS[0] >= generatorSeconds;
  setSupply(world, onGenerator ? 'generator' : hall.upsJ[0] > 0 ? 'battery' : 'none');
}

function goDark(world: World): void {
  for (let rack = 0; rack < world.racks.rows; rack++) shutDownRack(world, rack, 'power');
}

function serversW({ racks }: World): number {
  let sumW = 0;
  for (let rack = 0; rack < racks.rows; rack++) sumW += racks.powerExactW[rack];
  return sumW;
}

function setSupply({ hall }: World, supply: PowerSupply): void {
  hall.supply[0] = POWER_SUPPLIES.indexOf(supply);
}
