import { Clock } from '#shared/clock.ts';
import type { Welcome } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { closedReply, lastAnswer } from './closed-replies.ts';
import { takeCommand, takeInstruction } from './commands.ts';
import { decide, type Settled } from './decide.ts';
import { Feeds, type MirrorPlace } from './feeds.ts';
import type { Game } from './game.ts';
import { Inbox } from './inbox.ts';
import { Fenced, Ledger } from './journal/ledger.ts';
import { type Reporter, reportEntry, reportFailure, reportOverrun } from './journal/reports.ts';
import { writeAhead } from './journal/write-ahead.ts';
import { isOfClass } from './lesson/class-state.ts';
import { Classroom } from './lesson/classroom.ts';
import { IDLE_MS, keptMs, SHOWN_AT_ONCE, SNAPSHOT_TICKS } from './lifetimes.ts';
import { factsOf, type RoomFacts } from './lobby.ts';
import { WaitingRoom } from './newcomers/waiting.ts';
import { Noticeboard } from './noticeboard.ts';
import { OrderQueue, type Waiting } from './orders.ts';
import { isKnown, type RoomReply, type RoomRequest, refused, type Who } from './requests.ts';
import { type CloseReason, type RoomDeps, tellEnded } from './room-deps.ts';
import { ScoreBoard } from './score-board.ts';
import { Attendance } from './seats.ts';
import { takenSeats } from './teams.ts';
import { viewOf, welcomeOf } from './view.ts';

/**
 * One session: takes requests, decides, writes ahead, steps, tells. Work is done in turns, one after another: a turn
 * decides what was asked, makes it durable, and only then carries it out, answers and shows it.
 */
export class Room {
  readonly game: Game;
  readonly epoch: number;
  readonly #deps: RoomDeps;
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #attendance: Attendance;
  readonly #orders = new OrderQueue();
  #feeds: Feeds | undefined;
  readonly #inbox = new Inbox();
  readonly #waiting = new WaitingRoom();
  #last: Promise<void> = Promise.resolve();
  #settling = false;
  #savedTick = 0;
  readonly #scores: ScoreBoard;
  readonly #board: Noticeboard;
  readonly #class: Classroom;
  /** What was decided last is not durable yet: nobody may see it. */
  #writing = false;
  #justResumed = false;
  #closed: CloseReason | undefined;

  constructor(game: Game, epoch: number, horizon: number, deps: RoomDeps) {
    this.game = game;
    this.#scores = new ScoreBoard(game.header);
    this.#board = new Noticeboard(deps.outlet, () => this.#view());
    this.#class = new Classroom(game, deps, () => this.#settle());
    this.epoch = epoch;
    this.#deps = deps;
    this.#ledger = new Ledger(game.header.room, epoch, horizon, deps, (failing) => this.#stall(failing));
    this.#clock = new Clock(
      deps.timer,
      (lateMs) => this.#inTurn(() => this.#turn(lateMs)),
      (ticks) => reportOverrun(this.#reporter, ticks),
    );
    const taken = takenSeats(game.state).map(({ no }) => no);
    this.#attendance = new Attendance(game.header.capacity, taken, deps.timer.now());
    if (game.worlds.length > 0) this.#feeds = new Feeds(game.worlds, epoch);
    this.#board.show();
  }

  /** Whether the room has ended its life in this process. */
  get closed(): CloseReason | undefined {
    return this.#closed;
  }

