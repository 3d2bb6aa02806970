import { freeHostRow } from '../cluster/index.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { HOSTS_PER_RACK, rackOf } from '../kernel/tables/racks.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { CONTINUOUS_LOAD } from './breakers.ts';

const NONE = HOST_STATES.indexOf('none');

/**
 * Why a host of a model may not come to a place, or nothing: what all hosts could draw there at once must stay within what
 * breakers carry all the time, of its rack and of the room. A power cap counts, so it makes room. Beyond that is
 * oversubscription, which is safe only as far as hosts do not peak together (7–16 % in a cluster: Fan et al., ISCA 2007), and
 * is allowed as far as the scenario says.
 */
export function envelopeRefusal(world: OpenWorld, host: number, model: number): Refusal | undefined {
  const { racks, scenario } = world;
  const needW = peakOf(scenario.hostModels[model].powerW);
  const rack = rackOf(host);
  const { roomBreakerW, oversubscribePercent = 100 } = scenario.facility.electricity ?? {};
  const usable = CONTINUOUS_LOAD * (oversubscribePercent / 100);
  const rackLeftW = racks.breakerW[rack] > 0 ? usable * racks.breakerW[rack] - envelopeW(world, rack) : Infinity;
  const roomLeftW = roomBreakerW === undefined ? Infinity : usable * roomBreakerW - roomEnvelopeW(world);
  const leftW = Math.max(0, Math.floor(Math.min(rackLeftW, roomLeftW)));
  return needW > leftW ? { code: 'notEnoughPower', needW, leftW } : undefined;
}

/** The first free place whose rack can carry a host of a model, or the first free one. */
export function placeFor(world: OpenWorld, model: number): number {
  const { hosts } = world;
  for (let row = 0; row < hosts.rows; row++) {
    if (hosts.state[row] === NONE && !envelopeRefusal(world, row, model)) return row;
  }
  return freeHostRow(world);
}

/** What the hosts of a rack could draw at once, W: all their peaks, or the rack's cap. */
function envelopeW({ racks, hosts, scenario }: OpenWorld, rack: number): number {
  let peaksW = 0;
  const end = Math.min((rack + 1) * HOSTS_PER_RACK, hosts.rows);
  for (let h = rack * HOSTS_PER_RACK; h < end; h++) {
    if (hosts.state[h] !== NONE) peaksW += peakOf(scenario.hostModels[hosts.model[h]].powerW);
  }
  return racks.capW[rack] > 0 ? Math.min(peaksW, racks.capW[rack]) : peaksW;
}

function roomEnvelopeW(world: OpenWorld): number {
  let sumW = 0;
  for (let rack = 0; rack < world.racks.rows; rack++) sumW += envelopeW(world, rack);
  return sumW;
}

function peakOf(curveW: readonly number[]): number {
  return Math.max(...curveW);
}
