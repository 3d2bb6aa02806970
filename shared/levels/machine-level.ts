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

/** A level that is played on the small machine, untimed. */
export interface MachineLevel extends LevelHeader<MachineRun> {
  readonly kind: 'machine';
  readonly players: {
    readonly bot: (seed: string) => readonly MachineMove[];
    readonly twin: (seed: string) => readonly MachineMove[];
  };
}
