import { lockedMib } from '../capabilities/index.ts';
import type { ByHost } from '../kernel/by-host.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import { isPowered } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';
import { hypervisorOwnMib } from '../virtualization/index.ts';
import { machineMib, residentMib } from './guest-memory.ts';
import { overheadMib } from './overhead-memory.ts';
import { clearedMib } from './sharing/zero-pages.ts';

const PRE_COPY = MIGRATION_STATES.indexOf('preCopy');
const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const STOP_AND_COPY = MIGRATION_STATES.indexOf('stopAndCopy');

/** Machine memory of the hypervisor and of what each powered guest costs beside its own memory, in MiB. */
export function hypervisorMib({ hosts, vms }: World, { start, vm }: ByHost, host: number): number {
  let mib = hypervisorOwnMib(hosts, host);
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

/**
 * Backs what guests wait for: locked memory at once, whoever has to give something back for it afterwards; all else with
 * what is free, in equal parts of what each waits for.
 */
export function backGrowth(world: World, { start, vm }: ByHost, host: number, waitingMib: number): void {
  const { vms, hosts } = world;
  if (waitingMib <= 0) return;
  let promisedMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) promisedMib += backLocked(vms, vm[i]);
  const othersMib = waitingMib - promisedMib;
  if (othersMib <= 0) return;
  const backedMib = Math.max(0, Math.min(othersMib, hosts.freeExactMib[host] - promisedMib));
  const left = 1 - backedMib / othersMib;
  for (let i = start[host]; i < start[host + 1]; i++) vms.unbackedMib[vm[i]] *= left;
}

/** Backs what a guest waits for of the memory that is locked for it; answers how much, in MiB. */
function backLocked(vms: World['vms'], v: number): number {
  if (vms.unbackedMib[v] === 0) return 0;
  const missingMib = Math.max(0, Math.min(vms.unbackedMib[v], lockedMib(vms, v) - residentMib(vms, v)));
  vms.unbackedMib[v] -= missingMib;
  return missingMib;
}

/** Machine memory of a host that nobody uses, in MiB: into `freeExactMib`. */
export function measureFree({ hosts, vms }: World, { start, vm }: ByHost, host: number): void {
  const end = start[host + 1];
  let usedMib = hosts.hypervisorMib[host] + hosts.incomingMib[host];
  for (let i = start[host]; i < end; i++) usedMib += machineMib(vms, vm[i]);
  hosts.freeExactMib[host] = hosts.memMib[host] - usedMib;
}
