import type { World } from '../kernel/world.ts';
import { PACKET_MBIT } from './traffic.ts';

/** Time that a core needs to switch a packet from one virtual card to another, s; design value. */
const SWITCH_S = 0.7e-6;
/** Longest that packets wait before a full card and before a full uplink, µs: then their buffers are full; design values. */
const CARD_BUFFER_US = 10_000;
const UPLINK_BUFFER_US = 50_000;
const US_PER_S = 1e6;

/** µs that a packet waits for a host's network card beyond its own time on the wire, behind packets of `meanMbit`: M/M/1. */
export function cardDelayUs({ hosts, scenario }: World, h: number, meanMbit: number): number {
  const { nicMbit } = scenario.hostModels[hosts.model[h]];
  return waitUs(nicMbit, hosts.nicUsedMbit[h] / nicMbit, CARD_BUFFER_US, meanMbit);
}

/** µs that a packet waits for the way out of the hall, behind packets of the usual size. */
export function uplinkDelayUs({ hall }: World): number {
  const mbit = hall.uplinkMbit[0];
  return mbit === 0 ? 0 : waitUs(mbit, hall.uplinkExactMbit[0] / mbit, UPLINK_BUFFER_US, PACKET_MBIT);
}

function waitUs(mbit: number, utilisation: number, bufferUs: number, packetMbit: number): number {
  if (utilisation >= 1) return bufferUs;
  return Math.min(bufferUs, ((packetMbit / mbit) * US_PER_S * utilisation) / (1 - utilisation));
}

/** Part of its packets a second that the virtual switch of a host gets done on all its cores. */
export function switchShare(cores: number, packets: number): number {
  const most = cores / SWITCH_S;
  return packets > most ? most / packets : 1;
}
