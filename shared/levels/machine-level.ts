import type { Saying, TaskRow } from '#shared/machine/tasks/task.ts';
import type { MachineSetting, MachineViewId } from '#shared/see/machine/entry.ts';
import type { LevelHeader } from './header.ts';

/** What a player did in one step of a level on the small machine: the options chosen, row by row. */
export interface MachineMove {
  readonly step: string;
  readonly chosen: readonly number[];
}

/** A level on the small machine as it has been played. */
export interface MachineRun {
  readonly level: MachineLevel;
  readonly seed: string;
  readonly moves: readonly MachineMove[];
}

/** One thing to decide in an experiment. */
export interface Choice {
  readonly label: Saying;
  readonly options: readonly Saying[];
  /** What is chosen before anybody has; absent: it must be chosen before the machine can run. */
  readonly given?: number;
}

/** Choices that belong together. Words: `level.<id>.group.<group>`. */
export interface ChoiceGroup {
  readonly id: string;
  /** Each of them is off (0) or on (1). */
  readonly toggles?: boolean;
  readonly choices: readonly Choice[];
}

/** What is shown of a machine that has run, beside what happened in it. */
export type TriedReading =
  | 'equivalence'
  | 'control'
  | 'efficiency'
  | 'speed'
  | 'hostOn'
  | 'cycles'
  | 'exits'
  | 'wrongReads'
  | 'cacheHits'
  | 'translatedInPrograms'
  | 'output';

/** Rows that are decided and then checked by what the machine did; the first check counts. Words: `level.<id>.step.<step>` and `.do.<step>`. */
export interface TaskStep {
  readonly kind: 'task';
  readonly id: string;
  readonly rows: readonly TaskRow[];
  /** Facts of a row are shown when somebody asks for them, by trying the thing out. */
  readonly probed?: boolean;
}

/** Something that is set up, run and measured as often as one likes; the last run counts. Words as of a task. */
export interface ExperimentStep {
  readonly kind: 'experiment';
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  /** The machines that run when this has been chosen, one after the other. */
  readonly machines: (chosen: readonly number[]) => readonly MachineSetting[];
  /** What its stars compare with, run out of sight: the other options of each guest's own choice (`options`), or these machines. */
  readonly compares?: 'options' | readonly MachineSetting[];
  readonly readings: readonly TriedReading[];
  readonly views: readonly MachineViewId[];
}

export type MachineStep = TaskStep | ExperimentStep;

/** A level that is played on the small machine, untimed. */
export interface MachineLevel extends LevelHeader<MachineRun> {
  readonly kind: 'machine';
  /** What one goes through, drawn by the seed. Same seed: same steps. */
  readonly steps: (seed: string) => readonly MachineStep[];
  readonly players: {
    readonly bot: (seed: string) => readonly MachineMove[];
    readonly twin: (seed: string) => readonly MachineMove[];
  };
}
