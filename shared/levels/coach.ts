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
  readonly subject?: { readonly kind: 'vm' | 'host'; readonly row: number };
  readonly order?: CommandName;
}

/** One step of a level that shows how to play. Words: `level.<id>.coach.<step>`, one line. */
export interface CoachStep {
  readonly id: string;
  /** What helps now; nothing where there is only to watch. */
  readonly points?: (run: SeenRun) => CoachTarget | undefined;
  /**
   * Whether it is done, however that came about. Read off what has happened, so that a step once done stays done, and one that was done before its
   * turn is skipped.
   */
  readonly until: (run: SeenRun) => boolean;
}

/** The step that is next: the first that is not done; nothing when all are. */
export function coachStep(steps: readonly CoachStep[], run: SeenRun): CoachStep | undefined {
  return steps.find(({ until }) => !until(run));
}
