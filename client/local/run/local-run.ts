import { BOOKMARKS_MAX, type ParFigures } from '#shared/protocol/debrief.ts';
import type { CommandReply, Control, RequestReply } from '#shared/protocol/messages.ts';
import { waitingLimit } from '#shared/protocol/waiting.ts';
import { MARK_TICKS } from '#shared/replay/marks.ts';
import { playLines } from '#shared/replay/play-lines.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import type { RecordedEntry, RecordedLine, Recording, RecordingHeader, TimedOrder } from '#shared/replay/recording.ts';
import { ENGINE } from '#shared/replay/rules.ts';
import { applyToTime, decideTime, isTimeEntry, type SessionTime } from '#shared/replay/session-time.ts';
import { writeRecording } from '#shared/replay/write-recording.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { checkCommand, decodeCommand, INSTRUCTOR } from '#shared/sim/step.ts';
import type { LevelNow } from '../level-now.ts';
import type { LocalGame, LocalProblem, LocalStart } from '../local-game.ts';
import { Checkpoints } from './checkpoints.ts';
import { headerOf } from './header.ts';
import { linesUpTo } from './lines-up-to.ts';
import { isOfLevel, type Rules } from './rules.ts';
import { rulesOf } from './rules-of.ts';
import { refused, WaitingOrders } from './waiting-orders.ts';

/** The one seat of a game that is played alone, and its team. */
const SEAT = 0;
const TEAM = 0;

/**
 * A game that one plays alone, as its journal decides it: the same lines give the same game. Orders wait for the next tick as in
 * a room. Knows no clock and no page.
 */
export class LocalRun {
  readonly header: RecordingHeader;
  readonly time: SessionTime = { phase: 'lobby', pause: 'look', speed: 1 };
  /** What the bots came to, as far as that is known. */
  par: ParFigures | undefined;
  #game: LocalGame;
  #rules: Rules;
  #lines: RecordedLine[] = [];
  readonly #waiting = new WaitingOrders();
  #bookmarks = 0;
  /** Hints of the level that were looked at. */
  #hints: readonly number[] = [];
  /** First tick at which what was written down did not come to the same again. */
  #missedTick: number | undefined;
  readonly #checkpoints = new Checkpoints();

  private constructor({ id, game }: LocalStart, rules: Rules) {
    this.#game = game;
    this.#rules = rules;
    this.header = headerOf(game, id, rules.world);
  }

  /** A game before its start, or why it cannot be played here. */
  static begin(start: LocalStart): LocalRun | LocalProblem {
    const rules = rulesOf(start.game);
    if (typeof rules === 'string') return rules;
    const run = new LocalRun(start, rules);
    run.#note({ type: 'seatTaken', seat: SEAT, name: start.name, team: TEAM, atS: 0 });
    return run;
  }

