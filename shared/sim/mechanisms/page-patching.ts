import { PAGES_PER_MIB } from '#shared/units.ts';
import type { ByHost } from '../by-host.ts';
import { ewmaWeight } from '../det-math.ts';
import type { World } from '../world.ts';
import { activeShare, isUp, PATCH_SIZE, privateMib } from './guest-memory.ts';

/** CPU time of making a patch, and of making a page whole again (Gupta et al., CACM 2010, Table 2). */
const PATCH_US = 338;
const UNPATCH_US = 18.6;
/** Part of a guest's idle pages that another page resembles enough for a patch of a quarter page; design value. */
const SIMILAR = 0.6;
/** Part of a host's cores that looks for similar pages and patches them, at most; design value. */
const CORES_USED = 0.05;
/** What a guest keeps touching changes: idle pages become active in this time; design value. */
const DRIFT_S = 600;
/** Pages that a guest needs again, and all pages once patching is switched off, become whole in these times; design values. */
const NEEDED_S = 10;
const UNDONE_S = 20;

/**
 * Keeps idle pages that resemble others as patches (Difference Engine), or makes them whole again; only pages that nobody
 * has used for long are taken, so it costs guests little. Answers the CPU time it took, in seconds per second.
 */
export function patchPages(world: World, index: ByHost, host: number): number {
  const { vms, hosts, scenario } = world;
  const on = hosts.pagePatching[host] === 1;
  if (!on && hosts.patchedExactMib[host] === 0) return 0;
  const { start, vm } = index;
  let wishMib = 0;
  let wholeMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    wholeMib += makeWhole(world, vm[i], on);
    wishMib += missingMib(vms, vm[i], on);
  }
  const budgetMib = (hosts.cores[host] * CORES_USED * scenario.tickSeconds) / (PATCH_US * 1e-6 * PAGES_PER_MIB);
  const part = wishMib > budgetMib ? budgetMib / wishMib : 1;
  for (let i = start[host]; i < start[host + 1]; i++) vms.patchedExactMib[vm[i]] += part * missingMib(vms, vm[i], on);
  const us = (part * wishMib * PATCH_US + wholeMib * UNPATCH_US) * PAGES_PER_MIB;
  return (us * 1e-6) / scenario.tickSeconds;
}

/** Makes pages of one guest whole: those that it has begun to use, those beyond the goal, all when switched off. In MiB. */
function makeWhole({ vms, scenario }: World, v: number, on: boolean): number {
  const patchedMib = vms.patchedExactMib[v];
  vms.unpatchFraction[v] = 0;
  if (patchedMib === 0) return 0;
  const dtS = scenario.tickSeconds;
  const usedMib = patchedMib * activeShare(vms, v) * ewmaWeight(dtS, DRIFT_S);
  const surplusMib = Math.max(0, patchedMib - usedMib - (on ? goalMib(vms, v) : 0));
  const undoneMib = surplusMib * ewmaWeight(dtS, on ? NEEDED_S : UNDONE_S);
  const leftMib = patchedMib - usedMib - undoneMib;
  // An exponential never ends; below one page it is over.
  vms.patchedExactMib[v] = leftMib < 1 / PAGES_PER_MIB ? 0 : leftMib;
  const pagesPerS = ((on ? usedMib + undoneMib : usedMib) * PAGES_PER_MIB) / dtS;
  vms.unpatchFraction[v] = isUp(vms, v) ? Math.min(1, (pagesPerS * UNPATCH_US * 1e-6) / vms.vcpus[v]) : 0;
  return patchedMib - vms.patchedExactMib[v];
}

/** Memory of a guest that should be patched and is not yet, in MiB. */
function missingMib(vms: World['vms'], v: number, on: boolean): number {
  if (!on || !isUp(vms, v)) return 0;
  return Math.max(0, Math.min(goalMib(vms, v) - vms.patchedExactMib[v], privateMib(vms, v)));
}

/** Patched memory that a guest comes to: of what it has to itself and does not use, the part that resembles other pages. */
function goalMib(vms: World['vms'], v: number): number {
  return SIMILAR * Math.max(0, privateMib(vms, v) + vms.patchedExactMib[v] - vms.activeExactMib[v]);
}

/** Machine memory that patching saves a guest, in MiB. */
export function patchSavedMib(patchedMib: number): number {
  return patchedMib * (1 - PATCH_SIZE);
}
