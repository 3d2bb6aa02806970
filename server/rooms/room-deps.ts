import type { Timer } from '#shared/clock.ts';
import type { ClassView } from '#shared/protocol/class.ts';
import type { CrewView, PingTold } from '#shared/protocol/crew.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { RoomView, TeamOverview } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { Append, AppendResult, RoomEnd, RoomHeader, RoomSnapshot } from '../storage/journals.ts';
import type { TruthWish } from '../threads/wire.ts';
import type { Random } from './teams.ts';

/** Why a room, or one seat of it, lets go of its connections. */
export type CloseReason = 'kicked' | 'left' | 'moved' | 'over' | 'roomFailed';

/** Where a room's news goes; it never learns to whom. */
export interface Publisher {
  /** One tick of one team, for everybody who is in step. The receiver owns `bytes`. */
  frame(team: number, tick: number, bytes: Uint8Array): void;
  /** The hall of a team has changed between two ticks: whoever follows it gets it whole. */
  rewound(team: number): void;
  view(view: RoomView): void;
  class(view: ClassView): void;
  /** What a team shares: for its members. */
  crew(team: number, view: CrewView): void;
  /** Somebody of a team points at something: for its members. */
  ping(team: number, ping: PingTold): void;
  /** For projectors only. */
  stage(stage: Stage): void;
  overview(teams: readonly TeamOverview[]): void;
  /** Points of each team, for its members. */
  scores(scores: ReadonlyMap<number, ScoreNow>): void;
  /** Asks what the bots of a hall come to; the answer is a request of the room, some day. */
  wantPar(header: RoomHeader): void;
  /** Asks what the answer to a question is; it comes as a request of the room, some day. */
  wantTruth(ask: number, wish: TruthWish): void;
  /** Without `seat`: everybody. With it: whoever holds this grant of it, and nobody who has the seat after them. */
  closed(reason: CloseReason, seat?: number, grant?: number): void;
  /** Instructors' tokens before this generation are no good any more. */
  revoked(generation: number): void;
}

/** Tells whose tokens are no good any more after an entry. */
export function tellEnded(outlet: Publisher, entry: RoomEntry): void {
  if (entry.type === 'revoked') outlet.revoked(entry.generation);
  if (entry.type === 'seatTaken' && entry.ousted > 0) outlet.closed('left', entry.seat, entry.ousted);
  if (entry.type === 'seatLeft') outlet.closed('left', entry.seat, entry.grant);
  if (entry.type === 'kicked') outlet.closed('kicked', entry.seat, entry.grant);
}

/** A room's own part of the storage. All writes carry the room's epoch. */
export interface RoomJournal {
  append(append: Append): Promise<AppendResult>;
  saveSnapshot(room: string, epoch: number, snapshot: RoomSnapshot): Promise<void>;
  end(room: string, epoch: number, how: RoomEnd): Promise<void>;
}

/** What is measured about rooms. Durations in ms. */
export interface Meter {
  tick(ms: number, lateMs: number): void;
  encoded(ms: number, bytes: number): void;
  committed(ms: number): void;
  waiting(orders: number): void;
  count(what: 'overrunTicks' | 'fencedAppends' | 'hashMismatches' | 'roomsFailed', times?: number): void;
}

/** The part of a logger that rooms use: numbers and codes, never names or what people wrote. */
export interface Log {
  info(facts: object, event: string): void;
  warn(facts: object, event: string): void;
  error(facts: object, event: string): void;
}

/** Everything that a room needs from outside. */
export interface RoomDeps {
  readonly timer: Timer;
  readonly random: Random;
  readonly journal: RoomJournal;
  readonly outlet: Publisher;
  readonly meter: Meter;
  readonly log: Log;
}
