import type { ClassView } from '#shared/protocol/class.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { Game } from '../game.ts';
import type { Waiting } from '../orders.ts';
import type { RoomDeps } from '../room-deps.ts';
import type { Scores } from '../score-board.ts';
import { isOfClass } from './class-state.ts';
import { classViewOf } from './class-view.ts';
import { LessonClock } from './lesson-clock.ts';
import { dueInLesson, isPlayOver, ordersDue } from './run-lesson.ts';
import { StageBoard } from './stage-board.ts';
import { Truths } from './truths.ts';

/** Answers that come in are counted for everybody this often. Design value. */
const COUNTED_MS = 1_000;

/** The lesson of a room and what its class is asked, beside its halls: keeps their time and tells everybody. */
export class Classroom {
  readonly #game: Game;
  readonly #deps: RoomDeps;
  readonly #clock: LessonClock;
  readonly #truths = new Truths();
  readonly #stage = new StageBoard();
  #present = false;
  /** Answers have come that nobody was told of; since when. */
  #countedMs = Number.NEGATIVE_INFINITY;
  #uncounted = false;

  constructor(game: Game, deps: RoomDeps, onDue: () => void) {
    this.#game = game;
    this.#deps = deps;
    this.#clock = new LessonClock(deps.timer, onDue);
  }

  /** What the present step of the lesson has left, real ms. */
  get leftMs(): number {
    return this.#clock.leftMs(this.#game);
  }

  /** Takes in what has come due in the lesson, and answers it. */
  due(): RoomEntry[] {
    const entries = dueInLesson(this.#game, this.leftMs);
    for (const entry of entries) this.#game.apply(entry);
    this.applied(entries);
    return entries;
  }

  /** The state is as these say, from this moment: what is written down takes no time of the step. */
  applied(entries: readonly RoomEntry[]): void {
    if (entries.some(({ type }) => RESTATES.has(type))) this.#clock.noted();
  }

  /** Orders of the lesson for the tick that comes; what is written down with them is taken in and added to `decided`. */
  orders(decided: RoomEntry[]): Waiting[] {
    const { entries, orders } = ordersDue(this.#game);
    for (const entry of entries) this.#game.apply(entry);
    decided.push(...entries);
    return orders.map((order) => ({ order, resolve: () => undefined, reply: UNHEARD }));
  }

  /** Whether a step of play has just come to its end. */
  get isPlayOver(): boolean {
    return isPlayOver(this.#game);
  }

  /** What was decided is durable: everybody is told of what concerns the class. */
  decided(entries: readonly RoomEntry[]): void {
    const ofClass = entries.filter(isOfClass);
    if (entries.some((entry) => isTold(entry))) this.#tell();
    else if (ofClass.some(({ type }) => type === 'voted')) this.#uncounted = true;
  }

  /** Lets the time of a step pass only while somebody is there. */
  tune(present: boolean): void {
    const changed = present !== this.#present;
    this.#present = present;
    this.#clock.tune(this.#game, present);
    if (changed && this.#game.state.lesson) this.#tell();
  }

  /** A few times a second: counts answers, and asks for truths that nobody has found yet. */
  beat(): void {
    this.#truths.tell(this.#game, this.#deps);
    if (this.#uncounted && this.#deps.timer.now() - this.#countedMs >= COUNTED_MS) this.#tell();
  }

  /** After every tick. */
  stepped(): void {
    this.#stage.stories.hear(this.#game);
  }

  /** About once a second, while a projector is there. */
  show(scores: Scores): void {
    this.#deps.outlet.stage(this.#stage.stage(this.#game, scores));
  }

  view(): ClassView {
    return classViewOf(this.#game, this.leftMs, this.#present);
  }

  stop(): void {
    this.#clock.stop();
  }

  #tell(): void {
    this.#countedMs = this.#deps.timer.now();
    this.#uncounted = false;
    this.#deps.outlet.class(this.view());
  }
}

/** Entries that say what the step has left. */
const RESTATES: ReadonlySet<RoomEntry['type']> = new Set(['stepBegan', 'stepHeld', 'lessonLeft', 'stepTime']);
/** Entries of rooms that change what the lesson's time does. */
const TOLD: ReadonlySet<RoomEntry['type']> = new Set(['paused', 'resumed', 'speeded', 'ended']);
/** Entries of the class that nobody is told of at once. */
const QUIET: ReadonlySet<RoomEntry['type']> = new Set(['stepTime', 'stepGave', 'voted']);

function isTold(entry: RoomEntry): boolean {
  return TOLD.has(entry.type) || (isOfClass(entry) && !QUIET.has(entry.type));
}

const UNHEARD: Waiting['reply'] = Promise.resolve('unanswered');
