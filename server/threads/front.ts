import { MessageChannel, type Worker } from 'node:worker_threads';
import { hashText } from '#shared/sim/kernel/hash.ts';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import type { MirrorPlace } from '../rooms/feeds.ts';
import type { RoomReplies, RoomRequest } from '../rooms/requests.ts';
import type { KeptRoom, RoomPlan } from '../storage/journals.ts';
import { startThread } from './entry-points.ts';
import { type StoreClient, storeClient } from './store-client.ts';
import { Tickets } from './tickets.ts';
import type { FromRooms, Opened, RoomsReply, ToRooms } from './wire.ts';

/** News of rooms, as it comes from their threads. */
export type RoomNews = Exclude<FromRooms, { type: 'reply' }>;

export interface FrontOptions {
  readonly storeFile: string;
  readonly threads: number;
  readonly logLevel: string;
  readonly traces: Traces;
  readonly onNews: (news: RoomNews) => void;
  /** A thread died: nothing it held can go on in this process. */
  readonly onDeath: (thread: string, problem: Error) => void;
}

/** The front thread's side of all other threads: rooms are spread over theirs by the hash of their id. */
export class Front {
  readonly store: StoreClient;
  readonly #store: Worker;
  readonly #rooms: readonly Worker[];
  readonly #tickets = new Tickets<RoomsReply>();
  #stopping = false;

  constructor(options: FrontOptions) {
    this.#store = startThread('store', { file: options.storeFile });
    this.store = storeClient(this.#store);
    this.#watch(this.#store, 'store', options);
    this.#rooms = Array.from({ length: options.threads }, (_, no) => this.#startRooms(`rooms${no}`, options));
  }

  #startRooms(name: string, options: FrontOptions): Worker {
    const worker = startThread('rooms', { name, logLevel: options.logLevel, traces: options.traces });
    const { port1, port2 } = new MessageChannel();
    this.#store.postMessage({ type: 'newPort', port: port1 }, [port1]);
    worker.postMessage({ type: 'store', port: port2 } satisfies ToRooms, [port2]);
    worker.on('message', (message: FromRooms) => {
      if (message.type === 'reply') this.#tickets.resolve(message.ticket, message.reply);
      else options.onNews(message);
    });
    this.#watch(worker, name, options);
    return worker;
  }

  #watch(worker: Worker, name: string, options: FrontOptions): void {
    const died = (problem: Error) => {
      if (this.#stopping) return;
      this.store.lost(problem);
      this.#tickets.rejectAll(problem);
      options.onDeath(name, problem);
    };
    worker.on('error', died);
    worker.on('exit', (code) => died(new Error(`thread ended with ${code}`)));
  }

  create(plan: RoomPlan): Promise<Opened> {
    return this.#ask(plan.room, (ticket) => ({ type: 'create', ticket, plan })) as Promise<Opened>;
  }

  restore(kept: KeptRoom): Promise<Opened> {
    return this.#ask(kept.header.room, (ticket) => ({ type: 'restore', ticket, kept })) as Promise<Opened>;
  }

  /** Asks a room something. */
  ask<T extends RoomRequest['type']>(
    room: string,
    request: Extract<RoomRequest, { type: T }>,
  ): Promise<RoomReplies[T]> {
    return this.#ask(room, (ticket) => ({ type: 'request', ticket, room, request })) as Promise<RoomReplies[T]>;
  }

  /** Asks for a frame for one connection; it comes as news. */
  catchUp(room: string, connection: string, team: number, from: MirrorPlace | undefined): void {
    this.#threadOf(room).postMessage({ type: 'catchUp', room, connection, team, from } satisfies ToRooms);
  }

  #ask(room: string, message: (ticket: number) => ToRooms): Promise<RoomsReply> {
    const { ticket, reply } = this.#tickets.issue();
    this.#threadOf(room).postMessage(message(ticket));
    return reply;
  }

  #threadOf(room: string): Worker {
    const worker = this.#rooms[hashText(room) % this.#rooms.length];
    if (!worker) throw new Error(`no thread for room ${room} among ${this.#rooms.length}`);
    return worker;
  }

  /** Requests that no thread has answered yet. */
  waiting(): number {
    return this.#tickets.length;
  }

  /** Finishes ticks, saves all rooms, closes the storage, ends all threads. */
  async stop(): Promise<void> {
    const drained = this.#rooms.map((worker) => {
      const { ticket, reply } = this.#tickets.issue();
      worker.postMessage({ type: 'drain', ticket } satisfies ToRooms);
      return reply;
    });
    await Promise.all(drained);
    await this.store.close();
    this.#stopping = true;
    await Promise.all([...this.#rooms, this.#store].map((worker) => worker.terminate()));
  }
}
