import { batch, type Signal, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import { withBase } from '#client/device/base-path.ts';
import type { ClassView, OwnAnswers } from '#shared/protocol/class.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import { PROTOCOL_VERSION, readHeader } from '#shared/protocol/frame.ts';
import type {
  ClientToServer,
  CommandReply,
  Control,
  Handshake,
  LobbyRequest,
  Problem,
  ProblemCode,
  RequestReply,
  RoomView,
  ServerToClient,
  TeamOverview,
  Welcome,
} from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { CrewLink } from './crew-link.ts';
import { LinkMeter } from './link-meter.ts';
import { Mirror } from './mirror.ts';
import { type CommandMessage, PendingCommands } from './pending.ts';
import type { LinkState, PlaySession } from './play-session.ts';

const REQUEST_TIMEOUT_MS = 8_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Straight to WebSocket. Where a school's network lets none through, the next try begins with polling and goes on from there. */
const TRANSPORTS = ['websocket', 'polling'] as const;
/** Tries again soon at first (a restarted server is back within seconds) and at least this often, without end. */
const RETRY_MS = { first: 250, most: 3_000 };
/** A key frame that was asked for comes within this time, or is asked for again. */
const KEY_PATIENCE_MS = 2_000;
/** Refusals of a handshake that may pass; everything else ends the session. */
const PASSING: readonly ProblemCode[] = ['tooMany', 'internal', 'moved', 'storageFailing'];

/** Why a session ended for good. */
export type ClosedBecause = Parameters<ServerToClient['closed']>[0]['reason'] | ProblemCode | 'left';

type TimedSocket = ReturnType<Socket<ServerToClient, ClientToServer>['timeout']>;
type Listener = (events: readonly SimEvent[], tick: number) => void;

/** A seat in a room of the server. Comes back by itself after every break, with what it holds and what it asked. */
export class RemoteSession implements PlaySession {
  readonly link: Signal<LinkState> = signal('connecting');
  readonly linkMs: Signal<number> = signal(0);
  readonly welcome: Signal<Welcome | undefined> = signal(undefined);
  readonly view: Signal<RoomView | undefined> = signal(undefined);
  readonly world: Signal<OpenWorld | undefined> = signal(undefined);
  readonly tick: Signal<number> = signal(0);
  readonly waiting: Signal<readonly CommandCall[]> = signal([]);
  readonly score: Signal<ScoreNow | undefined> = signal(undefined);
  /** Instructor: every team at a glance. */
  readonly overview: Signal<readonly TeamOverview[]> = signal([]);
  /** Instructor: whose hall `world` is, −1 = nobody's. */
  readonly watched: Signal<number> = signal(-1);
  /** What the class goes through together. */
  readonly class: Signal<ClassView | undefined> = signal(undefined);
  /** Player: what one answered to the question that was asked last. */
  readonly ownAnswers: Signal<OwnAnswers | undefined> = signal(undefined);
  /** Projector: what it shows of the halls. */
  readonly stage: Signal<Stage | undefined> = signal(undefined);
  readonly crew = new CrewLink((request) => this.#ask((socket) => socket.emitWithAck('crew', request)));
  readonly closedBecause: Signal<ClosedBecause | undefined> = signal(undefined);

  readonly #token: string;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #meter: LinkMeter;
  readonly #pending = new PendingCommands((calls) => {
    this.waiting.value = calls;
  });
  readonly #listeners = new Set<Listener>();
  #mirror: Mirror | undefined;
  #askedForKeyMs = -KEY_PATIENCE_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** `url` is the server's; absent = where the page came from. */
  constructor(token: string, url?: string) {
    this.#token = token;
    const options = {
      path: withBase('/socket.io/'),
      auth: (give: (handshake: object) => void) => give(this.#handshake()),
      transports: [...TRANSPORTS],
      tryAllTransports: true,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
      reconnectionDelay: RETRY_MS.first,
      reconnectionDelayMax: RETRY_MS.most,
    };
    this.#socket = url === undefined ? io(options) : io(url, options);
    this.#meter = new LinkMeter(this.#socket, this.linkMs);
    this.#listen();
  }

  onEvents(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(call: CommandCall, cover = false): Promise<CommandReply> {
    if (this.link.value === 'closed') return Promise.resolve({ ok: false, refusal: { code: 'notRunning' } });
    return this.#pending.add({ call, cover }, (message) => this.#emitCommand(message));
  }

  lobby(request: LobbyRequest): Promise<RequestReply> {
    return this.#ask((socket) => socket.emitWithAck('lobby', request));
  }

  control(request: Control): Promise<RequestReply> {
    return this.#ask((socket) => socket.emitWithAck('control', request));
  }

  bookmark(note: string): Promise<RequestReply> {
    return this.#ask((socket) => socket.emitWithAck('bookmark', { note }));
  }

  /** Player: answers the question that is open. */
  async answer(ask: number, value: number): Promise<RequestReply> {
    const reply = await this.#ask((socket) => socket.emitWithAck('answer', { ask, value }));
    const vote = this.class.value?.ask?.vote ?? 1;
    if (reply.ok) this.ownAnswers.value = withAnswer(this.ownAnswers.value, ask, vote, value);
    return reply;
  }

  async watch(team: number): Promise<RequestReply> {
    if (team === this.watched.value && this.world.value) return { ok: true };
    // Differences of the hall watched before mean nothing to the next one.
    this.#mirror?.expectKey();
    this.#askedForKeyMs = performance.now();
    batch(() => {
      this.watched.value = team;
      this.world.value = undefined;
    });
    return this.#ask((socket) => socket.emitWithAck('watch', { team }));
  }

  leave(): void {
    this.#close('left');
  }

  #handshake(): Handshake {
    return { token: this.#token, protocol: PROTOCOL_VERSION, ...this.#mirror?.held };
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('welcome', (message) => this.#onWelcome(message));
    socket.on('room', (view) => {
      this.view.value = view;
    });
    socket.on('class', (view) => this.#onClass(view));
    socket.on('crew', (view) => this.crew.told(view));
    socket.on('ping', (ping) => this.crew.pinged(ping));
    socket.on('stage', (stage) => {
      this.stage.value = stage;
    });
    socket.on('frame', (bytes) => this.#onFrame(new Uint8Array(bytes)));
    socket.on('score', (now) => {
      this.score.value = now;
    });
    socket.on('overview', (teams) => {
      this.overview.value = teams;
    });
    socket.on('closed', ({ reason }) => {
      if (reason !== 'moved') this.#close(reason);
    });
    socket.on('disconnect', (reason) => {
      this.#lose();
      // The one case in which Socket.IO does not return by itself: the server hung up (moved, or too far behind).
      if (reason === 'io server disconnect') this.#connectIn(RETRY_MS.first);
    });
    socket.on('connect_error', (error) => this.#onRefused(error));
  }

  #onWelcome(welcome: Welcome): void {
    const before = this.welcome.value?.scenario;
    const same = before && JSON.stringify(before) === JSON.stringify(welcome.scenario);
    if (!same) this.#mirror = new Mirror(welcome.scenario);
    batch(() => {
      if (!same) this.world.value = undefined;
      this.welcome.value = welcome;
      this.view.value = welcome.view;
      this.class.value = welcome.class;
      this.ownAnswers.value = welcome.answers;
      this.link.value = 'live';
    });
    this.#meter.start();
    for (const message of this.#pending.unanswered()) this.#emitCommand(message);
    // A new connection of an instructor watches nobody.
    if (welcome.you.role === 'instructor' && this.watched.value >= 0) this.#watchAgain(this.watched.value);
  }

  /** Differences of the hall in the spotlight before mean nothing to the next one. */
  #onClass(view: ClassView): void {
    const other = this.class.value?.spotlight !== view.spotlight;
    batch(() => {
      if (other && this.welcome.value?.you.role === 'projector') {
        this.#mirror?.expectKey();
        this.world.value = undefined;
      }
      this.class.value = view;
    });
  }

  /** The mirror still holds that hall, and may go on from there. */
  #watchAgain(team: number): void {
    void this.#ask((socket) => socket.emitWithAck('watch', { team }));
  }

  #onFrame(bytes: Uint8Array): void {
    const mirror = this.#mirror;
    if (!mirror) return;
    const result = mirror.apply(bytes);
    if (result.type === 'alien') this.#close('oldVersion');
    if (result.type === 'resync') this.#askForKey(mirror.tick);
    // A frame that brought nothing still has arrived: the credit window opens, also for the key frame that was asked for.
    const frame = readHeader(bytes);
    if (frame) this.#socket.emit('ack', frame.tick);
    if (result.type !== 'applied') return;
    batch(() => {
      this.world.value = mirror.world;
      this.tick.value = result.tick;
    });
    if (result.events.length > 0) for (const listener of this.#listeners) listener(result.events, result.tick);
  }

  /** One question at a time: frames that were under way when it was asked need none of their own. */
  #askForKey(tick: number): void {
    if (performance.now() - this.#askedForKeyMs < KEY_PATIENCE_MS) return;
    this.#askedForKeyMs = performance.now();
    this.#socket.emit('resync', tick);
  }

  #onRefused(error: Error & { data?: Problem }): void {
    this.#lose();
    // Without data the server was not reached, and Socket.IO tries on.
    if (!error.data) this.#tryOtherTransport();
    else if (!PASSING.includes(error.data.code)) this.#close(error.data.code);
    else this.#connectIn((error.data.retryAfterS ?? 2) * 1000);
  }

  /** Some networks let a WebSocket open and then swallow or cut it: that looks like no error to the transport. */
  #tryOtherTransport(): void {
    const { opts } = this.#socket.io;
    opts.transports = opts.transports?.toReversed() ?? [...TRANSPORTS];
  }

  #emitCommand(message: CommandMessage): void {
    if (this.link.value !== 'live') return;
    this.#socket.emit('command', message, (reply) => this.#pending.answer(message.id, reply));
  }

  async #ask(request: (socket: TimedSocket) => Promise<RequestReply>): Promise<RequestReply> {
    if (this.link.value !== 'live') return { ok: false, problem: 'offline' };
    return request(this.#socket.timeout(REQUEST_TIMEOUT_MS)).catch(
      (): RequestReply => ({ ok: false, problem: 'offline' }),
    );
  }

  #lose(): void {
    this.#meter.stop();
    if (this.link.value === 'live') this.link.value = 'lost';
  }

  #connectIn(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.link.value !== 'closed') this.#socket.connect();
    }, ms);
  }

  #close(because: ClosedBecause): void {
    if (this.link.value === 'closed') return;
    clearTimeout(this.#retry);
    this.#meter.stop();
    batch(() => {
      this.closedBecause.value = because;
      this.link.value = 'closed';
    });
    this.#socket.disconnect();
    this.#pending.refuseAll({ code: because === 'roomFailed' ? 'roomFailed' : 'notRunning' });
  }
}

function withAnswer(own: OwnAnswers | undefined, ask: number, vote: number, value: number): OwnAnswers {
  const before = own?.ask === ask ? own.values : [];
  const values = Array.from({ length: Math.max(vote, before.length) }, (_, i) => before[i] ?? null);
  return { ask, values: values.with(vote - 1, value) };
}
