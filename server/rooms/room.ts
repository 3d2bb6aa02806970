import { Clock } from '#shared/clock.ts';
import { closedReply, lastAnswer } from './closed-replies.ts';
import { takeCommand, takeInstruction } from './commands.ts';
import type { Settled } from './decide.ts';
import { Feeds, type MirrorPlace } from './feeds.ts';
import type { Game } from './game.ts';
import { Inbox } from './inbox.ts';
import { CrewDesk } from './jobs/crew-desk.ts';
import { Fenced, Ledger } from './journal/ledger.ts';
import { reportFailure, reportOverrun } from './journal/reports.ts';
import { Classroom } from './lesson/classroom.ts';
import { IDLE_MS, keptMs } from './lifetimes.ts';
import { WaitingRoom } from './newcomers/waiting.ts';
import { Noticeboard } from './noticeboard.ts';
import { OrderQueue } from './orders.ts';
import { ProgramTurns } from './programs/turns.ts';
import {
  type CommandAnswer,
  isKnown,
  type RoomReplies,
  type RoomReply,
  type RoomRequest,
  type Who,
} from './requests.ts';
import type { CloseReason, RoomDeps } from './room-deps.ts';
import { ScoreBoard } from './score-board.ts';
import { Attendance } from './seats.ts';
import { takenSeats } from './teams.ts';
import { putAway } from './turn/effects.ts';
import { keepSnapshot, type RoomParts, reporterOf, roomView, tellScores } from './turn/parts.ts';
import { takeTurn } from './turn/turn.ts';

/**
 * One session: takes requests, decides, writes ahead, steps, tells. Work is done in turns, one after another: a turn
 * decides what was asked, makes it durable, and only then carries it out, answers and shows it.
 */
export class Room {
  readonly #parts: RoomParts;
  readonly #clock: Clock;
  #last: Promise<void> = Promise.resolve();
  #settling = false;
  #closed: CloseReason | undefined;

