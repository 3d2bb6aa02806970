import { inflateSync } from 'fflate';
import { applyBody, type FrameHeader, readHeader } from '#shared/protocol/frame.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashOpen, type OpenWorld, openWorldOver, worldLayout } from '#shared/sim/kernel/world.ts';

/**
 * What a frame did. `stale`: older than what the mirror holds. `resync`: the mirror does not equal its world (any more),
 * and takes nothing but a key frame until it does. `alien`: not a frame of this version.
 */
export type FrameResult =
  | { readonly type: 'applied'; readonly tick: number; readonly events: readonly SimEvent[] }
  | { readonly type: 'stale' | 'resync' | 'alien' };

/** A copy of the open cells of one world, kept by frames. Its tables are written in place. */
export class Mirror {
  readonly world: OpenWorld;
  readonly #open: Int32Array;
  readonly #columns;
  #state: 'waiting' | 'inStep' = 'waiting';
  #epoch = 0;
  #tick = 0;

  constructor(scenario: Scenario) {
    const layout = worldLayout(scenario);
    this.#columns = layout.open;
    this.#open = new Int32Array(layout.openCells);
    this.world = openWorldOver(scenario, this.#open, () => this.#tick);
  }

  /** What the mirror surely holds, for resuming without a key frame; nothing while it waits for one. */
  get held(): { readonly epoch: number; readonly tick: number } | undefined {
    return this.#state === 'inStep' ? { epoch: this.#epoch, tick: this.#tick } : undefined;
  }

  get tick(): number {
    return this.#tick;
  }

  /** Forgets being in step: the next frame taken is a key frame (of another world, or after a difference). */
  expectKey(): void {
    this.#state = 'waiting';
  }

  apply(frame: Uint8Array): FrameResult {
    const header = readHeader(frame);
    if (!header) return { type: 'alien' };
    if (header.epoch < this.#epoch) return { type: 'stale' };
    if (header.kind !== 'key') {
      if (this.#state === 'waiting') return { type: 'resync' };
      if (this.#isOld(header)) return { type: 'stale' };
      if (!this.#follows(header)) return this.#lostStep();
    }
    return this.#write(header, frame);
  }

  #isOld({ epoch, tick }: FrameHeader): boolean {
    return epoch === this.#epoch && tick <= this.#tick;
  }

  /** A difference needs exactly the tick before; a merged frame everything up to its base. */
  #follows({ kind, epoch, base }: FrameHeader): boolean {
    return epoch === this.#epoch && (kind === 'delta' ? base === this.#tick : base <= this.#tick);
  }

  #write(header: FrameHeader, frame: Uint8Array): FrameResult {
    let events: SimEvent[];
    try {
      events = applyBody(header, frame, this.#columns, this.#open, inflateSync);
    } catch {
      // Half-written cells: only a key frame can mend them.
      return this.#lostStep();
    }
    if (header.hash !== 0 && hashOpen(this.#open) !== header.hash) return this.#lostStep();
    this.#state = 'inStep';
    this.#epoch = header.epoch;
    this.#tick = header.tick;
    return { type: 'applied', tick: header.tick, events };
  }

  #lostStep(): FrameResult {
    this.#state = 'waiting';
    return { type: 'resync' };
  }
}
