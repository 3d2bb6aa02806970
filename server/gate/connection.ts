import type { ClassView } from '#shared/protocol/class.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { RequestReply, RoomView, TeamOverview } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import type { Listed } from '../directory.ts';
import type { MirrorPlace } from '../rooms/feeds.ts';
import { type CommandAnswer, refused, type Who } from '../rooms/requests.ts';
import type { CloseReason } from '../rooms/room-deps.ts';
import { acknowledged, admitsTick, caughtUp, isStalled, openWindow, startOver, wantsCatchUp } from './credit.ts';
import {
  decodeAnswer,
  decodeControl,
  decodeEnvelope,
  decodeLobby,
  decodeNote,
  decodeTick,
  decodeWatch,
} from './decode.ts';
import type { GateDeps, GateSocket } from './gate-socket.ts';

/** Messages that may wait in a socket before the next view or overview waits itself. */
const BUFFERED_MAX = 4;
/** Messages in a socket that never drains, after which it is let go. */
const BUFFERED_HOPELESS = 64;

/** What an answer may need to leave, before the connection of somebody who gave up their seat is closed. */
const LAST_ANSWER_MS = 100;

/** "No team" in place of a team's number. */
const NOBODY = -1;

type Last = CloseReason | 'replaced';

/** One socket of somebody in a room: what they say goes to the room, what the room tells them goes through the window. */
export class Connection {
  readonly id: string;
  readonly listed: Listed;
  readonly who: Who;
  readonly #socket: GateSocket;
  readonly #deps: GateDeps;
  readonly #window;
  /** Whose hall it follows. */
  #team: number = NOBODY;
  /** A view that waits until the socket has drained. */
  #owedView: RoomView | undefined;
  /** Packets that wait for the transport. */
  #buffered = 0;

  constructor(socket: GateSocket, listed: Listed, who: Who, place: MirrorPlace | undefined, deps: GateDeps) {
    this.id = socket.id;
    this.listed = listed;
    this.who = who;
    this.#socket = socket;
    this.#deps = deps;
    this.#window = openWindow(place);
    this.#listen();
  }

  get framesInFlight(): number {
    return this.#window.inFlight.length;
  }

  holdsGrant(grant: number): boolean {
    return this.who.role === 'player' && this.who.grant === grant;
  }

  sharesSeatWith({ who }: Connection): boolean {
    return who.role === 'player' && this.holdsGrant(who.grant);
  }

  /** Whether it still speaks for somebody: its seat was neither given up nor taken away. */
  get isCurrent(): boolean {
    const { who, listed } = this;
    return who.role === 'player' ? !listed.gone.has(who.grant) : who.generation >= listed.generation;
  }

  // --- What the room tells -----------------------------------------------------------------------------------------

