import { snapshot, type World } from '#shared/sim/kernel/world.ts';

/** Copies of a world that are kept at most: of the largest hall some dozen MB. Design value. */
const COPIES_MAX = 24;
/** Ticks between two copies while there are few. Design value. */
const FIRST_TICKS = 50;

/** Copies of a world on its way, to go back to: the further it comes, the wider apart they are. */
export class Checkpoints {
  readonly #copies = new Map<number, ArrayBuffer>();
  #everyTicks = FIRST_TICKS;

  /** Looks at a world after a tick, and copies it where that is due. */
  note(world: World): void {
    if (world.tick % this.#everyTicks !== 0 || this.#copies.has(world.tick)) return;
    this.#copies.set(world.tick, snapshot(world));
    if (this.#copies.size > COPIES_MAX) this.#thin();
  }

  /** Brings a world back to the last copy at or before a tick; answers whether there is one. */
  restore(world: World, tick: number): boolean {
    const best = Math.max(...[...this.#copies.keys()].filter((at) => at <= tick));
    const copy = this.#copies.get(best);
    if (!copy) return false;
    new Uint8Array(world.buffer).set(new Uint8Array(copy));
    world.events.length = 0;
    return true;
  }

  /** Forgets what comes after a tick: it goes on differently. */
  cut(tick: number): void {
    for (const at of this.#copies.keys()) if (at > tick) this.#copies.delete(at);
  }

  #thin(): void {
    this.#everyTicks *= 2;
    for (const at of this.#copies.keys()) if (at % this.#everyTicks !== 0) this.#copies.delete(at);
  }
}
