import type { ByHost } from '../kernel/by-host.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import { isPowered } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';
import { reservedMib } from '../virtualization/hypervisors.ts';
import { machineMib, privateMib, residentActiveShare } from './guest-memory.ts';
import { overheadMib } from './overhead-memory.ts';
import { dropPacked } from './reclaim/compressed-memory.ts';
import { clearedMib } from './sharing/zero-pages.ts';

/** The hypervisor itself: 100 MiB and 1 % of memory for its tables; design values. */
const HYPERVISOR_MIB = 100;
const HYPERVISOR_SHARE = 0.01;

const PRE_COPY = MIGRATION_STATES.indexOf('preCopy');
const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const STOP_AND_COPY = MIGRATION_STATES.indexOf('stopAndCopy');

/** Machine memory of the hypervisor and of what each powered guest costs beside its own memory, in MiB. */
export function hypervisorMib({ hosts, vms }: World, { start, vm }: ByHost, host: number): number {
  let mib = HYPERVISOR_MIB + Math.ceil(HYPERVISOR_SHARE * hosts.memMib[host]) + reservedMib(hosts.hypervisor[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (isPowered(vms, vm[i])) mib += overheadMib(vms.memMib[vm[i]]);
  }
  return mib;
}

/**
 * Sums, for every host, the memory that moves fill: what has come for a guest that still runs elsewhere, and what is left
 * of one that has gone over (post-copy).
 */
export function countIncoming({ hosts, migrations }: World): void {
  hosts.incomingMib.fill(0);
  for (let m = 0; m < migrations.rows; m++) {
    const state = migrations.state[m];
    if (state === POST_COPY) hosts.incomingMib[migrations.from[m]] += migrations.roundLeftMib[m];
    if (state !== PRE_COPY && state !== STOP_AND_COPY) continue;
    const arrivedMib = Math.min(migrations.totalMib[m], migrations.usedMib[m]);
    hosts.incomingMib[migrations.to[m]] += arrivedMib;
  }
}

/**
 * Notes what each guest has ever touched. A guest cannot give memory back by itself, so this only grows; what is new
 * has no machine memory yet and is counted as unbacked until `backGrowth`. Answers all that waits, in MiB.
 */
export function noteGrowth(world: World, { start, vm }: ByHost, host: number): number {
  const { vms } = world;
  let waitingMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (!isPowered(vms, v)) continue;
    const reachedMib = Math.max(vms.touchedExactMib[v], clearedMib(world, v));
    const grownMib = Math.min(reachedMib, vms.memMib[v]) - vms.everTouchedMib[v];
    if (grownMib > 0) {
      vms.everTouchedMib[v] += grownMib;
      vms.unbackedMib[v] += grownMib;
    }
    waitingMib += vms.unbackedMib[v];
  }
  return waitingMib;
}

/** Backs what guests wait for with what is free, in equal parts of what each waits for. */
export function backGrowth({ vms, hosts }: World, { start, vm }: ByHost, host: number, waitingMib: number): void {
  if (waitingMib <= 0) return;
  const backedMib = Math.max(0, Math.min(waitingMib, hosts.freeExactMib[host]));
  const left = 1 - backedMib / waitingMib;
  for (let i = start[host]; i < start[host + 1]; i++) vms.unbackedMib[vm[i]] *= left;
}

/**
 * Settles a host that has used more than it has (a guest arrived, or shared pages parted): what cannot be written out at
 * once waits unbacked. Afterwards nothing is owed.
 */
export function settleDebt(world: World, index: ByHost, host: number, writableMib: number): void {
  const { vms, hosts } = world;
  const { start, vm } = index;
  const debtMib = -hosts.freeExactMib[host];
  if (debtMib <= 0) return;
  let privateSum = 0;
  for (let i = start[host]; i < start[host + 1]; i++) privateSum += privateMib(vms, vm[i]);
  if (debtMib > privateSum) dropPacked(world, index, host, debtMib - privateSum);
  if (privateSum === 0) return;
  const part = Math.min(1, debtMib / privateSum);
  const written = Math.min(1, writableMib / debtMib);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const takenMib = part * privateMib(vms, vm[i]);
    vms.swappedActiveMib[vm[i]] += takenMib * written * residentActiveShare(vms, vm[i]);
    vms.swappedExactMib[vm[i]] += takenMib * written;
    vms.unbackedMib[vm[i]] += takenMib * (1 - written);
  }
}

/** Machine memory of a host that nobody uses, in MiB: into `freeExactMib`. */
export function measureFree({ hosts, vms }: World, { start, vm }: ByHost, host: number): void {
  let usedMib = hosts.hypervisorMib[host] + hosts.incomingMib[host];
  for (let i = start[host]; i < start[host + 1]; i++) usedMib += machineMib(vms, vm[i]);
  hosts.freeExactMib[host] = hosts.memMib[host] - usedMib;
}
