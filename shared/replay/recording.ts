import type { Standings } from '#shared/protocol/class.ts';
import type { PingKind, PingTarget } from '#shared/protocol/crew.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { Pause, SessionDoor, Speed } from '#shared/protocol/messages.ts';
import type { Question, Truth } from '#shared/protocol/questions.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';
import type { KeyEnd } from './entries.ts';
import type { RoomHeader } from './room-header.ts';
import { timelineOf } from './timelines.ts';

/** A session as it can be taken away: what it was, and all that happened in it. As a file: `docs/journal.md`. */
export interface Recording {
  readonly header: RecordingHeader;
  /** In the order in which they happened. */
  readonly lines: readonly RecordedLine[];
  /** Ticks done. */
  readonly ticks: number;
}

export interface RecordingHeader extends Omit<RoomHeader, 'room'> {
  /** Version of the form of the file. */
  readonly format: number;
  /** The hall whole, dealt: of one that is not in the menu (a level, a hall of the lab). Absent = `scenario` and `seed` name it. */
  readonly hall?: Scenario;
  /** Id of the level that was played in it. */
  readonly level?: string;
}

/** The form that is written and read here. */
export const RECORDING_FORMAT = 1;

export interface RecordedLine {
  /** Ticks done when it took effect. */
  readonly tick: number;
  readonly entry: RecordedEntry;
}

/** What happened, without what lets somebody in (seat codes) or tells devices apart. A seat without a name is another team's. */
export type RecordedEntry =
  | {
      readonly type: 'seatTaken';
      readonly seat: number;
      readonly name: string;
      readonly team: number;
      readonly atS: number;
    }
  | { readonly type: 'seatLeft'; readonly seat: number }
  | { readonly type: 'kicked'; readonly seat: number }
  | { readonly type: 'renamed'; readonly seat: number; readonly name: string }
  | { readonly type: 'readied'; readonly seat: number; readonly ready: boolean }
  | { readonly type: 'teamed'; readonly seat: number; readonly team: number }
  | { readonly type: 'shuffled'; readonly teams: readonly number[] }
  | { readonly type: 'benched'; readonly seat: number; readonly benched: boolean }
  | { readonly type: 'doorSet'; readonly door: SessionDoor }
  | { readonly type: 'started'; readonly teams: readonly number[] }
  | { readonly type: 'paused'; readonly pause: Pause }
  | { readonly type: 'resumed' }
  | { readonly type: 'speeded'; readonly speed: Speed }
  | { readonly type: 'ended' }
  | { readonly type: 'mark'; readonly atTick: number; readonly hashes: readonly (number | null)[] }
  | { readonly type: 'par'; readonly par: ParFigures }
  | { readonly type: 'bookmarked'; readonly team: number; readonly by: number; readonly note: string }
  | {
      readonly type: 'stepBegan';
      readonly step: number;
      readonly lastsMs: number;
      readonly untilTick: number;
      readonly locked: readonly string[];
    }
  | { readonly type: 'stepHeld'; readonly held: boolean; readonly leftMs: number }
  | { readonly type: 'stepLengthened'; readonly ms: number; readonly ticks: number }
  | { readonly type: 'lessonLeft'; readonly away: boolean }
  | { readonly type: 'asked'; readonly ask: number; readonly question: Question }
  | {
      readonly type: 'voted';
      readonly ask: number;
      readonly vote: number;
      readonly seat: number;
      readonly value: number;
    }
  | { readonly type: 'askClosed'; readonly ask: number }
  | { readonly type: 'askedAgain'; readonly ask: number }
  | { readonly type: 'truthFound'; readonly ask: number; readonly truth: Truth }
  | { readonly type: 'truthShown'; readonly ask: number }
  | { readonly type: 'spotlit'; readonly team: number }
  | { readonly type: 'standingsSet'; readonly standings: Standings }
  | {
      readonly type: 'jobsDealt';
      readonly team: number;
      readonly why: 'members' | 'taken' | 'turn';
      readonly seats: readonly number[];
      readonly jobs: readonly string[];
    }
  | {
      readonly type: 'pinged';
      readonly team: number;
      readonly seat: number;
      readonly ping: PingKind;
      readonly target: PingTarget;
      readonly row: number;
    }
  | {
      readonly type: 'keyAsked';
      readonly team: number;
      readonly key: number;
      readonly seat: number;
      readonly call: CommandCall;
    }
  | { readonly type: 'keyTurned'; readonly team: number; readonly key: number; readonly seat: number }
  | { readonly type: 'keyEnded'; readonly team: number; readonly key: number; readonly how: KeyEnd }
  | {
      readonly type: 'order';
      readonly team: number;
      readonly by: number;
      readonly call: CommandCall;
      readonly cover?: true;
      readonly second?: number;
    }
  /** The two that change a whole hall between two ticks; see `timelineOf`. */
  | { readonly type: 'undone'; readonly team: number; readonly fromTick: number; readonly hash: number }
  | { readonly type: 'split'; readonly team: number; readonly into: number }
  /** Only of levels. */
  | { readonly type: 'answered'; readonly ask: string; readonly value: number }
  | { readonly type: 'hinted'; readonly hint: number };

/** An order to one world, carried out in the step that follows `tick`. `by`: seat number, or the instructor's. */
export interface TimedOrder {
  readonly tick: number;
  readonly by: number;
  readonly call: CommandCall;
}

/** Orders that a team's world was given, the instructor's among them, as they came; without those that were undone. */
export function ordersOf({ lines }: Pick<Recording, 'lines'>, team: number): TimedOrder[] {
  return timelineOf(lines, team).orders.map(({ tick, entry: { by, call } }) => ({ tick, by, call }));
}

/** Hash of a team's world at each tick that was marked. */
export function marksOf({ lines }: Pick<Recording, 'lines'>, team: number): ReadonlyMap<number, number> {
  return timelineOf(lines, team).marks;
}

/** What the bots came to, if that is in the recording. */
export function parOf({ lines }: Pick<Recording, 'lines'>): ParFigures | undefined {
  const entry = lines.findLast((line) => line.entry.type === 'par')?.entry;
  return entry?.type === 'par' ? entry.par : undefined;
}

/** Whether an order was the instructor's. */
export function isInstructors({ by }: Pick<TimedOrder, 'by'>): boolean {
  return by === INSTRUCTOR;
}
