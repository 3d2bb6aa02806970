import { batch, type Signal, signal } from '@preact/signals';
import type { LinkState, PlaySession } from '#client/net/play-session.ts';
import type { ParFigures, ScoreNow } from '#shared/protocol/debrief.ts';
import type { CommandReply, Control, RequestReply, RoomView, Welcome } from '#shared/protocol/messages.ts';
import type { SeriesData } from '#shared/sim/accounts/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { type OpenWorld, openWorldOver, worldLayout } from '#shared/sim/kernel/world.ts';
import type { LevelNow } from './level-now.ts';
import { AskLine } from './line/ask-line.ts';
import type { Port } from './line/port.ts';
import type { LocalGame, LocalProblem, LocalStart } from './local-game.ts';
import type { ParRun } from './par/par-run.ts';
import type { LocalAsks, LocalFrame, LocalKept, LocalNews, LocalOpened } from './run/local-messages.ts';

type Listener = (events: readonly SimEvent[], tick: number) => void;

/** What a game alone stands on. */
export interface LocalMeans {
  /** Where it is stepped. */
  readonly port: Port;
  /** Lets the bots of a hall run; absent = nobody keeps a score. */
  readonly par?: (hall: string, seed: string) => ParRun;
  /** Keeps the game on the device; absent = it is gone with the page. */
  readonly keep?: (kept: LocalKept) => void;
}

/** After so many ms one that does not say that it has left is ended all the same. Design value. */
const LEAVE_MS = 1_000;

/** A game alone: its world is stepped in a worker of this page, which keeps a mirror of the open cells. */
export class LocalSession implements PlaySession {
  readonly id: string;
  readonly link: Signal<LinkState> = signal('connecting');
  readonly linkMs: Signal<number> = signal(0);
  readonly welcome: Signal<Welcome | undefined> = signal(undefined);
  readonly view: Signal<RoomView | undefined> = signal(undefined);
  readonly world: Signal<OpenWorld | undefined> = signal(undefined);
  readonly tick: Signal<number> = signal(0);
  readonly score: Signal<ScoreNow | undefined> = signal(undefined);
  readonly waiting: Signal<readonly CommandCall[]> = signal([]);
  /** How the level stands, about once a second and at the end; absent where none is played. */
  readonly level: Signal<LevelNow | undefined> = signal(undefined);
  /** What the bots of its hall came to, once they have played. */
  readonly par: Signal<ParFigures | undefined> = signal(undefined);
  /** Why the game cannot be played here; absent = it can. */
  readonly problem: Signal<LocalProblem | 'failed' | undefined> = signal(undefined);
  readonly #line: AskLine<LocalAsks, LocalNews>;
  readonly #means: LocalMeans;
  readonly #start: LocalStart;
  readonly #listeners = new Set<Listener>();
  #open: Int32Array | undefined;
  #mirror: OpenWorld | undefined;
  #par: ParRun | undefined;
  #left: Promise<void> | undefined;

