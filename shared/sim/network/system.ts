import { HOST_STATES, IO_PATHS } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import {
  applyHangs,
  DISK_REQUESTS,
  DOM0_DISK,
  DOM0_PACKET,
  dom0Slowdown,
  NET_US,
  PASSTHROUGH_CORES,
  reservedShare,
  resetDom0,
  returnDom0,
  runsDom0,
  serveDom0,
} from '../virtualization/index.ts';
import { shareCards } from './network-cards.ts';
import { partSiblings } from './parted-siblings.ts';
import { measureTraffic, PACKET_MBIT, packetMbit, type Traffic, trafficFor } from './traffic.ts';
import { freeUplink, shareUplink } from './uplink.ts';
import { cardDelayUs, switchShare, uplinkDelayUs } from './wire-delay.ts';

const ON = HOST_STATES.indexOf('on');
const PASSTHROUGH = IO_PATHS.indexOf('passthrough');

let traffic = trafficFor(64);
let dom0Mhz = new Float64Array(1);
let switched = new Float64Array(1);
/** Packets of guests that leave a host by its card, and what they take on the wire. */
let cardPackets = new Float64Array(1);
let carriedMbit = new Float64Array(1);
let own = new Int32Array(1);
let delayUs = new Float64Array(1);
let slowdown = new Float64Array(1);

/** System of the tick: what guests get through cards, switches, the uplink and privileged guests, and what that costs. */
export function network(world: World): void {
  makeRoom(world);
  freeUplink(world);
  measureTraffic(world, traffic);
  shareCards(world, traffic);
  shareUplink(world, traffic);
  partSiblings(world, traffic);
  collectWork(world, traffic);
  for (let h = 0; h < world.hosts.rows; h++) serveHost(world, h);
  applyHangs(world);
  answer(world, traffic);
}

function makeRoom({ vms, hosts }: World): void {
  if (traffic.done.length < vms.rows) traffic = trafficFor(vms.rows);
  if (dom0Mhz.length >= hosts.rows) return;
  dom0Mhz = new Float64Array(hosts.rows);
  switched = new Float64Array(hosts.rows);
  cardPackets = new Float64Array(hosts.rows);
  carriedMbit = new Float64Array(hosts.rows);
  own = new Int32Array(hosts.rows);
  delayUs = new Float64Array(hosts.rows);
  slowdown = new Float64Array(hosts.rows);
}

/** Adds up, by host, what privileged guests and virtual switches have to do, and the guests with a device of their own. */
function collectWork({ vms, hosts }: World, { sent, packets, cardMbit, through, path }: Traffic): void {
  const { host, workload, ioPath, packetBytes, rows } = vms;
  const { hypervisor } = hosts;
  dom0Mhz.fill(0);
  switched.fill(0);
  cardPackets.fill(0);
  carriedMbit.fill(0);
  own.fill(0);
  for (let v = 0; v < rows; v++) {
    if (sent[v] === 0) continue;
    const h = host[v];
    const carried = packets[v] * through[v];
    carriedMbit[h] += cardMbit[v] * through[v];
    cardPackets[h] += (cardMbit[v] * through[v]) / packetMbit(packetBytes[v]);
    if (ioPath[v] === PASSTHROUGH) own[h] += carried > 0 ? 1 : 0;
    else switched[h] += carried;
    if (!runsDom0(hypervisor[h])) continue;
    const requests = DISK_REQUESTS[workload[v]] * sent[v];
    dom0Mhz[h] += (carried * DOM0_PACKET[path[v]] + requests * DOM0_DISK[path[v]]) / 1e6;
  }
}

/** What stands beside the guests of a host: its cycles, and how long its queues are. */
function serveHost(world: World, h: number): void {
  const { hosts } = world;
  hosts.platformMhz[h] = 0;
  hosts.dom0Mhz[h] = 0;
  if (hosts.state[h] !== ON) {
    resetDom0(hosts, h);
    return;
  }
  const wholeMhz = hosts.cores[h] * hosts.coreMhz[h];
  hosts.platformMhz[h] = reservedShare(hosts.hypervisor[h]) * wholeMhz + own[h] * PASSTHROUGH_CORES * hosts.coreMhz[h];
  delayUs[h] = cardDelayUs(world, h, cardPackets[h] > 0 ? carriedMbit[h] / cardPackets[h] : PACKET_MBIT);
  switched[h] = switchShare(hosts.cores[h], switched[h]);
  slowdown[h] = 1;
  if (!runsDom0(hosts.hypervisor[h])) return;
  returnDom0(world, h);
  serveDom0(hosts, h, dom0Mhz[h]);
  slowdown[h] = dom0Slowdown(hosts, h);
}

/** What each guest gets through, and how long its way is. */
function answer(world: World, { done, packets, through, outShare, path }: Traffic): void {
  const { vms, hosts } = world;
  const { host, netFraction, netLatencyMs, ioPath, workload, hung, rows } = vms;
  const { dom0Share } = hosts;
  const outUs = uplinkDelayUs(world);
  netFraction.fill(1);
  netLatencyMs.fill(0);
  for (let v = 0; v < rows; v++) {
    if (done[v] === 0) continue;
    const h = host[v];
    const viaDom0 = DOM0_PACKET[path[v]] > 0;
    let share = hung[v] === 1 ? 0 : 1;
    if (packets[v] > 0) {
      share *= ioPath[v] === PASSTHROUGH ? through[v] : through[v] * switched[h];
      netLatencyMs[v] = (NET_US[path[v]] * (viaDom0 ? slowdown[h] : 1) + delayUs[h] + outShare[v] * outUs) / 1000;
    }
    if (viaDom0 && packets[v] + DISK_REQUESTS[workload[v]] > 0) share *= dom0Share[h];
    if (share < 1) netFraction[v] = ofOffered(vms, v, done[v] * share);
  }
}

/** What got through as a part of the work that was offered: a guest whose vCPUs are too slow asks for less than that. */
function ofOffered({ vcpus, load }: World['vms'], v: number, carried: number): number {
  return Math.min(1, carried / (vcpus[v] * load[v]));
}
