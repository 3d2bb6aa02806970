import { createWorld } from '#shared/sim/create.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashWorld, snapshot, type World } from '#shared/sim/kernel/world.ts';
import { step, type Verdict } from '#shared/sim/step.ts';
import { firstTickOf, type OrderEdit, withEdits } from './edits.ts';
import type { TimedOrder } from './recording.ts';

/** Ticks between two copies of the world: reaching any tick from one costs at most so many steps. Design value. */
export const CHECKPOINT_TICKS = 100;

/** A world's game from its first tick. */
export interface Game {
  readonly scenario: Scenario;
  readonly traces: Traces;
  /** In the order given; each is carried out in the step that follows its tick. */
  readonly orders: readonly TimedOrder[];
  /** Ticks that were played. */
  readonly ticks: number;
  /** Hashes to meet, by tick; absent = none. */
  readonly marks?: ReadonlyMap<number, number>;
}

/** Called after each step, with what became of the orders that were carried out in it. */
export type OnStep = (world: World, verdicts: readonly Verdict[], orders: readonly TimedOrder[]) => void;

/**
 * One world's game, played again. Goes forwards tick by tick; backwards, and back to where it was, from copies of the world
 * that it keeps on the way. Same game: same bits.
 */
export class TeamReplay {
  readonly game: Game;
  /** As it is at `tick`. Always the same object. */
  readonly world: World;
  /** Copies of the world by tick, in their order. */
  readonly #checkpoints = new Map<number, ArrayBuffer>();
  /** Marks that were met, and those that were not, by tick. */
  readonly met = new Set<number>();
  readonly missed = new Set<number>();
  /** First order that is not carried out yet. */
  #next = 0;

  constructor(game: Game, from: ReadonlyMap<number, ArrayBuffer> = new Map()) {
    this.game = game;
    this.world = createWorld(game.scenario, game.traces);
    this.#checkpoints.set(0, snapshot(this.world));
    for (const [tick, copy] of from) this.#checkpoints.set(tick, copy);
  }

  get tick(): number {
    return this.world.tick;
  }

  /** The furthest tick that a checkpoint is kept of: up to there every tick is near. */
  get reached(): number {
    return Math.max(...this.#checkpoints.keys());
  }

  /** Steps once; answers what became of the orders of this tick. */
  step(): readonly Verdict[] {
    const orders = this.#take();
    const verdicts = step(this.world, orders);
    this.#note();
    return verdicts;
  }

  /** Goes to a tick, at most to the last one, by the shortest way. */
  stepTo(tick: number): void {
    const target = Math.min(Math.max(0, tick), this.game.ticks);
    this.#jumpNear(target);
    while (this.tick < target) this.step();
  }

  /** Goes forwards to a tick, at most to the last one, through every tick between; `onStep` sees them all. */
  walkTo(tick: number, onStep: OnStep): void {
    const target = Math.min(tick, this.game.ticks);
    while (this.tick < target) {
      const from = this.#next;
      const verdicts = this.step();
      onStep(this.world, verdicts, this.game.orders.slice(from, this.#next));
    }
  }

  /** The same game with other orders, as a replay of its own; what comes before the first of the edits is not played again. */
  branch(edits: readonly OrderEdit[]): TeamReplay {
    const { marks: _, ...game } = this.game;
    const firstTick = firstTickOf(game.orders, edits);
    const shared = [...this.#checkpoints].filter(([tick]) => tick <= firstTick);
    return new TeamReplay({ ...game, orders: withEdits(game.orders, edits) }, new Map(shared));
  }

  #take(): TimedOrder[] {
    const { orders } = this.game;
    const first = this.#next;
    while ((orders[this.#next]?.tick ?? Number.POSITIVE_INFINITY) <= this.tick) this.#next++;
    return orders.slice(first, this.#next);
  }

  /** Keeps a checkpoint, and compares the hash, where that is due. */
  #note(): void {
    const { tick } = this;
    if (tick % CHECKPOINT_TICKS === 0 && !this.#checkpoints.has(tick))
      this.#checkpoints.set(tick, snapshot(this.world));
    const mark = this.game.marks?.get(tick);
    if (mark === undefined || this.met.has(tick) || this.missed.has(tick)) return;
    (mark === hashWorld(this.world) ? this.met : this.missed).add(tick);
  }

  /** Goes to the last checkpoint before a tick, unless the world is nearer. */
  #jumpNear(target: number): void {
    let best = -1;
    for (const tick of this.#checkpoints.keys()) if (tick <= target && tick > best) best = tick;
    const copy = this.#checkpoints.get(best);
    if (!copy || (this.tick <= target && this.tick >= best)) return;
    new Uint8Array(this.world.buffer).set(new Uint8Array(copy));
    this.world.events.length = 0;
    const next = this.game.orders.findIndex((order) => order.tick >= best);
    this.#next = next < 0 ? this.game.orders.length : next;
  }
}
