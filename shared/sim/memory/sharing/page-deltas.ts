import { PAGES_PER_MIB } from '#shared/units.ts';
import { lockedMib } from '../../capabilities/index.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { ewmaWeight } from '../../kernel/det-math.ts';
import { isUp } from '../../kernel/guest-power.ts';
import type { World } from '../../kernel/world.ts';
import { activeShare, privateMib, residentMib, takeableMib } from '../guest-memory.ts';

/** CPU time of making a patch, and of making a page whole again (Gupta et al., CACM 2010, Table 2). */
const PATCH_US = 338;
const UNPATCH_US = 18.6;
/** Part of a host's cores that looks for similar pages and patches them, at most, unless the scenario says otherwise; design value. */
const CORES_USED = 0.05;
/** What a guest keeps touching changes: idle pages become active in this time; design value. */
const DRIFT_S = 600;
/** Pages that a guest needs again, and all pages once patching is switched off, become whole in these times; design values. */
const NEEDED_S = 10;
const UNDONE_S = 20;

/** Scratch: memory of each guest of the host at hand that should be patched and is not yet, in MiB. */
let missing = new Float64Array(64);

/** Scratch: parts of what is patched that are needed again, and become whole for other reasons, in one tick. */
const weights = { used: 0, undone: 0 };

/**
 * Keeps idle pages that resemble others as patches (Difference Engine), or makes them whole again; only pages that nobody
 * has used for long are taken, so it costs guests little. Answers the CPU time it took, in seconds per second.
 */
export function patchPages(world: World, index: ByHost, host: number): number {
  const { vms, hosts, scenario } = world;
  const on = hosts.pagePatching[host] === 1;
  if (!on && hosts.patchedExactMib[host] === 0) return 0;
  const { start, vm } = index;
  const first = start[host];
  const count = start[host + 1] - first;
  if (count > missing.length) missing = new Float64Array(2 * count);
  // What becomes whole is made up for by other pages as long as patching goes on, so a long tick uses as much a second.
  weights.used = on ? Math.min(1, scenario.tickSeconds / DRIFT_S) : ewmaWeight(scenario.tickSeconds, DRIFT_S);
  weights.undone = ewmaWeight(scenario.tickSeconds, on ? NEEDED_S : UNDONE_S);
  let [wishMib, wholeMib] = [0, 0];
  for (let k = 0; k < count; k++) {
    wholeMib += makeWhole(world, vm[first + k], on, k);
    wishMib += missing[k];
  }
  const cores = hosts.cores[host] * (scenario.policies.patchingCores ?? CORES_USED);
  const budgetMib = (cores * scenario.tickSeconds) / (PATCH_US * 1e-6 * PAGES_PER_MIB);
  const part = wishMib > budgetMib ? budgetMib / wishMib : 1;
  if (wishMib > 0) for (let k = 0; k < count; k++) vms.patchedExactMib[vm[first + k]] += part * missing[k];
  const us = (part * wishMib * PATCH_US + wholeMib * UNPATCH_US) * PAGES_PER_MIB;
  return (us * 1e-6) / scenario.tickSeconds;
}

/**
 * Makes pages of one guest whole: those that it has begun to use, those beyond the goal, all when patching is switched off.
 * Answers how much, in MiB, and leaves in `missing[k]` what should be patched beside that.
 */
function makeWhole({ vms, scenario }: World, v: number, on: boolean, k: number): number {
  const patchedMib = vms.patchedExactMib[v];
  const up = isUp(vms, v);
  const ownMib = privateMib(vms, v);
  const mostMib = Math.max(0, residentMib(vms, v) + patchedMib - lockedMib(vms, v));
  const likeMib = vms.similarShare[v] * idleMib(ownMib + patchedMib, vms.activeExactMib[v]);
  const goal = on && up ? Math.min(mostMib, likeMib) : 0;
  vms.unpatchFraction[v] = 0;
  missing[k] = Math.max(0, Math.min(goal - patchedMib, takeableMib(vms, v)));
  if (patchedMib === 0) return 0;
  const usedMib = patchedMib * activeShare(vms, v) * weights.used;
  const undoneMib = Math.max(0, patchedMib - usedMib - goal) * weights.undone;
  const leftMib = patchedMib - usedMib - undoneMib;
  // An exponential never ends; below one page it is over.
  vms.patchedExactMib[v] = leftMib < 1 / PAGES_PER_MIB ? 0 : leftMib;
  const pagesPerS = ((on ? usedMib + undoneMib : usedMib) * PAGES_PER_MIB) / scenario.tickSeconds;
  if (up) vms.unpatchFraction[v] = Math.min(1, (pagesPerS * UNPATCH_US * 1e-6) / vms.vcpus[v]);
  return patchedMib - vms.patchedExactMib[v];
}

/** What a guest has to itself and does not use: of that, the part that resembles other pages is kept as patches. */
function idleMib(ownMib: number, activeMib: number): number {
  return Math.max(0, ownMib - activeMib);
}
