import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { LevelLine } from './hall-level.ts';

/** What a player has seen of a level so far: its open columns and everything that was told. A `HallRun` is one. */
export interface SeenRun {
  readonly world: OpenWorld;
  readonly events: readonly LevelLine[];
}

/** The one thing that is pointed at: a guest or a host, and the order that is meant for it. */
export interface CoachTarget {
  readonly subject?: { readonly kind: 'vm' | 'host'; readonly row: number } | undefined;
  readonly order?: CommandName;
}

/** One step of a level that shows how to play. Words: `level.<id>.coach.<step>`, one line. */
export interface CoachStep {
  readonly id: string;
  /** When it is its time; absent = as soon as the steps before it are done. */
  readonly when?: (run: SeenRun) => boolean;
  /** What helps now; absent where there is only to watch. */
  readonly points?: (run: SeenRun) => CoachTarget;
  /** Whether it is done, however that came about. It has to hold once: what was done stays done. */
  readonly until: (run: SeenRun) => boolean;
}

/** Steps that are done, by their ids. */
export type StepsDone = ReadonlySet<string>;

/** Steps done so far, with those that are done now: also ones whose turn has not come, which are skipped then. */
export function stepsDone(steps: readonly CoachStep[], run: SeenRun, before: StepsDone): StepsDone {
  const now = steps.filter(({ id, until }) => !before.has(id) && until(run));
  return now.length === 0 ? before : new Set([...before, ...now.map(({ id }) => id)]);
}

/** The step to be shown: the first that is not done, if it is its time. */
export function coachStep(steps: readonly CoachStep[], run: SeenRun, done: StepsDone): CoachStep | undefined {
  const next = steps.find(({ id }) => !done.has(id));
  return next && (next.when?.(run) ?? true) ? next : undefined;
}
