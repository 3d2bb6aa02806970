import type { Bot } from '#shared/bots/bot.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import type { Unit } from '#shared/see/header.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { CoachStep } from './coach.ts';
import type { Condition, LevelHeader } from './header.ts';

/** Something that happened in a level. */
export interface LevelLine {
  readonly tick: number;
  readonly event: SimEvent;
}

/** An order that was given in a level, and whether it was carried out. */
export interface GivenOrder {
  readonly tick: number;
  readonly by: number;
  readonly call: CommandCall;
  readonly done: boolean;
}

/** A level in a hall as it has been played so far: what its figures are read off. */
export interface HallRun {
  readonly level: HallLevel;
  readonly world: World;
  readonly events: LevelLine[];
  readonly orders: GivenOrder[];
  /** Answers to the level's questions, by their ids. */
  readonly answers: Record<string, number>;
  /** Values of the level's `watch`, one a second. */
  readonly watched: Readonly<Record<string, number[]>>;
}

/** A question of a level. Words: `level.<id>.ask.<ask>.text`, and of its choices `.choice<n>` from 1. */
export interface LevelAsk {
  readonly id: string;
  /** Before the hall runs, or when it is over. */
  readonly when: 'before' | 'after';
  /** `choice`: one of so many, answered by its index. `number`: a number between two, right within a distance. */
  readonly kind:
    | { readonly kind: 'choice'; readonly choices: number }
    | {
        readonly kind: 'number';
        readonly from: number;
        readonly to: number;
        readonly step: number;
        readonly unit: Unit;
        readonly within: number;
      };
  /** The right answer, read off what happened. */
  readonly right: (run: HallRun) => number;
}

/** Somebody who plays a level to prove it. */
export interface LevelPlayer {
  readonly bot: Bot;
  /** Answers to the level's questions by their ids; absent = none is answered. */
  readonly answers?: (run: HallRun) => Readonly<Record<string, number>>;
}

/** A level that is played in a hall. */
export interface HallLevel extends LevelHeader<HallRun> {
  readonly kind: 'hall';
  /** Its scenario ends after `lengthS`. */
  readonly hall: Hall;
  /** All of them met: the level is over before that. */
  readonly endsWhen?: readonly Condition<HallRun>[];
  /** Figures of a world that are kept once a second, for figures of the level. */
  readonly watch?: Readonly<Record<string, (world: World) => number>>;
  /** What happens to the hall besides its deck: orders of the instructor, given before a tick. A pure function of the run. */
  readonly happens?: (run: HallRun) => readonly CommandCall[];
  readonly asks?: readonly LevelAsk[];
  /** Steps that show a beginner how to play it, one at a time. */
  readonly coach?: readonly CoachStep[];
  readonly players: { readonly bot: LevelPlayer; readonly twin: LevelPlayer };
}
