import type { AskRegistry } from '../accounts/registry.ts';
import { BadStorage } from '../storage/bad-storage.ts';
import type {
  Append,
  AppendResult,
  Created,
  Journals,
  KeptRoom,
  RoomHeader,
  RoomSnapshot,
  StoredRoom,
  TakenOver,
} from '../storage/journals.ts';
import type { StoredTournament, TournamentJournals, TournamentWritten } from '../storage/tournaments.ts';
import { Tickets } from './tickets.ts';
import type { FromStore, StoreNews, StoreReply, ToStore } from './wire.ts';

/** The end of a channel to the store thread: a port, or the thread itself. */
export interface StorePort {
  postMessage(message: ToStore): void;
  on(event: 'message', listener: (message: FromStore | StoreNews) => void): unknown;
}

/** The journals, kept in another thread. One append at a time here; the store thread makes groups of them. */
export interface StoreClient extends Omit<Journals, 'append' | 'stillOwned'>, TournamentJournals {
  append(append: Append): Promise<AppendResult>;
  /** Accounts, the audit log and what is erased. */
  readonly registry: AskRegistry;
  /** Requests that the store has not answered yet. */
  waiting(): number;
  /** The store is gone: everything that waits for it fails. */
  lost(problem: Error): void;
}

type Wish = ToStore extends infer Message
  ? Message extends { ticket: number }
    ? Omit<Message, 'ticket'>
    : never
  : never;

/** Speaks to the store thread through `port`. */
export function storeClient(port: StorePort): StoreClient {
  const tickets = new Tickets<StoreReply>();
  port.on('message', (message) => {
    if ('type' in message) return;
    if (message.ok) tickets.resolve(message.ticket, message.value);
    else tickets.reject(message.ticket, new BadStorage(message.problem, message.detail));
  });
  function ask<T>(wish: Wish): Promise<T> {
    const { ticket, reply } = tickets.issue();
    port.postMessage({ ...wish, ticket } as ToStore);
    return reply as Promise<T>;
  }
  return {
    create: (header) => ask<Created>({ type: 'create', header }),
    append: (append) => ask<AppendResult>({ type: 'append', append }),
    saveSnapshot: (room, epoch, snapshot) => ask<void>({ type: 'snapshot', room, epoch, snapshot }),
    end: (room, epoch, how) => ask<void>({ type: 'end', room, epoch, how }),
    takeOver: () => ask<TakenOver>({ type: 'takeOver' }),
    before: (room, snapshot) => ask<KeptRoom>({ type: 'before', room, snapshot }),
    read: (room, after) => ask<StoredRoom | undefined>({ type: 'read', room, after }),
    endedClasses: (most) => ask<readonly RoomHeader[]>({ type: 'endedClasses', most }),
    newestSnapshot: (room) => ask<RoomSnapshot | undefined>({ type: 'newestSnapshot', room }),
    forget: (retentionMs) => ask<number>({ type: 'forget', retentionMs }),
    registry: ((method, ...given) => ask({ type: 'registry', call: { method, given } })) as AskRegistry,
    createTournament: (code, header) => ask<TournamentWritten>({ type: 'createTournament', code, header }),
    appendTournament: (code, seq, lines) => ask<TournamentWritten>({ type: 'appendTournament', code, seq, lines }),
    closeTournament: (code, told) => ask<TournamentWritten>({ type: 'closeTournament', code, told }),
    tournaments: () => ask<readonly StoredTournament[]>({ type: 'tournaments' }),
    tournamentExport: (code) => ask<string>({ type: 'tournamentExport', code }),
    close: () => ask<void>({ type: 'close' }),
    waiting: () => tickets.length,
    lost: (problem) => tickets.rejectAll(problem),
  };
}
