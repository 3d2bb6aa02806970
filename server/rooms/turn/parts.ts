import type { RoomEntry } from '#shared/replay/entries.ts';
import type { Feeds } from '../feeds.ts';
import type { Game } from '../game.ts';
import type { Inbox } from '../inbox.ts';
import type { CrewDesk } from '../jobs/crew-desk.ts';
import type { Ledger } from '../journal/ledger.ts';
import type { Reporter } from '../journal/reports.ts';
import type { Classroom } from '../lesson/classroom.ts';
import { factsOf, type RoomFacts } from '../lobby.ts';
import type { WaitingRoom } from '../newcomers/waiting.ts';
import type { Noticeboard } from '../noticeboard.ts';
import type { OrderQueue } from '../orders.ts';
import type { ProgramTurns } from '../programs/turns.ts';
import type { RoomDeps } from '../room-deps.ts';
import type { ScoreBoard } from '../score-board.ts';
import type { Attendance } from '../seats.ts';
import { viewOf } from '../view.ts';

/** What a room is made of. Its turn, its effects and its clock work on the same parts. */
export interface RoomParts {
  readonly game: Game;
  readonly epoch: number;
  readonly deps: RoomDeps;
  readonly ledger: Ledger;
  readonly attendance: Attendance;
  readonly orders: OrderQueue;
  readonly inbox: Inbox;
  readonly waiting: WaitingRoom;
  readonly scores: ScoreBoard;
  readonly board: Noticeboard;
  readonly class: Classroom;
  readonly crews: CrewDesk;
  readonly programs: ProgramTurns;
  /** The sending side; absent before the start. */
  feeds: Feeds | undefined;
  /** Tick of the last snapshot. */
  savedTick: number;
  /** What was decided last is not durable yet: nobody may see it. */
  writing: boolean;
  /** The next tick takes what waited in a pause, in seat order. */
  justResumed: boolean;
}

/** What a decision about the room may look at now. */
export function roomFacts({ game, attendance, waiting, deps, crews, class: classroom }: RoomFactsParts): RoomFacts {
  const people = { attendance, waiting, crews, random: deps.random };
  return { ...factsOf(game), ...people, nowMs: deps.timer.now(), leftMs: classroom.leftMs };
}
type RoomFactsParts = Pick<RoomParts, 'game' | 'attendance' | 'waiting' | 'deps' | 'class' | 'crews'>;

/** The room as everybody in it is told. */
export function roomView(parts: RoomFactsParts) {
  return viewOf(parts.game.content.scenario, roomFacts(parts));
}

/** Takes in what was decided, in the game and in the lesson. */
export function applyAll(parts: RoomParts, entries: readonly RoomEntry[]): void {
  for (const entry of entries) parts.game.apply(entry);
  parts.class.applied(entries);
}

/** Keeps a snapshot, so that nobody has to replay what came before. */
export function keepSnapshot(parts: RoomParts): Promise<void> {
  parts.savedTick = parts.game.tick;
  return parts.ledger.save(parts.game.snapshot());
}

/**
 * About once a second: the points of each team, and all of them at a glance if an instructor is there to see that; before the
 * start what points will be measured by.
 */
export function tellScores({ game, deps, attendance, scores, class: classroom }: RoomParts): void {
  scores.askForPar(game, deps);
  if (game.worlds.length === 0) return;
  const told = scores.tell(game, deps, attendance.hasInstructor);
  if (attendance.hasProjector) classroom.show(told);
}

/** In whose name a room reports. */
export function reporterOf({ game, epoch, deps }: RoomParts): Reporter {
  return { game, epoch, deps };
}
