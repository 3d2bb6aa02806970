import { randomUUID } from 'node:crypto';
import { tellTurn } from '#shared/programs/program-game.ts';
import { CALLS_MOST, type OrderReply, type TurnAsked } from '#shared/programs/turn.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import { closedReply } from '../closed-replies.ts';
import type { Game } from '../game.ts';
import {
  type CommandAnswer,
  isKnown,
  type Player,
  type RoomReplies,
  type RoomReply,
  type RoomRequest,
} from '../requests.ts';
import type { CloseReason } from '../room-deps.ts';
import { seatOf } from '../state.ts';

type TurnRequest = Extract<RoomRequest, { type: 'turn' }>;
type CommandRequest = Extract<RoomRequest, { type: 'command' }>;
type TurnReply = RoomReplies['turn'];

/** A program that waits for the second to end. */
interface Turn {
  readonly request: TurnRequest;
  /** What becomes of its orders. */
  readonly replies: Promise<readonly OrderReply[]>;
  readonly resolve: (reply: RoomReply) => void;
}

/** Programs at the seats of a room: each asks for a turn, and is told what the hall is like when the second is over. */
export class ProgramTurns {
  readonly #game: Game;
  readonly #command: (request: CommandRequest) => Promise<CommandAnswer>;
  #waiting: Turn[] = [];

  /** `command`: gives an order as a player does. */
  constructor(game: Game, command: (request: CommandRequest) => Promise<CommandAnswer>) {
    this.#game = game;
    this.#command = command;
  }

  /** Gives the orders of a turn; the answer comes with the end of a second, or of the game. */
  take(request: TurnRequest): Promise<RoomReply> {
    const { who, asked } = request;
    if (!isKnown(this.#game.state, who)) return Promise.resolve({ ok: false, problem: 'badToken' });
    return new Promise((resolve) => {
      const replies = Promise.all(asked.calls.map((call, i) => this.#order(who, call, i)));
      this.#waiting.push({ request, replies, resolve });
      if (this.#game.state.phase === 'over') this.tell();
    });
  }

  /** After a step: a second may be over. */
  stepped(): void {
    const { tick, content } = this.#game;
    if (tick % ticksOf(content.scenario, SECOND_S) === 0) this.tell();
  }

  /** Answers all that wait, each when the last of its orders has its verdict. */
  tell(): void {
    const due = this.#waiting;
    this.#waiting = [];
    for (const { request, replies, resolve } of due)
      void replies.then((answered) => resolve(this.#told(request, answered)));
  }

  dropAll(reason: CloseReason): void {
    for (const { request, resolve } of this.#waiting) resolve(closedReply(request, reason));
    this.#waiting = [];
  }

  async #order(who: Player, { name, args }: TurnAsked['calls'][number], i: number): Promise<OrderReply> {
    if (i >= CALLS_MOST) return refusedAs({ code: 'tooMany' });
    const [world] = this.#game.worlds;
    const call = world && decodeCommand(world.layout.rows, name, args);
    if (!call) return refusedAs({ code: 'badCommand' });
    const answer = await this.#command({ type: 'command', who, id: randomUUID(), call });
    if (answer === 'unanswered') return refusedAs({ code: 'notRunning' });
    return answer.ok ? { done: true } : refusedAs(answer.refusal);
  }

  #told({ who, asked }: TurnRequest, replies: readonly OrderReply[]): TurnReply {
    const world = this.#game.worlds[seatOf(this.#game.state, who.seat).team];
    if (!world) return { ok: false, problem: 'badToken' };
    const over = this.#game.timeIsUp || this.#game.state.phase === 'over';
    return { ok: true, text: JSON.stringify({ ...tellTurn(world, asked, replies), over }), over };
  }
}

function refusedAs(refusal: Extract<OrderReply, { done: false }>['refusal']): OrderReply {
  return { done: false, refusal };
}
