import type { World } from '../kernel/world.ts';
import { addFlow, fairLevels, flowsFor, noFlows } from './link-shares.ts';
import { packetMbit, type Traffic } from './traffic.ts';

/** Least that foreign traffic leaves to guests, Mbit/s; design value. */
const LEAST_MBIT = 10;
/** Step in which its use is told, Mbit/s. */
const STEP_MBIT = 10;

let flows = flowsFor(64);
const capacity = new Float64Array(1);
const level = new Float64Array(1);

/** Foreign traffic fills the uplink until a tick: guests get `factor` of what they want of it now. */
export function saturateUplink({ hall, scenario, events }: World, factor: number, untilTick: number): void {
  if (hall.uplinkUntilTick[0] === 0) events.push({ type: 'uplinkSaturated', on: true });
  const leftMbit = Math.max(LEAST_MBIT, factor * hall.uplinkExactMbit[0]);
  hall.uplinkMbit[0] = Math.round(Math.min(scenario.facility.uplinkMbit || Infinity, leftMbit));
  hall.uplinkUntilTick[0] = Math.max(hall.uplinkUntilTick[0], untilTick);
}

/** The uplink is the guests' own again when its time has come. */
export function freeUplink({ hall, scenario, tick, events }: World): void {
  if (hall.uplinkUntilTick[0] === 0 || tick < hall.uplinkUntilTick[0]) return;
  hall.uplinkUntilTick[0] = 0;
  hall.uplinkMbit[0] = scenario.facility.uplinkMbit ?? 0;
  events.push({ type: 'uplinkSaturated', on: false });
}

/** Shares the way out of the hall max–min among all guests, if they want more than it carries. */
export function shareUplink({ hall, vms }: World, traffic: Traffic): void {
  let wantedMbit = 0;
  for (let v = 0; v < vms.rows; v++) wantedMbit += outMbit(vms, traffic, v);
  hall.uplinkExactMbit[0] = wantedMbit;
  const crowded = hall.uplinkMbit[0] > 0 && wantedMbit > hall.uplinkMbit[0];
  const usedMbit = crowded ? hall.uplinkMbit[0] : wantedMbit;
  hall.uplinkUsedMbit[0] = Math.round(usedMbit / STEP_MBIT) * STEP_MBIT;
  if (!crowded) return;
  flows = noFlows(flows, vms.rows);
  for (let v = 0; v < vms.rows; v++) if (traffic.packets[v] > 0) addFlow(flows, 0, outMbit(vms, traffic, v));
  capacity[0] = hall.uplinkMbit[0];
  fairLevels(flows, capacity, level);
  for (let v = 0; v < vms.rows; v++) {
    const wants = outMbit(vms, traffic, v);
    if (wants > level[0]) traffic.through[v] *= 1 - traffic.outShare[v] * (1 - level[0] / wants);
  }
}

function outMbit({ packetBytes }: World['vms'], { packets, outShare, through }: Traffic, v: number): number {
  return packets[v] * packetMbit(packetBytes[v]) * outShare[v] * through[v];
}
