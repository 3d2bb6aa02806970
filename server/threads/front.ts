import { inspect } from 'node:util';
import { MessageChannel, type Worker } from 'node:worker_threads';
import type { Timer } from '#shared/clock.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { Truth } from '#shared/protocol/questions.ts';
import { hashText } from '#shared/sim/kernel/hash.ts';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import type { DebriefAsk } from '../debrief/desk.ts';
import type { MirrorPlace } from '../rooms/feeds.ts';
import type { RoomReplies, RoomRequest } from '../rooms/requests.ts';
import { BadStorage } from '../storage/bad-storage.ts';
import type { KeptRoom, RoomPlan } from '../storage/journals.ts';
import type { RefereeReply, RefereeWish } from '../tournaments/referee-desk.ts';
import { startThread } from './entry-points.ts';
import { Pars } from './pars.ts';
import { Pulse } from './pulse.ts';
import { SideThread } from './side-thread.ts';
import { type StoreClient, storeClient } from './store-client.ts';
import { Tickets } from './tickets.ts';
import type {
  DebriefWish,
  FromRooms,
  FromStore,
  Opened,
  Packed,
  ParAsk,
  RoomsReply,
  StoreNews,
  ToDebriefs,
  ToReferee,
  ToRooms,
  TruthWish,
} from './wire.ts';

/** News of rooms, as it comes from their threads. */
export type RoomNews = Exclude<FromRooms, { type: 'reply' | 'parWanted' | 'truthWanted' }>;

export interface FrontOptions {
  readonly storeFile: string;
  readonly threads: number;
  readonly logLevel: string;
  readonly traces: Traces;
  readonly timer: Timer;
  readonly onNews: (news: RoomNews) => void;
  /** A thread died: nothing it held can go on in this process. */
  readonly onDeath: (thread: string, problem: Error) => void;
  /** A thread that no game waits for died; it is started again when it is needed. */
  readonly onSideDeath: (thread: string, problem: Error) => void;
  /** A thread hangs, or has come back. */
  readonly onSilence: (thread: string, silent: boolean) => void;
  /** Another server has taken the storage over. */
  readonly onFenced: () => void;
}

/** The front thread's side of all other threads: rooms are spread over theirs by the hash of their id. */
export class Front {
  readonly store: StoreClient;
  readonly #store: Worker;
  readonly #rooms: readonly Worker[];
  readonly #tickets = new Tickets<RoomsReply>();
  readonly #pulse: Pulse;
  readonly #debriefs: SideThread<DebriefWish, Packed>;
  readonly #bots: SideThread<ParAsk, ParFigures, { readonly hurry: true }>;
  readonly #pars: Pars;
  readonly #truths: SideThread<TruthWish, Truth>;
  readonly #referee: SideThread<RefereeWish, RefereeReply>;
  /** Resolves when the storage is open; rejects with `BadStorage` if it cannot be. */
  readonly opened: Promise<void>;
  #fenced = false;
  #stopping = false;

