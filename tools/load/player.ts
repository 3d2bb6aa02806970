import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import type { ClassView } from '#shared/protocol/class.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type {
  ClientToServer,
  CommandReply,
  Problem,
  RequestReply,
  RoomView,
  ServerToClient,
  Welcome,
} from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { LoadMirror } from './mirror.ts';
import { noteError, type Tally } from './tally.ts';

/** Something that a client saw and that nobody may ever contradict. */
export interface Seen {
  readonly team: number;
  readonly tick: number;
  readonly epoch: number;
  readonly hash: number;
}

export interface PlayerOptions {
  /** Where the room is at present; asked again for every connection. */
  readonly url: () => string;
  readonly token: string;
  readonly tally: Tally;
  /** Told of every frame, with the hash of the mirror after it; hashing each costs time, so load tests leave it out. */
  readonly onSeen?: (seen: Seen) => void;
  readonly onFrame?: (player: Player) => void;
}

interface Pending {
  readonly message: { id: string; name: string; args: unknown };
  readonly sinceMs: number;
  readonly resolve: (reply: CommandReply) => void;
}

type Ending = Parameters<ServerToClient['closed']>[0]['reason'];

/** A browser without pixels: mirror, acknowledgements, commands that survive a broken connection, return to the seat. */
export class Player {
  readonly #options: PlayerOptions;
  readonly #pending = new Map<string, Pending>();
  #socket: Socket<ServerToClient, ClientToServer> | undefined;
  #lastFrameMs = 0;
  #wanted = false;
  welcome: Welcome | undefined;
  view: RoomView | undefined;
  /** What it was told last of what the class goes through. */
  class: ClassView | undefined;
  mirror: LoadMirror | undefined;
  ended: Ending | undefined;
  /** While it holds, frames are taken in but not acknowledged: a client that cannot keep up. */
  mute = false;
  /** Answers that were given to questions, and those that were taken. */
  asked = 0;
  answered = 0;
  /** Gives no more commands by itself. */
  resting = false;

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#socket?.connected ?? false;
  }

  get pending(): number {
    return this.#pending.size;
  }

  get team(): number {
    const { welcome, view } = this;
    if (welcome?.you.role !== 'player') return -1;
    const { seat } = welcome.you;
    return view?.seats.find(({ no }) => no === seat)?.team ?? -1;
  }

  /** The socket itself, for tests that say what no client would. */
  get socket(): Socket<ServerToClient, ClientToServer> {
    if (!this.#socket) throw new Error('the player was never connected');
    return this.#socket;
  }

  /** Connects, and stays connected until `leave`. Resolves with the first welcome. */
  connect(): Promise<Welcome> {
    this.#wanted = true;
    return new Promise((resolve, reject) => this.#open(resolve, reject));
  }

  #open(onWelcome: (welcome: Welcome) => void, onRefused: (problem: Problem) => void): void {
    const { url, token } = this.#options;
    const held = this.mirror && this.mirror.tick >= 0 ? { epoch: this.mirror.epoch, tick: this.mirror.tick } : {};
    const auth = { token, protocol: PROTOCOL_VERSION, ...held };
    const socket: Socket<ServerToClient, ClientToServer> = io(url(), {
      auth,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    this.#socket = socket;
    this.#countBytes(socket);
    socket.on('welcome', (welcome) => {
      this.#onWelcome(welcome);
      onWelcome(welcome);
    });
    socket.on('room', (view) => {
      this.view = view;
    });
    socket.on('class', (view) => {
      this.class = view;
    });
    socket.on('frame', (bytes) => this.#onFrame(bytes));
    socket.on('closed', ({ reason }) => this.#onClosed(reason));
    socket.on('disconnect', () => this.#again(onWelcome, onRefused));
    socket.on('connect_error', (error: Error & { data?: Problem }) => {
      if (!error.data) return this.#again(onWelcome, onRefused);
      if (!this.#wanted) return;
      if (!isTakingOver(error.data)) noteError(this.#options.tally, error.data.code);
      if (PASSING.includes(error.data.code))
        return this.#again(onWelcome, onRefused, (error.data.retryAfterS ?? PATIENCE_S) * 1000);
      this.#wanted = false;
      onRefused(error.data);
    });
  }

  #again(onWelcome: (welcome: Welcome) => void, onRefused: (problem: Problem) => void, inMs = RETRY_MS): void {
    if (!this.#wanted) return;
    this.#options.tally.reconnects++;
    setTimeout(() => this.#wanted && this.#open(onWelcome, onRefused), inMs);
  }

  #countBytes(socket: Socket<ServerToClient, ClientToServer>): void {
    const { tally } = this.#options;
    socket.io.engine.on('packet', ({ data }: { data?: string | ArrayBuffer | Buffer }) => {
      const size = typeof data === 'string' ? Buffer.byteLength(data) + 1 : (data?.byteLength ?? 0);
      tally.bytes += size + (size < 126 ? 2 : 4);
    });
  }

  #onWelcome(welcome: Welcome): void {
    this.welcome = welcome;
    this.view = welcome.view;
    this.class = welcome.class;
    this.mirror ??= new LoadMirror(welcome.scenario);
    for (const { message } of this.#pending.values()) this.#emit(message);
  }

  #onFrame(bytes: Uint8Array): void {
    const { mirror } = this;
    const { tally, onSeen, onFrame } = this.#options;
    if (!mirror) {
      noteError(tally, 'frameBeforeWelcome');
      return;
    }
    const { taken, header } = mirror.take(new Uint8Array(bytes));
    if (taken !== 'applied') {
      if (taken === 'desync') tally.desyncs++;
      else tally.gaps++;
      this.#socket?.emit('resync', header.tick);
      return;
    }
    if (!this.mute) this.#socket?.emit('ack', header.tick);
    this.#note(header.kind);
    onSeen?.({ team: this.team, tick: header.tick, epoch: header.epoch, hash: mirror.hash() });
    onFrame?.(this);
  }

  #note(kind: 'delta' | 'merged' | 'key'): void {
    const { tally } = this.#options;
    const nowMs = performance.now();
    tally.frames++;
    if (kind === 'merged') tally.mergedFrames++;
    if (kind === 'key') tally.keyFrames++;
    if (this.#lastFrameMs > 0 && kind === 'delta') tally.frameMs.push(nowMs - this.#lastFrameMs);
    this.#lastFrameMs = nowMs;
  }

  #onClosed(reason: Ending): void {
    this.ended = reason;
    if (reason !== 'moved') this.#wanted = false;
    if (reason === 'roomFailed') noteError(this.#options.tally, reason);
  }

  /** Gives a command; resolves with its verdict, however often the connection broke in between. */
  give(call: CommandCall, id: string = uuid()): Promise<CommandReply> {
    const message = { id, name: call.name, args: call.args };
    this.#options.tally.sent++;
    return new Promise((resolve) => {
      this.#pending.set(id, { message, sinceMs: performance.now(), resolve });
      this.#emit(message);
    });
  }

  #emit(message: Pending['message']): void {
    if (!this.#socket?.connected) return;
    this.#socket.emit('command', message, (reply) => this.#onVerdict(message.id, reply));
  }

  #onVerdict(id: string, reply: CommandReply): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    const { tally } = this.#options;
    tally.commandMs.push(performance.now() - pending.sinceMs);
    if (reply.ok) tally.acknowledged++;
    else {
      tally.refused++;
      tally.refusals.set(reply.refusal.code, (tally.refusals.get(reply.refusal.code) ?? 0) + 1);
    }
    pending.resolve(reply);
  }

  /** Answers a question that is open. */
  async answer(ask: number, value: number): Promise<RequestReply> {
    this.asked++;
    const reply = await this.socket.timeout(10_000).emitWithAck('answer', { ask, value });
    if (reply.ok) this.answered++;
    return reply;
  }

  /** Breaks the connection without a word, as a network does; the player comes back by itself. */
  drop(): void {
    this.#socket?.io.engine.close();
  }

  /** Stops reading from the network, and goes on: a machine that sleeps. */
  freeze(on: boolean): void {
    const { ws } = (this.#socket?.io.engine.transport ?? {}) as { ws?: { pause(): void; resume(): void } };
    if (on) ws?.pause();
    else ws?.resume();
  }

  /** Leaves for good. */
  leave(): void {
    this.#wanted = false;
    this.#socket?.disconnect();
  }
}

const RETRY_MS = 150;
/** As in the browser: refusals of a handshake that may pass; everything else ends the session. */
const PASSING: readonly Problem['code'][] = ['tooMany', 'internal', 'moved', 'storageFailing'];
const PATIENCE_S = 2;

/** A server that has just started says when to come again: no error, but how recovery looks from outside. */
function isTakingOver({ code, retryAfterS }: Problem): boolean {
  return code === 'moved' || (code === 'internal' && retryAfterS !== undefined);
}
