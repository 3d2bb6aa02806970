import type { AnswerOf, AskOf } from '#client/local/line/ask-line.ts';
import type { Play, PlayableFile } from '#shared/lab/hall/played-file.ts';
import type { Problem } from '#shared/lab/problems.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import type { PackedProblem } from '#shared/replay/packed/packed.ts';

/** What can be played, or what is against it: the text itself, or fields of the file by their paths. */
export type LabAnswer =
  | { readonly ok: true; readonly value: PlayableFile }
  | {
      readonly ok: false;
      readonly code: PackedProblem | 'file' | 'unknownHall';
      readonly problems: readonly Problem[];
    };

/** A hall as it is handed on: as an experiment file, and as text for an address. */
export interface LabSaved {
  readonly file: string;
  readonly link: string;
}

/** What the lab's page asks of its worker, which knows what an experiment file may hold. */
export interface LabAsks {
  /** A hall of the game, opened. */
  readonly hall: { readonly ask: { readonly hall: string; readonly seed: string }; readonly answer: LabAnswer };
  /** A link, or the text of a file. */
  readonly open: { readonly ask: { readonly text: string }; readonly answer: LabAnswer };
  readonly check: { readonly ask: { readonly file: WorldFile }; readonly answer: LabAnswer };
  readonly save: {
    readonly ask: { readonly file: WorldFile; readonly play: Play; readonly ticks: number };
    readonly answer: LabSaved;
  };
}

export type LabAsk = AskOf<LabAsks>;
export type LabTold = AnswerOf<LabAsks>;
