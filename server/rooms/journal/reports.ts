import type { RoomEntry } from '#shared/replay/entries.ts';
import { stackOf } from '../closed-replies.ts';
import type { Game } from '../game.ts';
import { LOGGED } from '../lifetimes.ts';
import type { CloseReason, RoomDeps } from '../room-deps.ts';
import { Fenced, Unwritten } from './ledger.ts';

/** What a room tells whoever runs the server. */
export interface Reporter {
  readonly game: Game;
  readonly epoch: number;
  readonly deps: Pick<RoomDeps, 'log' | 'meter'>;
}

export function reportOverrun({ deps: { log, meter }, ...room }: Reporter, ticks: number): void {
  meter.count('overrunTicks', ticks);
  log.warn({ ...factsOf(room), ticks }, 'overrun');
}

export function reportEntry({ deps: { log }, ...room }: Reporter, { type }: RoomEntry): void {
  if (LOGGED.has(type)) log.info(factsOf(room), type);
}

/** Something is broken in a room; answers why it closes. */
export function reportFailure({ deps: { log, meter }, ...room }: Reporter, problem: unknown): CloseReason {
  if (problem instanceof Fenced || problem instanceof Unwritten) {
    log.warn(factsOf(room), problem instanceof Fenced ? 'fenced' : 'leftUnwritten');
    return 'moved';
  }
  meter.count('roomsFailed');
  log.error({ ...factsOf(room), seed: room.game.header.seed, problem: stackOf(problem) }, 'roomFailed');
  return 'roomFailed';
}

function factsOf({ game, epoch }: Omit<Reporter, 'deps'>) {
  return { room: game.header.room, epoch, tick: game.tick };
}
