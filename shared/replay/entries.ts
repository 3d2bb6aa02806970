import type { Standings } from '#shared/protocol/class.ts';
import type { PingKind, PingTarget } from '#shared/protocol/crew.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { Pause, SessionDoor, Speed } from '#shared/protocol/messages.ts';
import type { SayPoint } from '#shared/protocol/people.ts';
import type { Question, Truth } from '#shared/protocol/questions.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { PeopleEntry } from './people-entries.ts';

/**
 * Everything that can happen in a room, as its journal holds it. A room's state is what comes out of applying its
 * entries in order; nothing else changes it. `applyEntry` in `server/rooms/state.ts` and the ticks of `worlds.ts` there read
 * them. `docs/journal.md` tells what goes out of them as a recording.
 */
export type RoomEntry =
  | {
      readonly type: 'seatTaken';
      readonly seat: number;
      readonly name: string;
      readonly code: string;
      readonly grant: number;
      readonly team: number;
      readonly atS: number;
      readonly device: string;
      /** Grant of whoever had the seat and is not there; 0 = nobody. */
      readonly ousted: number;
    }
  /** Its holder goes on with another device. */
  | { readonly type: 'seatMoved'; readonly seat: number; readonly device: string }
  /** `grant` tells whose seat it was: the number may be somebody else's soon. */
  | { readonly type: 'seatLeft'; readonly seat: number; readonly grant: number }
  | { readonly type: 'kicked'; readonly seat: number; readonly grant: number; readonly ban: boolean }
  /** `name`: whoever was turned away at the door. */
  | { readonly type: 'banned'; readonly device: string; readonly name?: string }
  | { readonly type: 'renamed'; readonly seat: number; readonly name: string }
  | { readonly type: 'readied'; readonly seat: number; readonly ready: boolean }
  | { readonly type: 'teamed'; readonly seat: number; readonly team: number }
  | { readonly type: 'shuffled'; readonly teams: readonly number[] }
  | { readonly type: 'benched'; readonly seat: number; readonly benched: boolean }
  | { readonly type: 'doorSet'; readonly door: SessionDoor }
  /** Instructors' tokens before this generation are no good any more. */
  | { readonly type: 'revoked'; readonly generation: number }
  | { readonly type: 'started'; readonly teams: readonly number[] }
  | { readonly type: 'paused'; readonly pause: Pause }
  | { readonly type: 'resumed' }
  | { readonly type: 'speeded'; readonly speed: Speed }
  | { readonly type: 'ended' }
  | MarkEntry
  /** What the bots of the hall came to on this seed: what the points 0 and 100 mean. */
  | { readonly type: 'par'; readonly par: ParFigures }
  /** Somebody marks the moment: the instructor (`team` −1) for all, a player for the own team. */
  | { readonly type: 'bookmarked'; readonly team: number; readonly by: number; readonly note: string }
  | LessonEntry
  | AskEntry
  | CrewEntry
  | { readonly type: 'spotlit'; readonly team: number }
  | { readonly type: 'standingsSet'; readonly standings: Standings }
  /** Said to everybody; without text, point and concept: nothing any more. */
  | { readonly type: 'said'; readonly text: string; readonly point?: SayPoint; readonly see?: string }
  | PeopleEntry
  | OrderEntry;

/** What happens to the lesson of a room. Each says all that its step needs, so that a journal is read without the lesson. */
export type LessonEntry =
  /** A step begins: with so much real time, or until a tick if the hall runs (else 0). `gives`: it has orders for the halls. */
  | {
      readonly type: 'stepBegan';
      readonly step: number;
      readonly lastsMs: number;
      readonly untilTick: number;
      readonly locked: readonly string[];
      readonly gives: boolean;
    }
  | { readonly type: 'stepHeld'; readonly held: boolean; readonly leftMs: number }
  | { readonly type: 'stepLengthened'; readonly ms: number; readonly ticks: number }
  /** The instructor leads by hand from now on, or has come back to the step as it was left. */
  | { readonly type: 'lessonLeft'; readonly away: boolean; readonly leftMs: number; readonly untilTick: number }
  /** What a step that lasts had left: told every few seconds, for whoever takes the room over. */
  | { readonly type: 'stepTime'; readonly leftMs: number }
  /** The orders of a step were given in the tick that follows. */
  | { readonly type: 'stepGave'; readonly step: number };

/** What a class is asked, and answers. */
export type AskEntry =
  | { readonly type: 'asked'; readonly ask: number; readonly question: Question }
  | {
      readonly type: 'voted';
      readonly ask: number;
      readonly vote: number;
      readonly seat: number;
      readonly grant: number;
      readonly value: number;
    }
  | { readonly type: 'askClosed'; readonly ask: number }
  | { readonly type: 'askedAgain'; readonly ask: number }
  | { readonly type: 'truthFound'; readonly ask: number; readonly truth: Truth }
  | { readonly type: 'truthShown'; readonly ask: number };

/** What happens between the members of a team. */
export type CrewEntry =
  /** Who has which jobs from now on: members by seat and grant, and what each has, jobs put together with `+`. */
  | {
      readonly type: 'jobsDealt';
      readonly team: number;
      readonly why: 'members' | 'taken' | 'turn';
      /** `turn`: day of the hall and step of the lesson at which they went round. */
      readonly day: number;
      readonly step: number;
      readonly seats: readonly number[];
      readonly grants: readonly number[];
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
  /** An order that needs a second member: what it will be once that is there. */
  | {
      readonly type: 'keyAsked';
      readonly team: number;
      readonly key: number;
      readonly seat: number;
      readonly grant: number;
      readonly id: string;
      readonly call: CommandCall;
      readonly cover?: true;
    }
  | { readonly type: 'keyTurned'; readonly team: number; readonly key: number; readonly seat: number }
  /** It waits no longer. `given`: with the tick that follows. */
  | { readonly type: 'keyEnded'; readonly team: number; readonly key: number; readonly how: KeyEnd };

export type KeyEnd = 'given' | 'lapsed' | 'declined';

/** Hashes of all worlds at a tick, for whoever replays to meet again; written with the first line after it. */
export interface MarkEntry {
  readonly type: 'mark';
  readonly atTick: number;
  /** One for each team's world, by number. */
  readonly hashes: readonly number[];
}

/** An order of a team's member (`by` ≥ 0) or of the instructor, carried out in the tick that follows `tick`. */
export interface OrderEntry {
  readonly type: 'order';
  readonly team: number;
  readonly by: number;
  /** In whose name space `id` is: see `CommandKey` of the storage. */
  readonly author: number;
  readonly id: string | undefined;
  readonly call: CommandCall;
  /** It is the order of another job than its giver's, who gave it knowing that. */
  readonly cover?: true;
  /** Seat that confirmed it, where it needed a second member. */
  readonly second?: number;
}
