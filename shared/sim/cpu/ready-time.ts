import { waitingChance } from '../kernel/queueing.ts';

/** Below saturation a vCPU never waits longer than it runs, since schedulers take turns; design value. */
const MOST_WAIT_PER_RUN = 1;

/**
 * Time that a vCPU waits for a core per unit of time that it runs, on a host that is not saturated: by chance too many
 * want to run at once (Erlang's C over `cores`, of which `busy` are in use on average).
 */
export function waitPerRun(cores: number, busy: number): number {
  if (busy >= cores) return MOST_WAIT_PER_RUN;
  return Math.min(MOST_WAIT_PER_RUN, waitingChance(cores, busy) / (cores - busy));
}

/**
 * Fraction of wall time that a vCPU spends ready but not running: all that it wanted and did not get, and the chance
 * waits in the time that is left.
 */
export function readyFraction(running: number, refused: number, waitPerRunning: number): number {
  return refused + Math.min(running * waitPerRunning, Math.max(0, 1 - running - refused));
}