  constructor(options: FrontOptions) {
    this.#pulse = new Pulse(options.timer, options.onSilence);
    this.#store = startThread('store', { file: options.storeFile });
    this.store = storeClient(this.#store);
    this.#pulse.hear('store');
    this.#watch(this.#store, 'store', options);
    this.opened = this.#opening(options);
    // Whoever starts waits for it; until then a failure must not count as unhandled.
    this.opened.catch(() => undefined);
    this.#rooms = Array.from({ length: options.threads }, (_, no) => this.#startRooms(`rooms${no}`, options));
    const { traces, onSideDeath } = options;
    this.#debriefs = new SideThread(
      () => this.#withStore(startThread('debriefs', { traces })),
      (problem) => onSideDeath('debriefs', problem),
    );
    this.#bots = new SideThread(
      () => startThread('par', { traces }),
      (problem) => onSideDeath('par', problem),
    );
    this.#pars = new Pars(this.#bots);
    this.#truths = new SideThread(
      () => startThread('truths', { traces }),
      (problem) => onSideDeath('truths', problem),
    );
    this.#referee = new SideThread(
      () => this.#withStore(startThread('referee', {})),
      (problem) => onSideDeath('referee', problem),
    );
  }

  /** Takes in what the store thread tells by itself. */
  #opening({ onFenced }: FrontOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#store.on('message', (news: FromStore | StoreNews) => {
        this.#pulse.hear('store');
        if (!('type' in news)) return;
        if (news.type === 'opened') resolve();
        if (news.type === 'notOpened') reject(new BadStorage(news.problem, news.detail));
        if (news.type === 'fenced' && !this.#fenced) this.#letGo(onFenced);
      });
    });
  }

  #letGo(onFenced: () => void): void {
    this.#fenced = true;
    for (const worker of this.#rooms) worker.postMessage({ type: 'letGo' } satisfies ToRooms);
    onFenced();
  }

  #startRooms(name: string, options: FrontOptions): Worker {
    const worker = startThread('rooms', { name, logLevel: options.logLevel, traces: options.traces });
    this.#withStore(worker);
    worker.on('message', (message: FromRooms) => {
      this.#pulse.hear(name);
      if (message.type === 'reply') this.#tickets.resolve(message.ticket, message.reply);
      else if (message.type === 'parWanted') this.#findPar(message);
      else if (message.type === 'truthWanted') this.#findTruth(message);
      else options.onNews(message);
    });
    this.#pulse.hear(name);
    this.#watch(worker, name, options);
    return worker;
  }

  /** Gives a thread a port to the store. */
  #withStore(worker: Worker): Worker {
    const { port1, port2 } = new MessageChannel();
    this.#store.postMessage({ type: 'newPort', port: port1 }, [port1]);
    worker.postMessage({ type: 'store', port: port2 } satisfies ToRooms & ToDebriefs & ToReferee, [port2]);
    return worker;
  }

  /** Tells a room what the bots of its hall come to, once they have run. It asks again if it hears nothing. */
  #findPar({ room, wish, urgency }: Extract<FromRooms, { type: 'parWanted' }>): void {
    this.#pars
      .of(wish, urgency)
      .then((par) => this.ask<'par'>(room, { type: 'par', par }))
      .catch(() => undefined);
  }

  /** Tells a room what the answer to a question is, once it has been run. It asks again if it hears nothing. */
  #findTruth({ room, ask, wish }: Extract<FromRooms, { type: 'truthWanted' }>): void {
    this.#truths
      .ask(wish)
      .then((truth) => this.ask<'truth'>(room, { type: 'truth', ask, truth }))
      .catch(() => undefined);
  }

  /** Lets the referee play matches again; rejects if something breaks. */
  judge(wish: RefereeWish): Promise<RefereeReply> {
    return this.#referee.ask(wish);
  }

  /** Looks back at a session that is stored; rejects if something breaks. */
  async lookBack(ask: DebriefAsk, packs: boolean): Promise<Packed> {
    const packed = await this.#debriefs.ask({ type: 'ask', ask, packs });
    const lacks = packed.ok ? packed.lacksPar : undefined;
    if (!lacks) return packed;
    const par = this.#pars.known(lacks);
    if (par) return this.#debriefs.ask({ type: 'ask', ask: { ...ask, par }, packs });
    // Whoever asks again finds it.
    this.#pars.of(lacks, 'now').catch(() => undefined);
    return packed;
  }

  #watch(worker: Worker, name: string, options: FrontOptions): void {
    const died = (problem: Error) => {
      if (this.#stopping) return;
      this.store.lost(problem);
      this.#tickets.rejectAll(problem);
      options.onDeath(name, problem);
    };
    worker.on('error', (problem: unknown) => died(problem instanceof Error ? problem : new Error(inspect(problem))));
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

  /** Stops a room and lets its people go: it is about to be erased. */
  async discard(room: string): Promise<void> {
    await this.#ask(room, (ticket) => ({ type: 'discard', ticket, room }));
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

  /** Whether every thread has been heard of lately, and this process still owns the storage. */
  get healthy(): boolean {
    return this.#pulse.allHeard && !this.#fenced;
  }

  get isFenced(): boolean {
    return this.#fenced;
  }

  /** Requests that no thread has answered yet. */
  waiting(): number {
    return this.#tickets.length;
  }

  /** Finishes ticks, saves all rooms, closes the storage, ends all threads. */
  async stop(): Promise<void> {
    this.#pulse.stop();
    const drained = this.#rooms.map((worker) => {
      const { ticket, reply } = this.#tickets.issue();
      worker.postMessage({ type: 'drain', ticket } satisfies ToRooms);
      return reply;
    });
    await Promise.all(drained);
    if (await this.#isOpen()) await this.store.close();
    this.#stopping = true;
    await Promise.all([this.#debriefs.stop(), this.#bots.stop(), this.#truths.stop(), this.#referee.stop()]);
    await Promise.all([...this.#rooms, this.#store].map((worker) => worker.terminate()));
  }

  #isOpen(): Promise<boolean> {
    return this.opened.then(
      () => true,
      () => false,
    );
  }
}
