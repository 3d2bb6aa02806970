import type { Hypervisor, IoPath, Technique } from '../kernel/codes/index.ts';

/** The devices of a guest as they really are: `direct`, as its own host has them, or one of the paths of a VM. */
export type Backend = IoPath | 'direct';

/** Bytes of a packet where nothing else is said: the MTU of Ethernet. */
export const USUAL_PACKET_BYTES = 1500;

/** What a device request costs and how long its way is: by the packet, whatever its size. Cycles are those of a core, wherever it stands. */
export interface PathCost {
  /** Cycles in the guest or on its behalf, while it waits: a packet sent, a packet received, a disk request. */
  readonly packet: number;
  readonly receivedPacket: number;
  readonly diskRequest: number;
  /** Cycles in the privileged guest that has the real driver. */
  readonly dom0Packet: number;
  readonly dom0DiskRequest: number;
  /** µs that the path adds to a packet's and to a disk request's way. */
  readonly netUs: number;
  readonly diskUs: number;
}

const DIRECT: PathCost = {
  packet: 0,
  receivedPacket: 0,
  diskRequest: 0,
  dom0Packet: 0,
  dom0DiskRequest: 0,
  netUs: 0,
  diskUs: 0,
};

/** 15 µs a packet and 40 µs a disk request at 2.4 GHz, and the latencies: design values. */
const EMULATED: PathCost = {
  ...DIRECT,
  packet: 36_000,
  receivedPacket: 36_000,
  diskRequest: 96_000,
  netUs: 60,
  diskUs: 150,
};

/**
 * Through the host OS of a hosted hypervisor: 41 µs a packet sent and 19.5 µs a packet received are what 291 and 615 Mbit/s
 * come to (Barham et al., SOSP 2003, Table 6); the native cost of a packet, 1 µs, is not in it. 100 µs a disk request and
 * the latencies are design values.
 */
const HOSTED: PathCost = {
  ...DIRECT,
  packet: 96_000,
  receivedPacket: 44_400,
  diskRequest: 240_000,
  netUs: 100,
  diskUs: 300,
};

/** Emulated by a program in the privileged guest: each register access ends there. Split of EMULATED's costs: design value. */
const EMULATED_IN_DOM0: PathCost = {
  ...EMULATED,
  packet: 12_000,
  receivedPacket: 12_000,
  diskRequest: 36_000,
  dom0Packet: 24_000,
  dom0DiskRequest: 60_000,
};

/**
 * A driver in two halves with a ring between them: 1 µs a packet and 2 µs a disk request in the guest, 2.5 and 13 µs in the
 * privileged guest, latencies: design values (Xen reaches the native 897 Mbit/s: Barham et al., SOSP 2003, Table 6).
 */
const SPLIT: PathCost = {
  ...DIRECT,
  packet: 2400,
  receivedPacket: 2400,
  diskRequest: 4800,
  dom0Packet: 6000,
  dom0DiskRequest: 31_200,
  netUs: 30,
  diskUs: 60,
};

/**
 * The back half in the host's kernel: 0.9 µs a packet (14.5 Gbit/s at up to 80 % of a core: Firecracker, SPECIFICATION.md);
 * 24 µs a disk request is a design value: each goes through QEMU, which takes more cycles (Felter et al., IBM RC25482, 2014);
 * +30 µs on a round trip of 37.5 µs and random reads at half the rate of native are that paper's figures.
 */
const VIRTIO: PathCost = {
  ...DIRECT,
  packet: 2160,
  receivedPacket: 2160,
  diskRequest: 57_600,
  netUs: 30,
  diskUs: 110,
};

/**
 * A part of the device of its own: no copy, and no exit but for interrupts. One comes for at most 64 packets (Linux,
 * `include/linux/netdevice.h`, NAPI_POLL_WEIGHT) and costs an exit and an injection, 1600 cycles (design value, as of Merom:
 * 1579, Agesen et al., USENIX ATC 2012, Table 1; unverified). 2 µs are a design value.
 */
const PASSTHROUGH: PathCost = { ...DIRECT, packet: 1600 / 64, receivedPacket: 1600 / 64, netUs: 2 };

/** What passing through the host OS of a hosted hypervisor multiplies, where there is no figure for it; design value. */
const HOSTED_FACTOR = 1.5;
const HOSTED_VIRTIO: PathCost = {
  ...VIRTIO,
  packet: HOSTED_FACTOR * VIRTIO.packet,
  receivedPacket: HOSTED_FACTOR * VIRTIO.receivedPacket,
  diskRequest: HOSTED_FACTOR * VIRTIO.diskRequest,
  netUs: HOSTED_FACTOR * VIRTIO.netUs,
  diskUs: HOSTED_FACTOR * VIRTIO.diskUs,
};

/** Part of a core that each guest with a device of its own costs its host in interrupts (Dong et al., HPCA 2010: 1.76 %). */
export const PASSTHROUGH_CORES = 0.0176;

/** Techniques whose guests are programs of their host and use its drivers. */
const ON_HOST_DRIVERS: readonly Technique[] = ['container', 'jvm', 'native'];

/** Whether a hypervisor does I/O in a privileged guest. */
export function hasDom0(hypervisor: Hypervisor): boolean {
  return hypervisor === 'dom0' || hypervisor === 'parentPartition';
}

/**
 * How a guest's devices are reached on a host: a driver that knows that it runs in a VM works with the back half that the
 * hypervisor has, in its kernel or in the privileged guest.
 */
export function backendOf(technique: Technique, path: IoPath, hypervisor: Hypervisor): Backend {
  if (ON_HOST_DRIVERS.includes(technique)) return 'direct';
  if (path === 'emulated' || path === 'passthrough') return path;
  return hasDom0(hypervisor) ? 'split' : 'virtio';
}

/** What a backend costs under a hypervisor. */
export function pathCost(backend: Backend, hypervisor: Hypervisor): PathCost {
  switch (backend) {
    case 'direct':
      return DIRECT;
    case 'passthrough':
      return PASSTHROUGH;
    case 'split':
      return SPLIT;
    case 'virtio':
      return hypervisor === 'type2' ? HOSTED_VIRTIO : VIRTIO;
    case 'emulated':
      return hypervisor === 'type2' ? HOSTED : hasDom0(hypervisor) ? EMULATED_IN_DOM0 : EMULATED;
  }
}

/** Whether a hypervisor offers a path to a guest: what a player may choose. */
export function offersPath(hypervisor: Hypervisor, path: IoPath): boolean {
  switch (path) {
    case 'emulated':
      return true;
    case 'split':
      return hasDom0(hypervisor);
    case 'virtio':
      return !hasDom0(hypervisor);
    case 'passthrough':
      return hypervisor !== 'type2';
  }
}
