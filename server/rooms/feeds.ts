import { deflateRawSync } from 'node:zlib';
import { type Broadcast, keyFrame, mergedFrame, nextFrame, startBroadcast } from '#shared/protocol/broadcast.ts';
import type { RoomDeps } from './room-deps.ts';
import type { TeamWorlds } from './worlds.ts';

/** Level 1: deflating harder saves 3 % of bytes and costs twice the time. Small windows: bodies are small. */
const deflate = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 1, memLevel: 6 });

/** What a mirror holds: nothing, or the ticks of an epoch up to `tick`. */
export interface MirrorPlace {
  readonly epoch: number;
  readonly tick: number;
}

/** The sending side of all teams of a room. */
export class Feeds {
  readonly #epoch: number;
  readonly #teams: Broadcast[];
  /** Catch-up frames of the present tick, by team and base: a class that stalls together asks for the same. */
  readonly #made = new Map<string, Uint8Array>();

  constructor(worlds: TeamWorlds, epoch: number) {
    this.#epoch = epoch;
    this.#teams = worlds.map((world) => startBroadcast(world, epoch));
  }

  /** After a step: tells the frame of each team. Call exactly once per step. */
  show(tick: number, { timer, meter, outlet }: Pick<RoomDeps, 'timer' | 'meter' | 'outlet'>): void {
    this.#made.clear();
    const startMs = timer.now();
    const frames = this.#teams.map((team) => nextFrame(team, deflate));
    meter.encoded(
      timer.now() - startMs,
      frames.reduce((sum, frame) => sum + frame.length, 0),
    );
    frames.forEach((frame, team) => {
      outlet.frame(team, tick, frame);
    });
  }

  /**
   * A frame for a mirror that is not in step: all cells that changed since (and the events of the last ticks), or, to one
   * that knows nothing of this epoch, everything. A buffer of its own for the receiver.
   */
  catchUp(team: number, from: MirrorPlace | undefined): Uint8Array | undefined {
    const broadcast = this.#teams[team];
    if (!broadcast) return undefined;
    const known = from?.epoch === this.#epoch && from.tick <= broadcast.tick;
    const base = from && known ? from.tick : -1;
    const name = `${team}/${base}`;
    const frame =
      this.#made.get(name) ?? (base < 0 ? keyFrame(broadcast, deflate) : mergedFrame(broadcast, base, deflate));
    this.#made.set(name, frame);
    return frame.slice();
  }
}
