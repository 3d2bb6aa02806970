import type { Policies } from '#shared/sim/kernel/scenario/scenario.ts';
import { exactly, poweredOn, type Seen } from './seen.ts';

/** Cycles of one guest in one tick, MHz: only a world tells them. */
export interface GuestCycles {
  /** Asked of it, of that due to it, and got. */
  readonly wantMhz: number;
  readonly dueMhz: number;
  readonly gotMhz: number;
}

/** How one guest ran in one tick. Fractions are of its time, per vCPU. */
export interface GuestCpu {
  readonly vm: number;
  readonly tenant: number;
  readonly vcpus: number;
  readonly shares: number;
  readonly reservationMhz: number;
  /** 0 = none. */
  readonly limitMhz: number;
  /** Of its vCPUs that the guest wants. */
  readonly load: number;
  /** Ready and not running: steal. */
  readonly ready: number;
  /** Of that: stopped until its other vCPUs had caught up. */
  readonly coStop: number;
  /** Of wanted work done. */
  readonly speed: number;
  readonly throttlePermille: number;
  /** Of its memory accesses that go to another node. */
  readonly remote: number;
  /** −1 = spread over all nodes, or there is one only. */
  readonly numaNode: number;
  readonly pinnedFirst: number;
  readonly pinnedCores: number;
  readonly cycles?: GuestCycles;
}

/** Cycles of the host in one tick, MHz. */
export interface HostCycles {
  readonly capacityMhz: number;
  readonly dueMhz: number;
  readonly usedMhz: number;
  readonly overheadMhz: number;
  /** Of the overhead: the privileged guest or host system, and the drivers in it. */
  readonly platformMhz: number;
}

/** The cores of one host in one tick. */
export interface CpuPicture {
  readonly view: 'cpu';
  readonly host: number;
  readonly exact: boolean;
  readonly cores: number;
  readonly coreMhz: number;
  readonly smt: boolean;
  readonly numaNodes: number;
  readonly sliceMs: number;
  readonly coScheduling: NonNullable<Policies['coScheduling']>;
  /** Of capacity: wanted by guests of what they may have, and got. */
  readonly wanted: number;
  readonly used: number;
  readonly guests: readonly GuestCpu[];
  readonly cycles?: HostCycles;
}

/** Reads the cores of a host. */
export function cpuOf(world: Seen, host: number): CpuPicture {
  const { hosts, scenario } = world;
  const exact = exactly(world);
  const cycles: HostCycles | undefined = exact && {
    capacityMhz: exact.hosts.capacityMhz[host],
    dueMhz: exact.hosts.dueMhz[host],
    usedMhz: exact.hosts.usedMhz[host],
    overheadMhz: exact.hosts.overheadMhz[host],
    platformMhz: exact.hosts.platformMhz[host],
  };
  return {
    view: 'cpu',
    host,
    exact: exact !== undefined,
    cores: hosts.cores[host],
    coreMhz: hosts.coreMhz[host],
    smt: hosts.smt[host] === 1,
    numaNodes: hosts.numaNodes[host],
    sliceMs: hosts.sliceMs[host],
    coScheduling: scenario.policies.coScheduling ?? 'independent',
    wanted: hosts.demandPermille[host] / 1000,
    used: hosts.usedPermille[host] / 1000,
    guests: poweredOn(world, host).map((vm) => guestOf(world, vm)),
    ...(cycles && { cycles }),
  };
}

function guestOf(world: Seen, vm: number): GuestCpu {
  const { vms } = world;
  const exact = exactly(world)?.vms;
  return {
    vm,
    tenant: vms.tenant[vm],
    vcpus: vms.vcpus[vm],
    shares: vms.shares[vm],
    reservationMhz: vms.reservationMhz[vm],
    limitMhz: vms.limitMhz[vm],
    load: exact ? exact.load[vm] : vms.loadPermille[vm] / 1000,
    ready: exact ? exact.readyFraction[vm] : vms.stealPermille[vm] / 1000,
    coStop: exact ? exact.coStopFraction[vm] : vms.coStopPermille[vm] / 1000,
    speed: exact ? exact.speed[vm] : vms.speedPermille[vm] / 1000,
    throttlePermille: vms.throttlePermille[vm],
    remote: exact ? exact.remoteFraction[vm] : vms.remotePermille[vm] / 1000,
    numaNode: vms.numaNode[vm],
    pinnedFirst: vms.pinnedFirst[vm],
    pinnedCores: vms.pinnedCores[vm],
    ...(exact && { cycles: { wantMhz: exact.wantMhz[vm], dueMhz: exact.dueMhz[vm], gotMhz: exact.gotMhz[vm] } }),
  };
}
