import type { ByHost } from '../../kernel/by-host.ts';
import type { World } from '../../kernel/world.ts';
import { COMPRESSED_SIZE, excessMib, residentActiveShare, takeableMib } from '../guest-memory.ts';

type Vms = World['vms'];

/** Scratch: what came back for each guest of the host at hand, in MiB. */
let cameMib = new Float64Array(64);

/** Scratch: of the host at hand, what came back, what guests hold beyond their targets, and how far that evens out. */
const all = { cameMib: 0, excessMib: 0, weight: 0 };

/** Notes what came back for the `k`th guest of a host in an exchange of pages. */
export function recordThrashing(k: number, mib: number): void {
  if (k >= cameMib.length) {
    const longer = new Float64Array(2 * k);
    longer.set(cameMib);
    cameMib = longer;
  }
  cameMib[k] = mib;
}

/**
 * Victims of an exchange are picked by what guests hold beyond their targets, x, and not by who asks for pages: memory goes
 * from those with more than their part of what is asked for, f, to those with less, until x/Σx = f/Σf. It takes as long as
 * Σx to be exchanged; a long tick goes half the way at most, so that it does not swing about.
 */
export function equalize(vms: Vms, { start, vm }: ByHost, host: number): void {
  all.cameMib = 0;
  all.excessMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    all.cameMib += cameMib[i - start[host]];
    all.excessMib += excessMib(vms, vm[i]);
  }
  if (all.cameMib === 0 || all.excessMib === 0) return;
  all.weight = all.cameMib / (all.excessMib + 2 * all.cameMib);
  let [upMib, downMib] = [0, 0];
  for (let i = start[host]; i < start[host + 1]; i++) {
    const changeMib = changeOf(vms, vm[i], i - start[host]);
    if (changeMib > 0) upMib += changeMib;
    else downMib -= changeMib;
  }
  const movedMib = Math.min(upMib, downMib);
  if (movedMib === 0) return;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const changeMib = changeOf(vms, vm[i], i - start[host]);
    if (changeMib > 0) giveBack(vms, vm[i], changeMib * (movedMib / upMib));
    else take(vms, vm[i], -changeMib * (movedMib / downMib));
  }
}

/** Machine memory that a guest wins or loses, as far as it has pages to get back or to lose, in MiB. */
function changeOf(vms: Vms, v: number, k: number): number {
  const fairMib = (all.excessMib * cameMib[k]) / all.cameMib;
  const changeMib = all.weight * (fairMib - excessMib(vms, v));
  return Math.max(-takeableMib(vms, v), Math.min(changeMib, wantedMib(vms, v)));
}

/** Machine memory that a guest needs to have all at hand that it uses, in MiB. */
function wantedMib(vms: Vms, v: number): number {
  return vms.swappedActiveMib[v] + (1 - COMPRESSED_SIZE) * vms.compressedActiveMib[v];
}

/** What is swapped comes first, since the cache of a guest fills up again from what else it gives. */
function giveBack(vms: Vms, v: number, mib: number): void {
  const readMib = Math.min(mib, vms.swappedActiveMib[v]);
  const unpackedMib = Math.min((mib - readMib) / (1 - COMPRESSED_SIZE), vms.compressedActiveMib[v]);
  vms.swappedExactMib[v] -= readMib;
  vms.swappedActiveMib[v] -= readMib;
  vms.compressedExactMib[v] -= unpackedMib;
  vms.compressedActiveMib[v] -= unpackedMib;
}

function take(vms: Vms, v: number, mib: number): void {
  vms.swappedActiveMib[v] += mib * residentActiveShare(vms, v);
  vms.swappedExactMib[v] += mib;
}
