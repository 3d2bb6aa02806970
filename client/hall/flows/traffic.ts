import { at } from '#client/model/facts/cell.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MBIT_PER_MIB } from './flow-density.ts';

/**
 * What travels where, in Mbit/s, read from the open columns at a tick: requests over each host's network card, and memory between a
 * host and its swap device. Display only.
 */
export interface Traffic {
  readonly requests: Float32Array;
  /** Mean over about a second: pages that went out or came back. */
  readonly swap: Float32Array;
  readonly swappedMib: Int32Array;
  tick: number;
}

export function newTraffic(hosts: number): Traffic {
  return {
    requests: new Float32Array(hosts),
    swap: new Float32Array(hosts),
    swappedMib: new Int32Array(hosts),
    tick: -1,
  };
}

const PERMILLE = 1000;

/** Reads the rates of this tick. What is swapped is known as a level, so its rate is the change of that level. */
export function readTraffic(traffic: Traffic, world: OpenWorld): void {
  const { hosts, scenario, tick } = world;
  const ticks = traffic.tick < 0 ? 0 : Math.max(0, tick - traffic.tick);
  const perSecond = ticksOf(scenario, SECOND_S);
  const fresh = Math.min(1, ticks / perSecond);
  for (let host = 0; host < hosts.rows; host++) {
    const nicMbit = scenario.hostModels[at(hosts.model, host)]?.nicMbit ?? 0;
    traffic.requests[host] = (at(hosts.nicPermille, host) / PERMILLE) * nicMbit;
    const swapped = at(hosts.swappedMib, host);
    if (ticks > 0) {
      const movedMib = Math.abs(swapped - (traffic.swappedMib[host] ?? 0));
      const mbit = (movedMib / ticks) * perSecond * MBIT_PER_MIB;
      traffic.swap[host] = (traffic.swap[host] ?? 0) * (1 - fresh) + mbit * fresh;
    }
    traffic.swappedMib[host] = swapped;
  }
  traffic.tick = tick;
}
