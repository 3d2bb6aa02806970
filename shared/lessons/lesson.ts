import type { Bot } from '#shared/bots/bot.ts';
import type { WeightPreset } from '#shared/protocol/debrief.ts';
import type { Pause } from '#shared/protocol/messages.ts';
import type { Question } from '#shared/protocol/questions.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import type { LessonFigureName } from './figures.ts';

/** A lesson that runs by itself: a hall, and what happens when. Its words are in the language files under `lesson.<id>`. */
export interface Lesson {
  readonly id: string;
  readonly hall: string;
  readonly seed: string;
  /** Students of a team that it is made for. */
  readonly teamSize: number;
  readonly weights: WeightPreset;
  /** Orders that nobody may give until a step unlocks them. */
  readonly locked?: readonly CommandName[];
  readonly questions: readonly LessonQuestion[];
  readonly steps: readonly LessonStep[];
}

export interface LessonQuestion extends Question {
  readonly truth: TruthSource;
}

/** Where the truth comes from. */
export type TruthSource =
  /** What the lecture says. */
  | { readonly kind: 'known'; readonly value: number }
  /** An experiment of the class: run by the lab with every value that is dealt out. */
  | { readonly kind: 'lab' }
  /** Read off the teams' own halls when it is shown: their median. */
  | { readonly kind: 'halls'; readonly figure: LessonFigureName }
  /**
   * A world beside those of the teams is run for so long (s), from the start of the hall or from where the first team's is, with
   * these orders (s after its beginning); then the figure is read.
   */
  | {
      readonly kind: 'fork';
      readonly from: 'start' | 'now';
      readonly orders: readonly { readonly atS: number; readonly call: CommandCall }[];
      readonly forS: number;
      readonly figure: LessonFigureName;
    }
  /** The hall is played whole for each of these answers, by a bot; the best answer is the truth. */
  | {
      readonly kind: 'sweep';
      readonly answers: readonly number[];
      readonly bot: (answer: number) => Bot;
      readonly figure: LessonFigureName;
    };

/** What happens in a lesson, one after another. `id` names its words. Lengths in real seconds, those of play in seconds of the world. */
export type LessonStep = { readonly id: string } & (
  | { readonly kind: 'brief' | 'question' | 'window'; readonly lastsS: number }
  /** `hands`: what players may do meanwhile. */
  | { readonly kind: 'freeze'; readonly lastsS: number; readonly hands: Pause }
  | { readonly kind: 'play'; readonly forS: number }
  /** The same in days of the hall. */
  | { readonly kind: 'playDays'; readonly days: number }
  /** Everybody answers; `again`: a second time, after talking about it. */
  | { readonly kind: 'predict' | 'again'; readonly lastsS: number; readonly question: string }
  /** Everybody runs an experiment, each with another value. */
  | { readonly kind: 'measure'; readonly lastsS: number; readonly question: string }
  /** What turned out is drawn into the answers. */
  | { readonly kind: 'truth'; readonly lastsS: number; readonly question: string }
  | {
      readonly kind: 'inject';
      readonly fault: DisturbanceName;
      readonly subject: SubjectChoice;
      readonly to: Aim;
      readonly silent: boolean;
    }
  | { readonly kind: 'unlock'; readonly orders: readonly CommandName[] }
  /** A concept (`/see/<see>`), or the hall of the leading team, on the projector. */
  | { readonly kind: 'show'; readonly lastsS: number; readonly what: { readonly see: string } | 'leader' }
  /** A figure of all halls side by side. */
  | { readonly kind: 'chart'; readonly lastsS: number; readonly figure: LessonFigureName }
  /** The session is over, and is talked about. */
  | { readonly kind: 'debrief'; readonly lastsS: number }
);

/** Whom something happens to. */
export type Aim = 'all' | 'one' | 'trailingHalf';

/** Which of the things that it can happen to: the first, or the one with the most guests. */
export type SubjectChoice = 'first' | 'fullest';
