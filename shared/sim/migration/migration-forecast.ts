import { MBIT_PER_MIB } from '#shared/units.ts';
import type { MigrationPolicy } from '../kernel/scenario/scenario.ts';
import { type Throttling, throttleAfter } from './auto-converge.ts';
import type { Dirtying } from './dirty-pages.ts';
import { nextRound, sentMib } from './pre-copy.ts';

/** Rounds after which a forecast says "never". */
const HORIZON_ROUNDS = 60;

/** Where a move stands: a round under way. All zero but `leftMib` before it starts. */
export interface RoundState {
  readonly round: number;
  readonly leftMib: number;
  readonly seconds: number;
  readonly effectiveS: number;
  readonly coldMib: number;
  /** Mbit/s: limit of this round, 0 = none of its own. */
  readonly limitMbit: number;
  /** MiB that this round had to send when it began; absent: what is left. */
  readonly roundMib?: number;
  /** How far the guest is throttled for the move; absent: not at all. */
  readonly throttling?: Throttling;
}

const UNTHROTTLED: Throttling = { highRounds: 0, percent: 0 };

/** How a move would go on if nothing changed. */
export interface MigrationForecast {
  /** s: until the guest runs on the target; without meaning when it never does. */
  readonly seconds: number;
  readonly pauseMs: number;
  readonly sentMib: number;
  readonly rounds: number;
  /** The pause comes because the rest is small, not because the rounds were given up. */
  readonly converges: boolean;
  /** It ends at all. */
  readonly ends: boolean;
}

/** Plays the remaining rounds at a constant rate (MiB/s). */
export function forecastRounds(
  policy: MigrationPolicy,
  dirtying: Dirtying,
  from: RoundState,
  freeMibPerS: number,
): MigrationForecast {
  let state = from;
  let throttling = from.throttling ?? UNTHROTTLED;
  const unthrottled = dirtying.activity / Math.max(0.01, 1 - throttling.percent / 100);
  let [seconds, allMib] = [0, 0];
  for (let i = 0; i < HORIZON_ROUNDS; i++) {
    const rateMibPerS = limited(freeMibPerS, state.limitMbit);
    const takesS = state.leftMib / rateMibPerS;
    const now = { ...dirtying, activity: unthrottled * (1 - throttling.percent / 100) };
    const done = finished(state, now, takesS, freeMibPerS);
    const next = nextRound(policy, now, done);
    seconds += takesS;
    allMib += state.leftMib;
    if (next.stop) return ending(policy, next, { seconds, sentMib: allMib, round: state.round }, freeMibPerS);
    if (policy.autoConverge) throttling = throttleAfter(throttling, next.leftMib, state.roundMib ?? state.leftMib);
    state = {
      round: state.round + 1,
      leftMib: sentMib(now, next, limited(freeMibPerS, next.limitMbit)),
      seconds: 0,
      effectiveS: 0,
      coldMib: 0,
      limitMbit: next.limitMbit,
    };
  }
  return { seconds, pauseMs: 0, sentMib: allMib, rounds: state.round + 1, converges: false, ends: false };
}

function finished(state: RoundState, dirtying: Dirtying, takesS: number, freeMibPerS: number) {
  const activeS = takesS * dirtying.activity;
  return {
    round: state.round,
    seconds: state.seconds + takesS,
    effectiveS: state.effectiveS + activeS,
    coldMib: state.coldMib + dirtying.coldMibPerS * activeS,
    rateMibPerS: limited(freeMibPerS, state.limitMbit),
  };
}

function ending(
  policy: MigrationPolicy,
  next: { readonly leftMib: number; readonly limitMbit: number; readonly forced: boolean },
  so: { readonly seconds: number; readonly sentMib: number; readonly round: number },
  freeMibPerS: number,
): MigrationForecast {
  const pauseS = next.leftMib / limited(freeMibPerS, next.limitMbit) + policy.resumeMs / 1000;
  return {
    seconds: so.seconds + pauseS,
    pauseMs: pauseS * 1000,
    sentMib: so.sentMib + next.leftMib,
    rounds: so.round + 1,
    converges: !next.forced,
    ends: true,
  };
}

/** A rate under a limit of its own, in MiB/s. */
export function limited(freeMibPerS: number, limitMbit: number): number {
  return limitMbit > 0 ? Math.min(freeMibPerS, limitMbit / MBIT_PER_MIB) : freeMibPerS;
}
