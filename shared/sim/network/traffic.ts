import { NONE, type TenantId } from '#shared/ids.ts';
import { askedOfNetwork, progress } from '../cpu/index.ts';
import { HOST_STATES, VM_STATES } from '../kernel/codes/index.ts';
import { simulates, type World } from '../kernel/world.ts';
import { PACKETS, pathNumber, SIBLING_SHARES, USUAL_PACKET_BYTES } from '../virtualization/index.ts';

/** Bytes that a packet takes on the wire beside its own: frame, checksum, preamble and the gap behind it (IEEE 802.3). */
const FRAME_BYTES = 38;

/** Megabits on the wire of a packet of so many bytes. */
export function packetMbit(bytes: number): number {
  return ((bytes + FRAME_BYTES) * 8) / 1e6;
}

/** Those of a packet of the usual size. */
export const PACKET_MBIT = packetMbit(USUAL_PACKET_BYTES);

const RUNNING = VM_STATES.indexOf('running');
const ON = HOST_STATES.indexOf('on');

/** What the guests want to send and receive in this tick, a row a VM; scratch of the network system. */
export interface Traffic {
  /** Native work for which a guest asks, vCPU-seconds a second. */
  done: Float64Array;
  /** That part of it for which it sends and reads: it does neither while it waits for memory. */
  sent: Float64Array;
  /** Packets a second. */
  packets: Float64Array;
  /** Mbit/s that leave the host, and the part of all its packets that leaves the hall. */
  cardMbit: Float64Array;
  outShare: Float64Array;
  /** Part of its siblings that stand on its host. */
  near: Float64Array;
  /** Part of its siblings that stand on other hosts; 0 if it has none. */
  far: Float64Array;
  /** Part of its packets that gets through the network card and the uplink. */
  through: Float64Array;
  /** Number of the path by which it reaches its devices (`path-tables.ts`). */
  path: Int32Array;
}

export function trafficFor(rows: number): Traffic {
  return {
    done: new Float64Array(rows),
    sent: new Float64Array(rows),
    packets: new Float64Array(rows),
    cardMbit: new Float64Array(rows),
    outShare: new Float64Array(rows),
    near: new Float64Array(rows),
    far: new Float64Array(rows),
    through: new Float64Array(rows),
    path: new Int32Array(rows),
  };
}

/**
 * Measures what guests ask of the network: packets for the work that they do, not for what they would like to do. Packets between siblings on one host pass its virtual switch only; between
 * hosts they stay inside the hall. One that is cut off goes on with its work, and neither sends nor receives.
 */
export function measureTraffic(world: World, traffic: Traffic): void {
  const { vms, hosts } = world;
  const { done, sent, packets, cardMbit, outShare, near, through, path } = traffic;
  countNear(world, traffic);
  const { state, host, workload, technique, ioPath, isolated, packetBytes } = vms;
  const { state: hostState, hypervisor } = hosts;
  const rows = vms.rows;
  const counted = simulates(world, 'cpu');
  through.fill(1, 0, rows);
  for (let v = 0; v < rows; v++) {
    const h = host[v];
    if (state[v] !== RUNNING || h < 0 || hostState[h] !== ON) {
      done[v] = sent[v] = packets[v] = cardMbit[v] = 0;
      continue;
    }
    const work = counted ? askedOfNetwork(v) : vms.vcpus[v] * vms.load[v];
    const among = SIBLING_SHARES[workload[v]];
    done[v] = work;
    sent[v] = work * progress(vms, v);
    const all = isolated[v] === 1 ? 0 : PACKETS[workload[v]] * sent[v];
    packets[v] = all;
    cardMbit[v] = all * packetMbit(packetBytes[v]) * (1 - among * near[v]);
    outShare[v] = 1 - among;
    path[v] = pathNumber(hypervisor[h], technique[v], ioPath[v]);
  }
}

let onHost = new Int32Array(1);

/** For VMs whose class talks to its siblings: which part of them runs on the same host, and which on others. */
function countNear(world: World, traffic: Traffic): void {
  const { tenants, hosts, vms } = world;
  if (onHost.length < hosts.rows) onHost = new Int32Array(hosts.rows);
  traffic.near.fill(0);
  traffic.far.fill(0);
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    const first = tenants.firstVm[tenant];
    const end = Math.min(vms.rows, first + tenants.vms[tenant]);
    if (end - first < 2 || SIBLING_SHARES[vms.workload[first]] === 0) continue;
    countSiblings(vms, first, end, traffic);
  }
}

function countSiblings({ state, host, isolated }: World['vms'], first: number, end: number, traffic: Traffic): void {
  let running = 0;
  for (let v = first; v < end; v++) {
    if (state[v] !== RUNNING || host[v] === NONE || isolated[v] === 1) continue;
    running += 1;
    onHost[host[v]] += 1;
  }
  for (let v = first; v < end; v++) {
    const talks = state[v] === RUNNING && host[v] !== NONE && isolated[v] === 0;
    if (!talks || running < 2) continue;
    traffic.near[v] = (onHost[host[v]] - 1) / (running - 1);
    traffic.far[v] = 1 - traffic.near[v];
  }
  for (let v = first; v < end; v++) if (host[v] !== NONE) onHost[host[v]] = 0;
}
