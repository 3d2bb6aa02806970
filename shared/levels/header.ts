import type { LecturePlace, Unit } from '#shared/see/header.ts';

/** Chapter and number within it. */
export type LevelId = `${number}-${number}`;

/**
 * What of a level's time a figure tells, and so what can still become of its condition while the level goes on.
 * `atEnd`: how it stands when the level ends. `rises`: it only grows, so that what is once too much stays too much.
 * `asked`: it is about answers that are given when the level is over. `untilS`: it tells of the level until that second, and does not
 * change afterwards.
 */
export type Counts = 'atEnd' | 'rises' | 'asked' | { readonly untilS: number };

/** A number that says how a level went: a pure function of what happened. Its words are `level.figure.<id>`. */
export interface LevelFigure<Run> {
  readonly id: string;
  readonly unit: Unit;
  readonly read: (run: Run) => number;
  /** Absent: `atEnd`. */
  readonly counts?: Counts;
  /** What to show of it in the middle of a level, where `read` tells the end only; nothing = there is no value yet. */
  readonly soFar?: (run: Run) => number | undefined;
}

/**
 * A value that the runs of a level's bots give: kept in `thresholds.ts`, written by `npm run levels -- --thresholds --write`.
 * `bot`: the given share of what the bot reaches under its worst seed. `between`: half-way from the twin's best to the bot's worst.
 * Rounded to whole `step`s, in favour of the player.
 */
export interface FromBots {
  readonly from: 'bot' | 'between';
  readonly share?: number;
  readonly step: number;
}

/** A bound that a figure has to keep at the end of a level. */
export interface Condition<Run> {
  readonly figure: LevelFigure<Run>;
  readonly is: 'atLeast' | 'atMost';
  readonly value: number | FromBots;
}

/** All its conditions hold at the end. Its words are `level.<id>.star<n>`, with the values of the conditions as `v1`, `v2`, … */
export type Star<Run> = readonly [Condition<Run>, ...Condition<Run>[]];

/** Help that may be asked for. `costs`: the third star of this attempt. */
export interface Hint {
  readonly costs: boolean;
}

/** What every level has, whatever it is played on. Words: `level.<id>`. */
export interface LevelHeader<Run> {
  readonly id: LevelId;
  /** Ids of items of the lecture texts (`shared/see/items.ts`) that one has to use. */
  readonly covers: readonly string[];
  readonly lectures: readonly [LecturePlace, ...LecturePlace[]];
  /** Ids of concepts that show its idea. */
  readonly see: readonly string[];
  /** Goal, quality, idea: each counts only with the ones before it. The goal asks for work, so that nobody has it at the start. */
  readonly stars: readonly [Star<Run>, Star<Run>, Star<Run>];
  readonly hints: readonly Hint[];
  /** The star that the twin, who plays without the idea, does not reach. */
  readonly gate: 1 | 2 | 3;
}