  /** Asks the room something; the reply comes when it is durable. */
  ask(request: RoomRequest): Promise<RoomReply> {
    if (this.#closed) return Promise.resolve(closedReply(request, this.#closed));
    if (request.type === 'presence') return Promise.resolve(this.#setPresence(request.who, request.connected));
    if (request.type === 'command') return takeCommand(this.game, this.#orders, request);
    if (request.type === 'control' && request.control.type === 'order')
      return takeInstruction(this.game, this.#orders, request);
    const reply = this.#inbox.add(request);
    this.#settle();
    return reply;
  }

  /** A frame for a mirror that is not in step with its team. */
  catchUp(team: number, from: MirrorPlace | undefined): { tick: number; bytes: Uint8Array } | undefined {
    const bytes = this.#feeds?.catchUp(team, from);
    return bytes && { tick: this.game.tick, bytes };
  }

  /** Housekeeping, a few times a second. */
  beat(): void {
    if (this.#closed) return;
    const nowMs = this.#deps.timer.now();
    if ([this.#attendance.expire(nowMs), this.#waiting.tidy(nowMs)].includes(true)) this.#board.changed = true;
    if (this.#board.changed && !this.#writing) this.#board.show();
    if (!this.#writing) this.#class.beat();
    this.#tune();
    if (this.#attendance.unusedForMs(nowMs) > keptMs(this.game.header.solo, this.game.state.phase)) this.#abandon();
  }

  /** About once a second: the points of each team, and all of them at a glance if an instructor is there to see that. */
  overview(): void {
    if (this.#closed || this.#writing || this.game.worlds.length === 0) return;
    const scores = this.#scores.tell(this.game, this.#deps, this.#attendance.hasInstructor);
    if (this.#attendance.hasProjector) this.#class.show(scores);
  }

  /** Keeps a snapshot, so that nobody has to replay what came before. */
  keep(): void {
    this.#savedTick = this.game.tick;
    void this.#ledger.save(this.game.snapshot());
  }

  /** Before the process stops: finishes the turn, saves all, lets go. */
  async drain(): Promise<void> {
    this.#clock.stop();
    this.#ledger.leave();
    await this.#inTurn(async () => {
      if (this.#closed) return;
      this.#close('moved');
      await this.#ledger.save(this.game.snapshot());
    });
  }

  /** Another server owns the room from now on. */
  letGo(): void {
    if (this.#closed) return;
    this.#deps.meter.count('fencedAppends');
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
    const startMs = this.#deps.timer.now();
    const asked = this.#inbox.take();
    const decided = [...this.game.endIfTimeIsUp(), ...this.#class.due()];
    const replies = asked.map(({ request }) => this.#decide(request, decided));
    const steps = lateMs !== undefined && this.game.state.phase === 'running';
    this.#writing = true;
    const orders = await writeAhead(this.game, this.#ledger, decided, steps ? this.#takeOrders(decided) : []);
    this.#writing = false;
    if (steps) await this.#step(orders, startMs, lateMs);
    await this.#effects(decided);
    asked.forEach(({ resolve }, i) => {
      resolve(replies[i]);
    });
  }

  #decide(request: Settled, decided: RoomEntry[]): RoomReply {
    const { entries, reply } = decide(this.#facts(), request, (admit) => this.#welcome(admit));
    for (const entry of entries) this.game.apply(entry);
    this.#class.applied(entries);
    decided.push(...entries);
    return reply;
  }

  #facts(): RoomFacts {
    const people = { attendance: this.#attendance, waiting: this.#waiting, random: this.#deps.random };
    return { ...factsOf(this.game), ...people, nowMs: this.#deps.timer.now(), leftMs: this.#class.leftMs };
  }

  #takeOrders(decided: RoomEntry[]): readonly Waiting[] {
    const orders = [...this.#class.orders(decided), ...this.#orders.take(this.#justResumed)];
    this.#justResumed = false;
    this.#deps.meter.waiting(orders.length);
    return orders;
  }

  async #step(waiting: readonly Waiting[], startMs: number, lateMs: number): Promise<void> {
    const { game } = this;
    const { timer, meter } = this.#deps;
    await this.#ledger.reach(game.tick + 1, () => game.mark());
    const steppedMs = timer.now();
    const replies = game.step(waiting.map(({ order }) => order));
    this.#class.stepped();
    this.#feeds?.show(game.tick, this.#deps);
    waiting.forEach(({ resolve }, i) => {
      const reply = replies[i];
      if (reply) resolve(reply);
    });
    meter.tick(timer.now() - steppedMs, lateMs + (steppedMs - startMs));
    if (game.tick >= this.#savedTick + SNAPSHOT_TICKS) this.keep();
    if (game.timeIsUp || this.#class.isPlayOver) this.#settle();
  }

  /** What decisions mean outside of the game, once they are durable. */
  async #effects(decided: readonly RoomEntry[]): Promise<void> {
    this.#class.decided(decided);
    if (decided.length === 0) return this.#tune();
    for (const entry of decided) this.#effect(entry);
    if (decided.some((entry) => !isOfClass(entry))) this.#board.changed = true;
    // The last numbers go out before the end is told: teacher and players read the same ones.
    if (this.game.state.phase === 'over') this.overview();
    // Who looks back in a pause sees this moment, and plays nothing again for it.
    if (this.game.state.phase === 'paused' && this.game.tick > this.#savedTick) this.keep();
    if (decided.some(({ type }) => SHOWN_AT_ONCE.has(type))) this.#board.show();
    this.#tune();
    if (this.game.state.phase !== 'over') return;
    await this.#ledger.save(this.game.snapshot());
    await this.#ledger.end('over');
  }

  #effect(entry: RoomEntry): void {
    if (entry.type === 'started') this.#feeds = new Feeds(this.game.worlds, this.epoch);
    if (entry.type === 'ended') this.#orders.dropAll(refused({ code: 'notRunning' }));
    if (entry.type === 'resumed') this.#justResumed = true;
    tellEnded(this.#deps.outlet, entry);
    if (entry.type === 'kicked' || entry.type === 'seatLeft') {
      this.#attendance.vacate(entry.seat);
      this.#orders.dropSeat(entry.seat, refused({ code: 'notSeated' }));
    }
    reportEntry(this.#reporter, entry);
  }

  #welcome({ who }: Extract<RoomRequest, { type: 'admit' }>): Welcome {
    const now = { tickMs: this.game.tickMs, epoch: this.epoch, view: this.#view(), class: this.#class.view() };
    return welcomeOf(this.game.content.scenario, this.game.state, who, now);
  }

  #setPresence(who: Who, connected: boolean): undefined {
    if (who.role === 'player') this.#attendance.noteSocket(who, connected);
    if (!isKnown(this.game.state, who)) return;
    this.#attendance.noteWho(who, connected, this.#deps.timer.now());
    this.#board.changed = true;
    this.#tune();
  }

  /** Lets the clock run as the phase, the speed and the presence of people want it. */
  #tune(): void {
    const abandoned = this.#attendance.emptyForMs(this.#deps.timer.now()) > IDLE_MS;
    const runs = this.game.state.phase === 'running' && !abandoned && !this.#closed;
    this.#class.tune(!abandoned && !this.#closed);
    const periodMs = runs ? this.game.tickMs : 0;
    if (periodMs === this.#clock.periodMs) return;
    if (periodMs === 0) this.#clock.stop();
    else this.#clock.start(periodMs);
  }

  #view() {
    return viewOf(this.game.content.scenario, this.#facts());
  }

  #stall(failing: boolean): void {
    this.#inbox.stall(failing);
    this.#orders.stalled = failing;
    this.#board.stall(failing);
  }

  /** Nobody comes back. A game that was begun ends first as any other, so that it can be looked at again. */
  #abandon(): void {
    const { phase, generation } = this.game.state;
    const who = { role: 'instructor', generation } as const;
    if (phase === 'running' || phase === 'paused')
      return void this.ask({ type: 'control', who, control: { type: 'end' } });
    this.#close('over');
    this.#ledger.end('over').catch((problem: unknown) => this.fail(problem));
  }

  get #reporter(): Reporter {
    return { game: this.game, epoch: this.epoch, deps: this.#deps };
  }

  /** Something is broken in this room: it stops alone, keeps its journal, and says where. */
  fail(problem: unknown): void {
    const reason = reportFailure(this.#reporter, problem);
    this.#close(reason);
    if (reason === 'moved') return;
    this.#ledger.end('failed').catch(() => undefined);
  }

  #close(reason: CloseReason): void {
    if (this.#closed) return;
    this.#closed = reason;
    this.#clock.stop();
    this.#class.stop();
    this.#inbox.dropAll(reason);
    this.#orders.dropAll(lastAnswer(reason));
    this.#deps.outlet.closed(reason);
  }
}