  /** A tick of a team's hall. */
  frame(team: number, place: MirrorPlace, bytes: Buffer): void {
    if (team !== this.#team || !this.isCurrent) return;
    if (admitsTick(this.#window, place, performance.now())) this.#sendFrame(bytes);
    else this.#askIfWanted();
  }

  /** The catch-up frame that was asked for; it comes in its place among the ticks. */
  takeCatchUp(news: { team: number; epoch: number; tick: number; bytes: Uint8Array | undefined }): void {
    const { team, epoch, tick, bytes } = news;
    if (!this.isCurrent) return;
    if (team !== this.#team || !bytes) {
      this.#window.state = 'behind';
      if (bytes) this.#askIfWanted();
      return;
    }
    const missed = this.#window.place === undefined ? 'key' : 'merged';
    this.#deps.metrics.catchUps.inc({ kind: missed });
    caughtUp(this.#window, { epoch, tick }, performance.now());
    this.#sendFrame(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  #sendFrame(bytes: Buffer): void {
    this.#deps.metrics.sentBytes.inc(bytes.length);
    this.#socket.emit('frame', bytes);
  }

  #askIfWanted(): void {
    if (this.#team === NOBODY || !wantsCatchUp(this.#window)) return;
    this.#deps.front.catchUp(this.listed.room, this.id, this.#team, this.#window.place);
  }

  view(view: RoomView): void {
    if (!this.isCurrent) return;
    if (this.#buffered > BUFFERED_MAX) this.#owedView = view;
    else this.#socket.emit('room', viewFor(this.who, view));
  }

  /** What the class goes through: small, and never owed. */
  class(view: ClassView): void {
    if (!this.isCurrent) return;
    this.#socket.emit('class', view);
    this.spotlight(view);
  }

  /** A projector follows the hall that the instructor has put on it, and no other. */
  spotlight({ spotlight }: ClassView): void {
    if (this.who.role === 'projector') this.#watch(spotlight);
  }

  stage(stage: Stage): void {
    if (this.who.role === 'projector' && this.isCurrent && this.#buffered <= BUFFERED_MAX)
      this.#socket.emit('stage', stage);
  }

  overview(teams: readonly TeamOverview[]): void {
    if (this.who.role === 'instructor' && this.#buffered <= BUFFERED_MAX) this.#socket.emit('overview', teams);
  }

  /** The points of its own team, to a player. */
  scores(scores: ReadonlyMap<number, ScoreNow>): void {
    const now = this.who.role === 'player' ? scores.get(this.#team) : undefined;
    if (now && this.isCurrent && this.#buffered <= BUFFERED_MAX) this.#socket.emit('score', now);
  }

  /** Follows the hall of its own team, as the view says. */
  follow(view: RoomView): void {
    if (this.who.role !== 'player' || view.phase === 'lobby' || !this.isCurrent) return;
    const { seat } = this.who;
    this.#watch(view.seats.find(({ no }) => no === seat)?.team ?? NOBODY);
  }

  #watch(team: number): void {
    if (team === this.#team) return;
    if (this.#team !== NOBODY) startOver(this.#window);
    this.#team = team;
    this.#askIfWanted();
  }

  /** Once a second: lets go of a client that does not drain, and pays what is owed to one that does. */
  check(): void {
    if (isStalled(this.#window, performance.now()) || this.#buffered > BUFFERED_HOPELESS) {
      this.#deps.metrics.stalled.inc();
      this.#socket.disconnect(true);
      return;
    }
    if (!this.#owedView || this.#buffered > BUFFERED_MAX) return;
    this.#socket.emit('room', viewFor(this.who, this.#owedView));
    this.#owedView = undefined;
  }

  /** Ends it for good, with the reason. Whoever leaves by themselves gets their answer first. */
  close(reason: Last): void {
    if (reason === 'left') return void setTimeout(() => this.#socket.disconnect(true), LAST_ANSWER_MS);
    this.#socket.emit('closed', { reason });
    this.#socket.disconnect(true);
  }

  replace(): void {
    this.close('replaced');
  }

  // --- What the client says ----------------------------------------------------------------------------------------

  #listen(): void {
    const socket = this.#socket;
    socket.use((_message, next) => {
      if (this.isCurrent) next();
    });
    socket.conn.on('packetCreate', () => this.#buffered++);
    socket.conn.on('flush', (packets: readonly unknown[]) => {
      this.#buffered = Math.max(0, this.#buffered - packets.length);
    });
    socket.on('command', (message, reply) =>
      this.#answer(reply, this.#command(message), refused({ code: 'badCommand' })),
    );
    socket.on('control', (message, reply) => this.#answer(reply, this.#control(message), FAILED));
    socket.on('lobby', (message, reply) => this.#answer(reply, this.#lobby(message), FAILED));
    socket.on('answer', (message, reply) => this.#answer(reply, this.#answerAsk(message), FAILED));
    socket.on('bookmark', (message, reply) => this.#answer(reply, this.#bookmark(message), FAILED));
    socket.on('watch', (message, reply) => this.#answer(reply, this.#watchRequest(message), FAILED));
    socket.on('ack', (tick) => this.#ack(tick));
    socket.on('resync', () => void this.#resync());
    socket.on('echo', (reply) => typeof reply === 'function' && reply());
  }

  /** Answers once, if the client asked for an answer; `otherwise` when the room's thread is gone. */
  #answer<R>(reply: unknown, answer: Promise<R | 'unanswered'>, otherwise: R): void {
    if (typeof reply !== 'function') return;
    answer.then(
      (value) => value !== 'unanswered' && reply(value),
      () => reply(otherwise),
    );
  }

  async #command(message: unknown): Promise<CommandAnswer> {
    const { front, metrics } = this.#deps;
    if (this.who.role !== 'player') return refused({ code: 'notSeated' });
    const envelope = decodeEnvelope(message);
    const call = envelope && decodeCommand(this.listed.rows, envelope.name, envelope.args);
    if (!envelope || !call) return refused({ code: 'badCommand' });
    const retryAfterS = await this.#mustWait();
    if (retryAfterS !== undefined) return refused({ code: 'tooFast', retryAfterMs: Math.ceil(retryAfterS * 1000) });
    const request = { type: 'command', who: this.who, id: envelope.id, call } as const;
    const reply = await front.ask<'command'>(this.listed.room, request);
    if (reply !== 'unanswered') metrics.commands.inc({ outcome: reply.ok ? 'done' : 'refused' });
    return reply;
  }

  async #control(message: unknown): Promise<RequestReply> {
    const control = decodeControl(message);
    if (!control) return { ok: false, problem: 'badRequest' };
    if ((await this.#mustWait()) !== undefined) return { ok: false, problem: 'tooMany' };
    const request = { type: 'control', who: this.who, control } as const;
    if (control.type !== 'order') return this.#deps.front.ask<'control'>(this.listed.room, request);
    const call = decodeCommand(this.listed.rows, control.name, control.args);
    if (!call) return { ok: false, problem: 'badCommand' };
    return this.#deps.front.ask<'control'>(this.listed.room, { ...request, call });
  }

  async #lobby(message: unknown): Promise<RequestReply> {
    const request = decodeLobby(message);
    if (!request) return { ok: false, problem: 'badRequest' };
    if (this.who.role !== 'player') return { ok: false, problem: 'notSeated' };
    if ((await this.#mustWait()) !== undefined) return { ok: false, problem: 'tooMany' };
    return this.#deps.front.ask<'lobby'>(this.listed.room, { type: 'lobby', who: this.who, message: request });
  }

  async #answerAsk(message: unknown): Promise<RequestReply> {
    const given = decodeAnswer(message);
    if (!given) return { ok: false, problem: 'badRequest' };
    if (this.who.role !== 'player') return { ok: false, problem: 'notSeated' };
    if ((await this.#mustWait()) !== undefined) return { ok: false, problem: 'tooMany' };
    return this.#deps.front.ask<'answer'>(this.listed.room, { type: 'answer', who: this.who, ...given });
  }

  async #bookmark(message: unknown): Promise<RequestReply> {
    const note = decodeNote(message);
    if (note === undefined) return { ok: false, problem: 'badRequest' };
    if ((await this.#mustWait()) !== undefined) return { ok: false, problem: 'tooMany' };
    return this.#deps.front.ask<'bookmark'>(this.listed.room, { type: 'bookmark', who: this.who, note });
  }

  async #watchRequest(message: unknown): Promise<RequestReply> {
    const team = decodeWatch(message);
    if (this.who.role !== 'instructor' || team === undefined || team >= this.listed.header.teams)
      return { ok: false, problem: 'badRequest' };
    if ((await this.#mustWait()) !== undefined) return { ok: false, problem: 'tooMany' };
    this.#watch(team);
    return { ok: true };
  }

  #ack(message: unknown): void {
    const tick = decodeTick(message);
    if (tick === undefined) return;
    acknowledged(this.#window, tick, performance.now());
    this.#askIfWanted();
  }

  async #resync(): Promise<void> {
    if ((await this.#mustWait()) !== undefined) return;
    this.#deps.metrics.resyncs.inc();
    startOver(this.#window);
    this.#askIfWanted();
  }

  /** Seconds that this seat or its room must wait, or nothing. */
  async #mustWait(): Promise<number | undefined> {
    const { room } = this.listed;
    const seat = this.who.role === 'player' ? this.who.seat : this.who.role;
    return (await this.#deps.limits('seat', `${room}/${seat}`)) ?? (await this.#deps.limits('room', room));
  }
}

/** A view as somebody may see it: a projector shows no names. */
export function viewFor(who: Who, view: RoomView): RoomView {
  if (who.role !== 'projector') return view;
  return { ...view, seats: [], waiting: [], people: view.seats.filter(({ state }) => state !== 'left').length };
}

const FAILED: RequestReply = { ok: false, problem: 'roomFailed' };
