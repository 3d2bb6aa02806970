import { causeOf, MOVES } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { type Cause, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** One is stuck when promises have been broken for so long by one cause, in seconds of the hall, and nothing was ordered that answers it. Design value. */
export const STUCK_S = 30;

/** What is known of being stuck. */
export interface StuckMemory {
  /** Second since which each cause breaks a promise and is not answered. */
  readonly since: { readonly [C in Cause]?: number };
  /** The one nudge of an attempt, when it was given. */
  readonly nudge: Cause | undefined;
}

export const NOT_STUCK: StuckMemory = { since: {}, nudge: undefined };

/** What is known after a look at the hall, with the orders that were given since the one before. There is one nudge at most. */
export function lookForStuck(memory: StuckMemory, world: OpenWorld, given: readonly CommandName[]): StuckMemory {
  const now = secondsAt(world.scenario, world.tick);
  const since: { [C in Cause]?: number } = {};
  for (const cause of breachCauses(world)) {
    const isAnswered = answersTo(cause).some((command) => given.includes(command));
    since[cause] = isAnswered ? now : (memory.since[cause] ?? now);
  }
  const stuck = (Object.keys(since) as Cause[]).find((cause) => now - (since[cause] ?? now) >= STUCK_S);
  return { since, nudge: memory.nudge ?? stuck };
}

/** Orders that can answer a cause. */
function answersTo(cause: Cause): readonly CommandName[] {
  const moves = MOVES[cause];
  return moves.includes('placeVm') ? [...moves, 'placeVms', 'wakeHost'] : moves;
}

/** Those of them that a hall has. */
export function answersIn({ scenario }: OpenWorld, cause: Cause): readonly CommandName[] {
  return answersTo(cause).filter((command) => scenario.commands?.includes(command) ?? true);
}

function breachCauses(world: OpenWorld): ReadonlySet<Cause> {
  const causes = new Set<Cause>();
  for (let vm = 0; vm < world.vms.rows; vm++) {
    const cause = causeOf(world, vm);
    if (cause !== 'none' && nameOf(STATUSES, at(world.vms.status, vm)) === 'breach') causes.add(cause);
  }
  return causes;
}
