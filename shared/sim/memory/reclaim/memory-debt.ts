import type { ByHost } from '../../kernel/by-host.ts';
import type { World } from '../../kernel/world.ts';
import { privateMib, residentActiveShare, takeableMib } from '../guest-memory.ts';
import { dropPacked } from './compressed-memory.ts';

/** Less than this is rounding, in MiB. */
const LEAST_MIB = 1e-6;

/** What is taken from the guests of a host: so much, in proportion to what `of` says of each, a part of it `written` out. */
interface Taking {
  readonly mib: number;
  readonly of: (vms: World['vms'], v: number) => number;
  readonly written: number;
}

/**
 * Settles a host that has used more than it has (a guest arrived, or shared pages parted): what cannot be written out at
 * once waits unbacked. Afterwards nothing is owed. Locked memory stays: admission leaves enough beside it, and only a world
 * that was set up with more locked memory than its hosts have loses some of it.
 */
export function settleDebt(world: World, index: ByHost, host: number, writableMib: number): void {
  const debtMib = -world.hosts.freeExactMib[host];
  if (debtMib <= 0) return;
  const written = Math.min(1, writableMib / debtMib);
  const takeableSum = sumOver(world, index, host, takeableMib);
  const droppedMib = debtMib > takeableSum ? dropPacked(world, index, host, debtMib - takeableSum) : 0;
  takeFromAll(world, index, host, { mib: debtMib - droppedMib, of: takeableMib, written });
  const leftMib = debtMib - droppedMib - takeableSum;
  if (leftMib > LEAST_MIB) takeFromAll(world, index, host, { mib: leftMib, of: privateMib, written });
}

function takeFromAll(world: World, index: ByHost, host: number, { mib, of, written }: Taking): void {
  const { vms } = world;
  const sumMib = sumOver(world, index, host, of);
  if (sumMib === 0) return;
  const part = Math.min(1, mib / sumMib);
  for (let i = index.start[host]; i < index.start[host + 1]; i++) {
    const v = index.vm[i];
    const takenMib = part * of(vms, v);
    vms.swappedActiveMib[v] += takenMib * written * residentActiveShare(vms, v);
    vms.swappedExactMib[v] += takenMib * written;
    vms.unbackedMib[v] += takenMib * (1 - written);
  }
}

function sumOver({ vms }: World, { start, vm }: ByHost, host: number, of: Taking['of']): number {
  let sumMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) sumMib += of(vms, vm[i]);
  return sumMib;
}
