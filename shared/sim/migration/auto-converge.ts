/** Share of what a round sent that may be dirty again, and rounds above it until a guest is throttled (QEMU `migration/options.c`, `throttle-trigger-threshold` 50; `migration/ram.c`: twice). */
const DIRTY_SHARE = 0.5;
const ROUNDS = 2;
/** First throttling, each further step, and the most, percent of CPU time (QEMU `migration/options.c`). */
const FIRST_PERCENT = 20;
const STEP_PERCENT = 10;
const MOST_PERCENT = 99;

/** How far a guest is throttled so that its move converges. */
export interface Throttling {
  /** Rounds in which too much got dirty since the last step. */
  readonly highRounds: number;
  /** Percent of its CPU time that is taken from it. */
  readonly percent: number;
}

/** The throttling after a round that sent `sentMib`, during which `dirtiedMib` got dirty again. */
export function throttleAfter(present: Throttling, dirtiedMib: number, sentMib: number): Throttling {
  if (dirtiedMib <= DIRTY_SHARE * sentMib) return present;
  if (present.highRounds + 1 < ROUNDS) return { ...present, highRounds: present.highRounds + 1 };
  const wanted = present.percent < FIRST_PERCENT ? FIRST_PERCENT : present.percent + STEP_PERCENT;
  return { highRounds: 0, percent: Math.min(MOST_PERCENT, wanted) };
}
