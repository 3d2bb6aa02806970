import { inflateRawSync } from 'node:zlib';
import { applyBody, type FrameHeader, readHeader } from '#shared/protocol/frame.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashOpen, type OpenWorld, openWorldOver, type SCHEMA, worldLayout } from '#shared/sim/kernel/world.ts';

/** What taking a frame led to. `gap`: it does not fit what the mirror holds. `desync`: its hash differs. */
export type Taken = 'applied' | 'gap' | 'desync';

/** A team's hall as a headless client sees it. */
export class LoadMirror {
  readonly world: OpenWorld;
  readonly #open: Int32Array;
  readonly #columns;
  epoch = 0;
  tick = -1;

  constructor(scenario: Scenario) {
    const layout = worldLayout(scenario);
    this.#columns = layout.open;
    this.#open = new Int32Array(layout.openCells);
    this.world = openWorldOver(scenario, this.#open, () => this.tick);
  }

  /** Takes a frame in; a hash on it is always checked. */
  take(bytes: Uint8Array): { taken: Taken; header: FrameHeader } {
    const header = readHeader(bytes);
    if (!header) throw new Error(`a frame of ${bytes.length} bytes that cannot be read`);
    if (!this.#fits(header)) return { taken: 'gap', header };
    applyBody(header, bytes, this.#columns, this.#open, inflateRawSync);
    this.epoch = header.epoch;
    this.tick = header.tick;
    const wrong = header.hash !== 0 && header.hash !== this.hash();
    return { taken: wrong ? 'desync' : 'applied', header };
  }

  #fits({ kind, epoch, base }: FrameHeader): boolean {
    if (kind === 'key') return true;
    return epoch === this.epoch && (kind === 'merged' ? base <= this.tick : base === this.tick);
  }

  /** Hash of what it shows now. */
  hash(): number {
    return hashOpen(this.#open);
  }

  /** Bytes of a JSON snapshot of the same tables: what a tick would cost without columns, differences and deflate. */
  jsonBytes(): number {
    const tables: Record<string, Record<string, number[]>> = {};
    for (const { table, column } of this.#columns) {
      const columns = this.world[table as keyof typeof SCHEMA] as unknown as Record<string, Int32Array>;
      tables[table] = { ...tables[table], [column]: [...(columns[column] ?? [])] };
    }
    return Buffer.byteLength(JSON.stringify(tables));
  }
}
