import { DATASTORE_KINDS, DOM0_STATES, HYPERVISORS, IO_PATHS, TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import { type Backend, backendOf } from '#shared/sim/virtualization/index.ts';
import { type Exact, type ExactRules, exactBy, exactly, poweredOn, type Seen } from './seen.ts';

/** What a request of a guest waits for on its way, ms: only a world tells it. */
export interface IoWaits {
  /** A packet: for the path through the hypervisor, and for the card and the uplink. */
  readonly netPathMs: number;
  readonly netWireMs: number;
  /** One read of its disk: for the path, and in the datastore. */
  readonly diskPathMs: number;
  readonly diskStoreMs: number;
  /** Added to each request of its service by its disk: all reads that it waits for. */
  readonly diskPerRequestMs: number;
  /** Fractions of its packets and disk requests that get through. */
  readonly netFraction: number;
  readonly diskFraction: number;
}

/** How one guest reaches its devices. */
export interface GuestIo {
  readonly vm: number;
  readonly tenant: number;
  /** Its back half: what stands between its driver and the device. */
  readonly backend: Backend;
  readonly isolated: boolean;
  readonly datastore: number;
  readonly waits?: IoWaits;
}

/** The privileged guest of a host. */
export interface Dom0 {
  readonly state: (typeof DOM0_STATES)[number];
  readonly vcpus: number;
  /** What its guests ask of it as a share of its vCPUs, may exceed 1. */
  readonly load: number;
  /** Of that, what it gets done. */
  readonly share?: number;
  /** How many times as long as an idle one's a request takes in it. */
  readonly slowdown?: number;
  readonly readyAtTick: number;
}

export interface Store {
  readonly datastore: number;
  readonly kind: (typeof DATASTORE_KINDS)[number];
  /** Of its time that it is busy. */
  readonly busy: number;
  readonly latencyMs: number;
}

/** The ways to the devices of one host. */
export interface IoPicture {
  readonly view: 'io';
  readonly host: number;
  readonly exact: boolean;
  readonly hypervisor: (typeof HYPERVISORS)[number];
  readonly dom0?: Dom0;
  /** Mbit/s: of its card, and of that in use by guests. */
  readonly cardMbit: number;
  readonly cardUsed: number;
  /** Mbit/s: of the way out of the hall (0 = as much as they want), and in use. */
  readonly uplinkMbit: number;
  readonly uplinkUsedMbit: number;
  readonly guests: readonly GuestIo[];
  readonly stores: readonly Store[];
}

/** Reads the ways of a host. */
export function ioOf(world: Seen, host: number, rules?: ExactRules): IoPicture {
  const { hosts, hall, scenario } = world;
  const known = exactBy(world, rules);
  const exact = known?.world;
  const { nicMbit } = scenario.hostModels[hosts.model[host]];
  const guests = poweredOn(world, host).map((vm) => guestOf(world, vm, host, known));
  const dom0 = dom0Of(world, host, known);
  return {
    view: 'io',
    host,
    exact: exact !== undefined,
    hypervisor: HYPERVISORS[hosts.hypervisor[host]],
    ...(dom0 && { dom0 }),
    cardMbit: nicMbit,
    cardUsed: exact ? exact.hosts.nicUsedMbit[host] / nicMbit : hosts.nicPermille[host] / 1000,
    uplinkMbit: hall.uplinkMbit[0],
    uplinkUsedMbit: exact ? exact.hall.uplinkExactMbit[0] : hall.uplinkUsedMbit[0],
    guests,
    stores: [...new Set(guests.map(({ datastore }) => datastore))].map((d) => storeOf(world, d)),
  };
}

function dom0Of(world: Seen, host: number, known: Exact | undefined): Dom0 | undefined {
  const { hosts } = world;
  const state = DOM0_STATES[hosts.dom0State[host]];
  if (state === 'none') return undefined;
  const exact = known?.world.hosts;
  return {
    state,
    vcpus: hosts.dom0Vcpus[host],
    load: exact ? exact.dom0Load[host] : hosts.dom0Permille[host] / 1000,
    readyAtTick: hosts.dom0ReadyAtTick[host],
    ...(known && { share: known.world.hosts.dom0Share[host], slowdown: known.rules.dom0Slowdown(known.world, host) }),
  };
}

function guestOf(world: Seen, vm: number, host: number, known: Exact | undefined): GuestIo {
  const { vms, hosts } = world;
  const [technique, path] = [TECHNIQUES[vms.technique[vm]], IO_PATHS[vms.ioPath[vm]]];
  return {
    vm,
    tenant: vms.tenant[vm],
    backend: backendOf(technique, path, HYPERVISORS[hosts.hypervisor[host]]),
    isolated: vms.isolated[vm] === 1,
    datastore: vms.datastore[vm],
    ...(known && { waits: waitsOf(known, vm) }),
  };
}

function waitsOf({ world, rules }: Exact, vm: number): IoWaits {
  const { vms, datastores } = world;
  const wholeMs = vms.netLatencyMs[vm];
  const pathMs = Math.min(wholeMs, rules.netPathMs(world, vm));
  return {
    netPathMs: pathMs,
    netWireMs: wholeMs - pathMs,
    diskPathMs: rules.diskPathMs(world, vm),
    diskStoreMs: datastores.latencyExactMs[vms.datastore[vm]],
    diskPerRequestMs: vms.diskLatencyMs[vm],
    netFraction: vms.netFraction[vm],
    diskFraction: vms.diskFraction[vm],
  };
}

function storeOf(world: Seen, d: number): Store {
  const { datastores } = world;
  const exact = exactly(world)?.datastores;
  return {
    datastore: d,
    kind: DATASTORE_KINDS[datastores.kind[d]],
    busy: exact ? exact.utilisation[d] : datastores.usedPermille[d] / 1000,
    latencyMs: exact ? exact.latencyExactMs[d] : datastores.latencyUs[d] / 1000,
  };
}
