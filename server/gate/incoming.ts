import type { RequestReply } from '#shared/protocol/messages.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import { type CommandAnswer, refused } from '../rooms/requests.ts';
import type { Connection } from './connection.ts';
import {
  decodeAnswer,
  decodeControl,
  decodeCrew,
  decodeEnvelope,
  decodeLobby,
  decodeNote,
  decodeTick,
  decodeWatch,
} from './decode.ts';
import type { GateDeps, GateSocket } from './gate-socket.ts';

const FAILED: RequestReply = { ok: false, problem: 'roomFailed' };
const BAD: RequestReply = { ok: false, problem: 'badRequest' };
const TOO_MANY: RequestReply = { ok: false, problem: 'tooMany' };
const NOT_SEATED: RequestReply = { ok: false, problem: 'notSeated' };

/** Hears what a client says from now on: everything is decoded, counted against the limits, and goes to its room. */
export function listen(connection: Connection, socket: GateSocket, deps: GateDeps): void {
  const incoming = new Incoming(connection, deps);
  socket.use((_message, next) => {
    if (connection.isCurrent) next();
  });
  socket.on('command', (message, reply) => answer(reply, incoming.command(message), refused({ code: 'badCommand' })));
  socket.on('control', (message, reply) => answer(reply, incoming.control(message), FAILED));
  socket.on('lobby', (message, reply) => answer(reply, incoming.lobby(message), FAILED));
  socket.on('crew', (message, reply) => answer(reply, incoming.crew(message), FAILED));
  socket.on('answer', (message, reply) => answer(reply, incoming.answerAsk(message), FAILED));
  socket.on('bookmark', (message, reply) => answer(reply, incoming.bookmark(message), FAILED));
  socket.on('watch', (message, reply) => answer(reply, incoming.watch(message), FAILED));
  socket.on('ack', (message) => incoming.ack(message));
  socket.on('resync', () => void incoming.resync());
  socket.on('echo', (reply) => typeof reply === 'function' && reply());
}

/** Answers once, if the client asked for an answer; `otherwise` when the room's thread is gone. */
function answer<R>(reply: unknown, answer: Promise<R | 'unanswered'>, otherwise: R): void {
  if (typeof reply !== 'function') return;
  answer.then(
    (value) => value !== 'unanswered' && reply(value),
    () => reply(otherwise),
  );
}

/** What one client says, on its way to the room. */
class Incoming {
  readonly #connection: Connection;
  readonly #deps: GateDeps;

  constructor(connection: Connection, deps: GateDeps) {
    this.#connection = connection;
    this.#deps = deps;
  }

  async command(message: unknown): Promise<CommandAnswer> {
    const { front, metrics } = this.#deps;
    const { who, listed } = this.#connection;
    if (who.role !== 'player') return refused({ code: 'notSeated' });
    const envelope = decodeEnvelope(message);
    const call = envelope && decodeCommand(listed.rows, envelope.name, envelope.args);
    if (!envelope || !call) return refused({ code: 'badCommand' });
    const retryAfterS = await this.#mustWait();
    if (retryAfterS !== undefined) return refused({ code: 'tooFast', retryAfterMs: Math.ceil(retryAfterS * 1000) });
    const reply = await front.ask<'command'>(listed.room, {
      type: 'command',
      who,
      id: envelope.id,
      call,
      cover: envelope.cover,
    });
    if (reply !== 'unanswered') metrics.commands.inc({ outcome: reply.ok ? 'done' : 'refused' });
    return reply;
  }

  async control(message: unknown): Promise<RequestReply> {
    const { who, listed } = this.#connection;
    const control = decodeControl(message);
    if (!control) return BAD;
    if ((await this.#mustWait()) !== undefined) return TOO_MANY;
    const request = { type: 'control', who, control } as const;
    if (control.type !== 'order') return this.#deps.front.ask<'control'>(listed.room, request);
    const call = decodeCommand(listed.rows, control.name, control.args);
    if (!call) return { ok: false, problem: 'badCommand' };
    return this.#deps.front.ask<'control'>(listed.room, { ...request, call });
  }

  async lobby(message: unknown): Promise<RequestReply> {
    const { who, listed } = this.#connection;
    const request = decodeLobby(message);
    if (!request) return BAD;
    if (who.role !== 'player') return NOT_SEATED;
    if ((await this.#mustWait()) !== undefined) return TOO_MANY;
    return this.#deps.front.ask<'lobby'>(listed.room, { type: 'lobby', who, message: request });
  }

  async crew(message: unknown): Promise<RequestReply> {
    const { who, listed } = this.#connection;
    const request = decodeCrew(message);
    if (!request) return BAD;
    if (who.role !== 'player') return NOT_SEATED;
    if ((await this.#mustWait()) !== undefined) return TOO_MANY;
    return this.#deps.front.ask<'crew'>(listed.room, { type: 'crew', who, message: request });
  }

  async answerAsk(message: unknown): Promise<RequestReply> {
    const { who, listed } = this.#connection;
    const given = decodeAnswer(message);
    if (!given) return BAD;
    if (who.role !== 'player') return NOT_SEATED;
    if ((await this.#mustWait()) !== undefined) return TOO_MANY;
    return this.#deps.front.ask<'answer'>(listed.room, { type: 'answer', who, ...given });
  }

  async bookmark(message: unknown): Promise<RequestReply> {
    const { who, listed } = this.#connection;
    const note = decodeNote(message);
    if (note === undefined) return BAD;
    if ((await this.#mustWait()) !== undefined) return TOO_MANY;
    return this.#deps.front.ask<'bookmark'>(listed.room, { type: 'bookmark', who, note });
  }

  async watch(message: unknown): Promise<RequestReply> {
    const { who, listed } = this.#connection;
    const team = decodeWatch(message);
    if (who.role !== 'instructor' || team === undefined || team >= listed.header.teams) return BAD;
    if ((await this.#mustWait()) !== undefined) return TOO_MANY;
    this.#connection.watch(team);
    return { ok: true };
  }

  ack(message: unknown): void {
    const tick = decodeTick(message);
    if (tick !== undefined) this.#connection.acknowledge(tick);
  }

  async resync(): Promise<void> {
    if ((await this.#mustWait()) === undefined) this.#connection.resync();
  }

  /** Seconds that this seat or its room must wait, or nothing. */
  async #mustWait(): Promise<number | undefined> {
    const { who, listed } = this.#connection;
    const seat = who.role === 'player' ? who.seat : who.role;
    return (
      (await this.#deps.limits('seat', `${listed.room}/${seat}`)) ?? (await this.#deps.limits('room', listed.room))
    );
  }
}
