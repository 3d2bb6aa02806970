import { MBIT_PER_MIB } from '#shared/units.ts';
import { exp } from '../kernel/det-math.ts';
import type { MigrationPolicy } from '../kernel/scenario/scenario.ts';
import { type Dirtying, hotDirtyMib } from './dirty-pages.ts';

/** Rest below which the adaptive rounds stop (Clark et al., NSDI 2005, §5.3: 256 KB). */
const STOP_MIB = 0.25;
/** Most rounds of the adaptive kind (Xen: 29; unverified). */
const XEN_MAX_ROUNDS = 29;

/** A round that is over: how long it took and what was dirtied meanwhile. */
export interface FinishedRound {
  /** 0 = the first full pass. */
  readonly round: number;
  readonly seconds: number;
  /** Seconds of average guest activity since the hot set was last clean. */
  readonly effectiveS: number;
  /** MiB of cold memory dirtied. */
  readonly coldMib: number;
  /** MiB/s that the move would get now. */
  readonly rateMibPerS: number;
}

/** What follows on a round: another one, or the pause in which the rest is sent. */
export interface NextRound {
  readonly stop: boolean;
  /** The rest is sent although the pause is longer than wanted. */
  readonly forced: boolean;
  readonly leftMib: number;
  /** MiB: hot memory in it, of which `sentMib` skips what is dirty again; 0 = all is sent. */
  readonly skippableMib: number;
  /** Mbit/s: most that the next round may take; 0 = no limit of its own. */
  readonly limitMbit: number;
}

/** Decides what follows on a round. */
export function nextRound(policy: MigrationPolicy, dirtying: Dirtying, done: FinishedRound): NextRound {
  const hotMib = hotDirtyMib(dirtying, done.effectiveS);
  const coldMib = Math.min(done.coldMib, dirtying.coldMaxMib);
  return policy.rounds === 'adaptive'
    ? adaptiveRound(policy, done, hotMib, coldMib)
    : fullSpeedRound(policy, done, hotMib + coldMib);
}

/** QEMU: go on until the rest can be sent within the wanted pause. What is dirty is read between rounds only, so nothing is skipped. */
function fullSpeedRound(policy: MigrationPolicy, { round, rateMibPerS }: FinishedRound, leftMib: number): NextRound {
  const shortEnough = leftMib * 1000 <= policy.pauseMs * rateMibPerS;
  const forced = !shortEnough && policy.maxRounds > 0 && round + 1 >= policy.maxRounds;
  return { stop: shortEnough || forced, forced, leftMib, skippableMib: 0, limitMbit: policy.sessionMbit };
}

/** Clark et al., NSDI 2005, §5.3: each round is a step faster than the guest dirtied during the one before. */
function adaptiveRound(
  policy: MigrationPolicy,
  { round, seconds }: FinishedRound,
  hotMib: number,
  coldMib: number,
): NextRound {
  const leftMib = hotMib + coldMib;
  const wantedMbit = Math.max(policy.minMbit, (leftMib * MBIT_PER_MIB) / Math.max(seconds, 1e-6) + policy.stepMbit);
  const maxRounds = policy.maxRounds > 0 ? policy.maxRounds : XEN_MAX_ROUNDS;
  const slowEnough = leftMib < STOP_MIB;
  const stop = slowEnough || wantedMbit > policy.maxMbit || round + 1 >= maxRounds;
  if (stop) return { stop, forced: !slowEnough, leftMib, skippableMib: 0, limitMbit: policy.maxMbit };
  return { stop, forced: false, leftMib, skippableMib: hotMib, limitMbit: wantedMbit };
}

/**
 * What a round of `leftMib` sends at the rate that it gets, when of its `skippableMib` those pages are skipped that are dirty
 * again as the scan reaches them (Clark et al., §5.3, "peek"): a hot page is still clean after a time t with probability
 * e^(−t/τ), averaged over the round's own length, which depends on what it sends. Thirty rounds of averaging settle the two.
 */
export function sentMib(
  { hotS, activity }: Dirtying,
  { leftMib, skippableMib }: Pick<NextRound, 'leftMib' | 'skippableMib'>,
  rateMibPerS: number,
): number {
  if (skippableMib === 0 || rateMibPerS <= 0) return leftMib;
  let mib = leftMib;
  for (let i = 0; i < 30; i++) {
    const x = Math.max(1e-6, (activity * mib) / rateMibPerS / hotS);
    mib = 0.5 * mib + 0.5 * (skippableMib * ((1 - exp(-x)) / x) + leftMib - skippableMib);
  }
  return mib;
}
