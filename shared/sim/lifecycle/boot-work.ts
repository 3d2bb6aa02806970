import type { VmId } from '#shared/ids.ts';
import { GUESTS, TECHNIQUES } from '../kernel/codes/index.ts';
import { exactTicksOf } from '../kernel/time.ts';
import { simulates, type World } from '../kernel/world.ts';
import { INCLUDED_MS, paceOf } from '../storage/index.ts';

const WINDOWS = GUESTS.indexOf('windows');
const CONTAINER = TECHNIQUES.indexOf('container');

/** What a boot takes: CPU time, what it reads, and what it waits for (firmware, devices, time-outs). */
interface BootWork {
  readonly cpuS: number;
  readonly readMib: number;
  readonly waitS: number;
  /** Seconds that the guest takes to shut down when it is asked to. */
  readonly stopS: number;
}

const MIB_PER_MB = 1_000_000 / 1_048_576;
/**
 * Linux 12 CPU-seconds and 200 MB, Windows 40 and 1.5 GB, shutdowns of 20 and 45 s: design values; unloaded they take half
 * a minute and nearly two. A microVM takes at most 125 ms up to its first user process (Firecracker, `SPECIFICATION.md`);
 * how that divides is a design value, as is all about a container, which starts a process and no kernel.
 */
const LINUX: BootWork = { cpuS: 12, readMib: 200 * MIB_PER_MB, waitS: 5, stopS: 20 };
const WINDOWS_BOOT: BootWork = { cpuS: 40, readMib: 1500 * MIB_PER_MB, waitS: 5, stopS: 45 };
const MICRO_VM: BootWork = { cpuS: 0.04, readMib: 1, waitS: 0, stopS: 1 };
const CONTAINER_START: BootWork = { cpuS: 0.1, readMib: 5, waitS: 0, stopS: 1 };

/** Vcpus that a boot keeps busy: most of it is one step after the other; design value. */
const BOOT_VCPUS = 0.5;
/** Bytes that a boot reads at a time; design value. */
const READ_MIB = 32 / 1024;
/** Time that the check of an unclean file system takes, s; design value. */
const CHECK_S = 120;

function workOf({ vms }: World, vm: VmId): BootWork {
  if (vms.microVm[vm]) return MICRO_VM;
  if (vms.technique[vm] === CONTAINER) return CONTAINER_START;
  return vms.guest[vm] === WINDOWS ? WINDOWS_BOOT : LINUX;
}

/**
 * Begins a boot, `fromTick` ticks after the start of the world and perhaps within one, and says when it ends if nothing gets in its way. A scenario without boot work has its boots end after
 * `usualS`; an unclean file system is checked first either way.
 */
export function beginBoot(world: World, vm: VmId, usualS: number, fromTick: number): void {
  const { vms, scenario, events } = world;
  const checkS = vms.dirtyDisk[vm] ? CHECK_S * paceOf(scenario) : 0;
  if (checkS > 0) events.push({ type: 'fileSystemChecked', vm, seconds: Math.round(checkS) });
  vms.dirtyDisk[vm] = 0;
  vms.bootLeft[vm] = scenario.bootWork === undefined ? 0 : 1;
  vms.checkS[vm] = scenario.bootWork === undefined ? 0 : checkS;
  const restS = scenario.bootWork === undefined ? usualS : unloadedSeconds(world, vm);
  readyAt(vms, vm, fromTick + exactTicksOf(scenario, checkS + restS));
}

/** Notes when a VM is ready for what it waits for, in ticks since the start of the world, perhaps within one. */
export function readyAt(vms: World['vms'], vm: VmId, ticks: number): void {
  vms.readyAtTick[vm] = Math.floor(ticks);
  vms.readyPart[vm] = ticks - Math.floor(ticks);
}

/** How long a boot takes that has a vCPU and a disk to itself, in seconds. */
function unloadedSeconds(world: World, vm: VmId): number {
  const { cpuS, readMib, waitS } = workOf(world, vm);
  const readS = (readMib / READ_MIB) * (INCLUDED_MS / 1000);
  return (cpuS / BOOT_VCPUS + readS + waitS) * (world.scenario.bootWork ?? 1);
}

/** Takes a boot as far as the cycles and reads of the last tick allow. Answers whether it has come to its end. */
export function continueBoot(world: World, vm: VmId): boolean {
  const { vms, scenario, tick } = world;
  const checkedS = Math.min(vms.checkS[vm], scenario.tickSeconds);
  vms.checkS[vm] -= checkedS;
  const seconds = secondsAtThisRate(world, vm) * (scenario.bootWork ?? 1);
  vms.bootLeft[vm] = Math.max(0, vms.bootLeft[vm] - (scenario.tickSeconds - checkedS) / seconds);
  if (vms.bootLeft[vm] > 0) return false;
  readyAt(vms, vm, tick);
  return true;
}

/** A boot computes and reads in turns, so the times add up. */
function secondsAtThisRate(world: World, vm: VmId): number {
  const { vms, hosts } = world;
  const { cpuS, readMib, waitS } = workOf(world, vm);
  const cpus = Math.min(BOOT_VCPUS, vms.gotMhz[vm] / (hosts.coreMhz[vms.host[vm]] * Math.max(1, vms.taxFactor[vm])));
  if (cpus <= 0) return Number.MAX_VALUE;
  if (!simulates(world, 'storage')) return cpuS / cpus + waitS;
  const mibPerS = vms.diskIops[vm] * READ_MIB;
  return mibPerS <= 0 ? Number.MAX_VALUE : cpuS / cpus + readMib / mibPerS + waitS;
}

/** Time that a guest takes to shut down, in seconds. */
export function stopSeconds(world: World, vm: VmId, usualS: number): number {
  const { bootWork } = world.scenario;
  return bootWork === undefined ? usualS : workOf(world, vm).stopS * bootWork;
}