  /** The game that a journal tells, where it stopped: paused, unless it was over. */
  static goOn(start: LocalStart, journal: string): LocalRun | LocalProblem {
    const read = readRecording(journal);
    if (!read.ok) return 'unreadable';
    if (read.recording.header.engine !== ENGINE) return 'rules';
    const rules = rulesOf(start.game);
    if (typeof rules === 'string') return rules;
    const run = new LocalRun(start, rules);
    if (run.header.contentHash !== read.recording.header.contentHash) return 'content';
    run.#replay(read.recording.lines, read.recording.ticks);
    if (run.#missedTick !== undefined) return 'hash';
    run.#standStill();
    return run;
  }

  get world(): World {
    return this.#rules.world;
  }

  get tick(): number {
    return this.world.tick;
  }

  /** What is played now: of a hall of the lab, with the orders that are still to come. */
  get game(): LocalGame {
    return this.#game;
  }

  /** Of the player, as it was given at the start. */
  get name(): string {
    const [first] = this.#lines;
    return first?.entry.type === 'seatTaken' ? first.entry.name : '';
  }

  /** The game so far, as it can be taken away. */
  recording(): Recording {
    return { header: this.header, lines: this.#lines, ticks: this.tick };
  }

  /** The same as a file: `docs/journal.md`. */
  journal(): string {
    return [...writeRecording(this.recording())].join('');
  }

  /** Gives a command; answered when it has been carried out in the next tick, or at once if it does not wait for one. */
  give(call: CommandCall): Promise<CommandReply> {
    const { phase, pause } = this.time;
    if (phase === 'lobby' || phase === 'over') return refused({ code: 'notRunning' });
    if (phase === 'paused' && pause !== 'look') return refused({ code: 'handsOff' });
    return this.#waiting.add({ by: SEAT, call }, waitingLimit(phase, true));
  }

  /** What its player asks of the game: start, pause, speed, end; in the lab also to make things happen. */
  async control(control: Control): Promise<RequestReply> {
    switch (control.type) {
      case 'start':
        return this.#start();
      case 'pause':
      case 'resume':
      case 'speed':
      case 'end':
        return this.#turn(decideTime(this.time, control));
      case 'order':
        return this.#instruct(control);
      default:
        return { ok: false, problem: 'badRequest' };
    }
  }

  /** Marks the moment for the debrief. */
  bookmark(note: string): RequestReply {
    const { phase } = this.time;
    if (phase === 'lobby' || phase === 'over') return { ok: false, problem: 'notRunning' };
    if (this.#bookmarks >= BOOKMARKS_MAX) return { ok: false, problem: 'tooMany' };
    this.#note({ type: 'bookmarked', team: TEAM, by: SEAT, note });
    return { ok: true };
  }

  /** How the level stands, if this is one. */
  get level(): LevelNow | undefined {
    return isOfLevel(this.#rules) ? this.#rules.now(this.time.phase === 'over', this.#hints) : undefined;
  }

  /** Answers a question of the level. */
  answer(ask: string, value: number): RequestReply {
    if (!isOfLevel(this.#rules) || !this.#rules.answer(ask, value, this.time.phase))
      return { ok: false, problem: 'badRequest' };
    this.#lines.push({ tick: this.tick, entry: { type: 'answered', ask, value } });
    return { ok: true };
  }

  /** Looks at a hint of the level, by its number from 1. */
  hint(hint: number): RequestReply {
    if (!isOfLevel(this.#rules) || !this.#rules.hasHint(hint)) return { ok: false, problem: 'badRequest' };
    if (!this.#hints.includes(hint)) this.#note({ type: 'hinted', hint });
    return { ok: true };
  }

  /** Takes in what the bots came to; what is known already stays. */
  takePar(par: ParFigures): void {
    if (!this.par) this.#note({ type: 'par', par });
  }

  /** Does one tick, with the orders that wait. */
  step(): void {
    const { tick } = this;
    const given = this.#waiting.take();
    const orders = this.#rules.ordersOf([...this.#scripted(tick), ...given]);
    for (const { by, call } of orders) this.#lines.push({ tick, entry: { type: 'order', team: TEAM, by, call } });
    const verdicts = this.#rules.step(orders);
    this.#waiting.settle(verdicts.slice(orders.length - given.length), tick);
    this.#copy();
    if (this.tick % MARK_TICKS === 0) this.mark();
    if (this.#rules.isOver) this.#turn({ type: 'ended' });
  }

  /** Goes forward to a tick, or to the end. */
  forwardTo(tick: number): void {
    while (this.tick < tick && this.time.phase !== 'over' && this.time.phase !== 'lobby') this.step();
  }

  /** Goes back to a tick: what was done after it is forgotten. Time stands still there. */
  backTo(tick: number): void {
    const target = Math.max(0, Math.min(tick, this.tick));
    // What was looked at is not unseen.
    const seen = this.#hints;
    const lines = linesUpTo(this.#lines, target);
    this.#waiting.drop();
    if (this.#game.kind === 'lab') this.#game = { ...this.#game, orders: [] };
    this.#checkpoints.cut(target);
    this.#rewind(target);
    this.#replay(lines, target);
    for (const hint of seen) this.hint(hint);
    this.#standStill();
  }

  /** Nobody plays any more: what waits is answered. */
  close(): void {
    this.#waiting.drop();
  }

  #start(): RequestReply {
    if (this.time.phase !== 'lobby') return { ok: false, problem: 'badRequest' };
    this.#copy();
    return this.#turn({ type: 'started', teams: [TEAM] });
  }

  #turn(decided: ReturnType<typeof decideTime>): RequestReply {
    if (typeof decided === 'string') return { ok: false, problem: decided };
    if (decided.type === 'ended' && this.tick % MARK_TICKS !== 0) this.mark();
    this.#note(decided);
    if (this.time.phase === 'over') this.close();
    return { ok: true };
  }

  async #instruct({ name, args }: Extract<Control, { type: 'order' }>): Promise<RequestReply> {
    const call = decodeCommand(this.world.layout.rows, name, args);
    if (this.#game.kind !== 'lab' || !call) return { ok: false, problem: 'badRequest' };
    const { phase } = this.time;
    if (phase === 'lobby' || phase === 'over') return { ok: false, problem: 'notRunning' };
    const refusal = checkCommand(this.world, call, INSTRUCTOR);
    const reply = refusal
      ? { ok: false as const, refusal }
      : await this.#waiting.add({ by: INSTRUCTOR, call }, waitingLimit(phase, true));
    return reply.ok ? { ok: true } : { ok: false, problem: reply.refusal.code };
  }

  /** Orders that came with the game, of this tick. */
  #scripted(tick: number): readonly TimedOrder[] {
    return this.#game.kind === 'lab' ? this.#game.orders.filter((order) => order.tick === tick) : [];
  }

  #note(entry: RecordedEntry): void {
    this.#lines.push({ tick: this.tick, entry });
    this.#apply(entry);
  }

  /** Writes down the hash of the world as it is. */
  mark(): void {
    this.#note({ type: 'mark', atTick: this.tick, hashes: [hashWorld(this.world)] });
  }

  #apply(entry: RecordedEntry): void {
    if (isTimeEntry(entry)) applyToTime(this.time, entry);
    else if (entry.type === 'par') this.par = entry.par;
    else if (entry.type === 'bookmarked') this.#bookmarks++;
    else if (entry.type === 'hinted') this.#hints = [...this.#hints, entry.hint];
    else if (entry.type === 'answered' && isOfLevel(this.#rules))
      this.#rules.answer(entry.ask, entry.value, this.time.phase);
  }

  #copy(): void {
    if (this.#rules.rewinds) this.#checkpoints.note(this.world);
  }

  /** A world before the lines are played that follow it: an earlier copy, or a new one. */
  #rewind(tick: number): void {
    Object.assign(this.time, { phase: 'lobby', pause: 'look', speed: 1 } satisfies SessionTime);
    this.#bookmarks = 0;
    this.#hints = [];
    if (this.#checkpoints.restore(this.world, tick)) return;
    const rules = rulesOf(this.#game);
    if (typeof rules === 'string') throw new Error(`a game that was played: ${rules}`);
    this.#rules = rules;
  }

  /** Plays lines up to a tick, from where the world is. */
  #replay(lines: readonly RecordedLine[], ticks: number): void {
    const from = this.tick;
    this.#lines = [];
    const run = this;
    const played = {
      get tick() {
        return run.tick;
      },
      step: (orders: readonly { readonly by: number; readonly call: CommandCall }[]) => {
        this.#rules.step(orders.map(({ by, call }) => ({ by, call })));
        this.#copy();
      },
      take: (line: RecordedLine) => {
        this.#lines.push(line);
        this.#apply(line.entry);
        this.#compare(line.entry);
      },
    };
    const ahead = lines.filter(({ tick, entry }) => entry.type !== 'order' || tick >= from);
    for (const work = playLines(played, ahead, () => ticks); !work.next().done; );
    this.#lines = [...lines];
  }

  #compare(entry: RecordedEntry): void {
    if (entry.type !== 'mark' || entry.atTick !== this.tick || entry.hashes[TEAM] === hashWorld(this.world)) return;
    this.#missedTick ??= entry.atTick;
  }

  #standStill(): void {
    if (this.time.phase === 'running') this.#note({ type: 'paused', pause: 'look' });
  }
}
