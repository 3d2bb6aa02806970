/** What the second hardware thread of every core adds at most (knowledge.broadcom.com 421543: 20–30 %). */
const SMT_GAIN = 0.25;
/** Part of it that is left when only vCPUs of one tenant share a core's threads; design value. */
const CORE_SCHEDULING_KEEPS = 0.8;
/** Cost of a switch between guests, ms: 7.5 % of a slice of 5 ms (Barham et al., SOSP 2003, Fig. 6 and §4.5). */
const SWITCH_MS = 0.375;

/** How far guests want more cores at once than there are: 0 = a core each, 1 = twice as many or more. */
function crowding(cores: number, runnable: number): number {
  return Math.max(0, Math.min(1, runnable / cores - 1));
}

/** Part of all cycles lost to switching between guests when they take turns of `sliceMs`. */
function switchLoss(cores: number, runnable: number, sliceMs: number): number {
  return crowding(cores, runnable) * Math.min(1, SWITCH_MS / sliceMs);
}

/** Cycles that guests can get, in MHz, when `runnable` vCPUs want to run at once. */
export function capacityMhz(
  cores: number,
  coreMhz: number,
  smt: boolean,
  runnable: number,
  sliceMs: number,
  overheadMhz: number,
  coreScheduling = false,
): number {
  const kept = coreScheduling ? CORE_SCHEDULING_KEEPS : 1;
  const gain = smt ? SMT_GAIN * kept * crowding(cores, runnable) : 0;
  const wholeMhz = cores * coreMhz * (1 + gain) * (1 - switchLoss(cores, runnable, sliceMs));
  return Math.max(0, wholeMhz - overheadMhz);
}

/**
 * Mean time until a vCPU that was asleep runs, in ms, when all take turns: half a round for one that is always busy (a
 * round is runnable ÷ cores slices). Nobody waits while there is a core for each.
 */
export function wakeUpMs(cores: number, runnable: number, sliceMs: number): number {
  return runnable <= cores ? 0 : (runnable / cores) * (sliceMs / 2);
}

/** The same for a vCPU that was mostly idle: schedulers let it in front, so it waits at most for the present slice. */
export function boostedWakeUpMs(busyWakeUpMs: number, sliceMs: number): number {
  return Math.min(sliceMs, busyWakeUpMs);
}