  /** Goes on with the game that `journal` tells; absent = begins it. */
  constructor(start: LocalStart, means: LocalMeans, journal?: string) {
    this.id = start.id;
    this.#start = start;
    this.#means = means;
    this.#line = new AskLine(
      means.port,
      (news) => this.#hear(news),
      () => this.#fail('failed'),
    );
    const ask = journal === undefined ? { start } : { start, journal };
    this.#line.ask('open', ask).catch(() => this.#fail('failed'));
  }

  /** What is played. */
  get game(): LocalGame {
    return this.#start.game;
  }

  onEvents(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async send(call: CommandCall): Promise<CommandReply> {
    if (this.link.peek() === 'closed') return { ok: false, refusal: { code: 'notRunning' } };
    this.waiting.value = [...this.waiting.peek(), call];
    const reply = await this.#line.ask('give', { call });
    this.#whenShown(reply, () => {
      this.waiting.value = this.waiting.peek().filter((other) => other !== call);
    });
    return reply;
  }

  /** An order waits until the hall shows what it did: it cannot be given a second time in between. */
  #whenShown(reply: CommandReply, done: () => void): void {
    const isShown = !reply.ok || this.link.peek() === 'closed';
    const stop = this.tick.subscribe((tick) => {
      if (!isShown && tick <= reply.tick) return;
      // Its first call comes before there is something to stop.
      queueMicrotask(() => stop());
      done();
    });
  }

  async lobby(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  control(control: Control): Promise<RequestReply> {
    return this.#ask('control', { control });
  }

  bookmark(note: string): Promise<RequestReply> {
    return this.#ask('bookmark', { note });
  }

  async watch(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  /** Answers a question of the level. */
  answer(question: string, value: number): Promise<RequestReply> {
    return this.#ask('answer', { question, value });
  }

  /** Looks at a hint of the level, by its number from 1. */
  hint(hint: number): Promise<RequestReply> {
    return this.#ask('hint', { hint });
  }

  /** Goes back to a tick; what was done after it is forgotten, and time stands still. */
  async backTo(tick: number): Promise<void> {
    await this.#line.ask('backTo', { tick });
  }

  /** Goes forward to a tick as fast as it can be stepped. */
  async forwardTo(tick: number): Promise<void> {
    await this.#line.ask('forwardTo', { tick });
  }

  /** Everything that was done so far, as a file: `docs/journal.md`. */
  journal(): Promise<string> {
    return this.#line.ask('journal', {});
  }

  /** The seconds of the game so far, as its score is made from them. */
  series(): Promise<SeriesData> {
    return this.#line.ask('series', {});
  }

  /** Ends worker and timers; resolves when they are gone. What was played is kept first. */
  leave(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  async #leave(): Promise<void> {
    this.link.value = 'closed';
    this.#par?.close();
    let timeout: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((resolve) => {
      timeout = setTimeout(resolve, LEAVE_MS);
    });
    await Promise.race([this.#line.ask('leave', {}), late]).catch(() => undefined);
    clearTimeout(timeout);
    this.#line.close();
  }

  async #ask<T extends 'control' | 'bookmark' | 'answer' | 'hint'>(
    type: T,
    ask: LocalAsks[T]['ask'],
  ): Promise<RequestReply> {
    if (this.link.peek() === 'closed') return { ok: false, problem: 'notRunning' };
    return this.#line.ask(type, ask);
  }

  #opened({ scenario, view, wantsPar, par }: LocalOpened): void {
    this.#open = new Int32Array(worldLayout(scenario).openCells);
    this.#mirror = openWorldOver(scenario, this.#open, () => this.tick.peek());
    batch(() => {
      this.view.value = this.view.peek() ?? view;
      this.welcome.value = {
        you: { role: 'player', seat: 0 },
        view,
        tickMs: scenario.tickSeconds * 1000,
        epoch: 1,
        scenario,
        joinedAtS: 0,
      };
      if (this.link.peek() !== 'closed') this.link.value = 'live';
    });
    this.par.value = par;
    if (wantsPar) this.#runBots();
  }

  #runBots(): void {
    const { game } = this.#start;
    if (game.kind !== 'hall' || this.#left) return;
    this.#par = this.#means.par?.(game.hall, game.seed);
    void this.#par?.figures.then((par) => {
      if (!par || this.#left) return;
      this.par.value = par;
      void this.#line.ask('par', { par });
    });
  }

  #hear(news: LocalNews): void {
    switch (news.type) {
      case 'frame':
        this.#show(news);
        return;
      case 'opened':
        this.#opened(news);
        return;
      case 'cannot':
        this.#fail(news.problem);
        return;
      case 'view':
        this.view.value = news.view;
        return;
      case 'score':
        this.score.value = news.score;
        return;
      case 'level':
        this.level.value = news.level;
        return;
      case 'kept':
        this.#means.keep?.(news);
    }
  }

  #show({ tick, cells, events }: LocalFrame): void {
    this.#open?.set(cells);
    batch(() => {
      this.world.value = this.#mirror;
      this.tick.value = tick;
    });
    for (const { tick: at, events: told } of events) for (const listener of this.#listeners) listener(told, at);
  }

  #fail(problem: LocalProblem | 'failed'): void {
    if (this.link.peek() === 'closed') return;
    batch(() => {
      this.problem.value = problem;
      this.link.value = 'closed';
    });
    this.#par?.close();
    this.#line.close();
  }
}