  constructor(game: Game, epoch: number, horizon: number, deps: RoomDeps) {
    this.#parts = this.#assemble(game, epoch, horizon, deps);
    this.#clock = new Clock(
      deps.timer,
      (lateMs) => this.#inTurn(() => this.#turn(lateMs)),
      (ticks) => reportOverrun(reporterOf(this.#parts), ticks),
    );
    this.#parts.board.show();
  }

  #assemble(game: Game, epoch: number, horizon: number, deps: RoomDeps): RoomParts {
    const taken = takenSeats(game.state).map(({ no }) => no);
    const attendance = new Attendance(game.header.capacity, taken, deps.timer.now());
    return {
      game,
      epoch,
      deps,
      ledger: new Ledger(game.header.room, epoch, horizon, deps, (failing) => this.#stall(failing)),
      attendance,
      orders: new OrderQueue(),
      inbox: new Inbox(),
      waiting: new WaitingRoom(),
      scores: new ScoreBoard(game.header),
      board: new Noticeboard(deps.outlet, () => roomView(this.#parts)),
      class: new Classroom(game, deps, () => this.#settle()),
      crews: new CrewDesk(game, deps, attendance, (request) => this.#add(request) as Promise<RoomReplies['askKey']>),
      programs: new ProgramTurns(game, (request) => this.ask(request) as Promise<CommandAnswer>),
      feeds: game.worlds.length > 0 ? new Feeds(game.worlds, epoch) : undefined,
      savedTick: 0,
      writing: false,
      justResumed: false,
    };
  }

  get game(): Game {
    return this.#parts.game;
  }

  get epoch(): number {
    return this.#parts.epoch;
  }

  /** Whether the room has ended its life in this process. */
  get closed(): CloseReason | undefined {
    return this.#closed;
  }

  /** Asks the room something; the reply comes when it is durable. */
  ask(request: RoomRequest): Promise<RoomReply> {
    if (this.#closed) return Promise.resolve(closedReply(request, this.#closed));
    if (request.type === 'presence') return Promise.resolve(this.#setPresence(request.who, request.connected));
    const { game, orders, crews, programs } = this.#parts;
    if (request.type === 'turn') return programs.take(request);
    if (request.type === 'command') return takeCommand(game, orders, crews, request);
    if (request.type === 'control' && request.control.type === 'order') return this.#instruct(request);
    return this.#add(request);
  }

  /** For the next turn, which comes at once. */
  #add(request: Settled): Promise<RoomReply> {
    const reply = this.#parts.inbox.add(request);
    this.#settle();
    return reply;
  }

  /** An order of the instructor; once it is carried out it stands in the log. */
  async #instruct(request: Extract<RoomRequest, { type: 'control' }>): Promise<RoomReply> {
    const { game, orders } = this.#parts;
    const reply = await takeInstruction(game, orders, request);
    if (reply.ok) void this.ask({ type: 'noted', who: request.who, control: request.control });
    return reply;
  }

  /** A frame for a mirror that is not in step with its team. */
  catchUp(team: number, from: MirrorPlace | undefined): { tick: number; bytes: Uint8Array } | undefined {
    const bytes = this.#parts.feeds?.catchUp(team, from);
    return bytes && { tick: this.game.tick, bytes };
  }

  /** Housekeeping, a few times a second. */
  beat(): void {
    if (this.#closed) return;
    const { attendance, waiting, board, writing, deps, game } = this.#parts;
    const nowMs = deps.timer.now();
    if ([attendance.expire(nowMs), waiting.tidy(nowMs)].includes(true)) board.changed = true;
    if (board.changed && !writing) board.show();
    if (!writing) this.#parts.class.beat();
    if (!writing && this.#parts.crews.isDue) this.#settle();
    this.#tune();
    if (attendance.unusedForMs(nowMs) > keptMs(game.header.solo, game.state.phase)) this.#abandon();
  }

  /** About once a second: the points of each team, and all of them at a glance if an instructor is there to see that. */
  overview(): void {
    if (!this.#closed && !this.#parts.writing) tellScores(this.#parts);
  }

  /** Keeps a snapshot, so that nobody has to replay what came before. */
  keep(): void {
    void keepSnapshot(this.#parts);
  }

  /** Before the process stops: finishes the turn, saves all, lets go. */
  async drain(): Promise<void> {
    this.#clock.stop();
    this.#parts.ledger.leave();
    await this.#inTurn(async () => {
      if (this.#closed) return;
      this.#close('moved');
      await this.#parts.ledger.save(this.game.snapshot());
    });
  }

  /** Another server owns the room from now on. */
  letGo(): void {
    if (this.#closed) return;
    this.#parts.deps.meter.count('fencedAppends');
    this.fail(new Fenced(`room ${this.game.header.room} epoch ${this.epoch}`));
  }

  #settle(): void {
    if (this.#settling) return;
    this.#settling = true;
    void this.#inTurn(() => this.#turn(undefined));
  }

  /** Runs after whatever is running; a failure ends this room and nothing else. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((problem: unknown) => this.fail(problem));
    return this.#last;
  }

  /** `lateMs` is absent for a turn that does not step. */
  async #turn(lateMs: number | undefined): Promise<void> {
    this.#settling = false;
    if (this.#closed) return;
    const { decided, isDue, answer } = await takeTurn(this.#parts, lateMs);
    this.#tune();
    if (decided.length > 0 && this.game.state.phase === 'over') await putAway(this.#parts);
    answer();
    if (isDue) this.#settle();
  }

  #setPresence(who: Who, connected: boolean): undefined {
    const { attendance, board, deps } = this.#parts;
    if (who.role === 'player') attendance.noteSocket(who, connected);
    if (!isKnown(this.game.state, who)) return;
    attendance.noteWho(who, connected, deps.timer.now());
    board.changed = true;
    this.#tune();
  }

  /** Lets the clock run as the phase, the speed and the presence of people want it. */
  #tune(): void {
    const { attendance, deps } = this.#parts;
    const abandoned = attendance.emptyForMs(deps.timer.now()) > IDLE_MS;
    const runs = this.game.state.phase === 'running' && !abandoned && !this.#closed;
    this.#parts.class.tune(!abandoned && !this.#closed);
    const periodMs = runs ? this.game.tickMs : 0;
    if (periodMs === this.#clock.periodMs) return;
    if (periodMs === 0) this.#clock.stop();
    else this.#clock.start(periodMs);
  }

  #stall(failing: boolean): void {
    this.#parts.inbox.stall(failing);
    this.#parts.orders.stalled = failing;
    this.#parts.board.stall(failing);
  }

  /** Nobody comes back. A game that was begun ends first as any other, so that it can be looked at again. */
  #abandon(): void {
    const { phase, generation } = this.game.state;
    const who = { role: 'instructor', generation } as const;
    if (phase === 'running' || phase === 'paused')
      return void this.ask({ type: 'control', who, control: { type: 'end' } });
    this.#close('over');
    this.#parts.ledger.end('over').catch((problem: unknown) => this.fail(problem));
  }

  /** Something is broken in this room: it stops alone, keeps its journal, and says where. */
  fail(problem: unknown): void {
    const reason = reportFailure(reporterOf(this.#parts), problem);
    this.#close(reason);
    if (reason === 'moved') return;
    this.#parts.ledger.end('failed').catch(() => undefined);
  }

  #close(reason: CloseReason): void {
    if (this.#closed) return;
    this.#closed = reason;
    this.#clock.stop();
    this.#parts.class.stop();
    this.#parts.inbox.dropAll(reason);
    this.#parts.orders.dropAll(lastAnswer(reason));
    this.#parts.crews.stop(lastAnswer(reason));
    this.#parts.programs.dropAll(reason);
    this.#parts.deps.outlet.closed(reason);
  }
}
