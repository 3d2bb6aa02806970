import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { hashOpen, type World } from '#shared/sim/kernel/world.ts';
import { encodeFrame, type Squeeze } from './frame.ts';

/** A state hash rides on every so-many-th frame, for the mirror to check itself. */
const HASH_EVERY_TICKS = 10;
/** Events of so many past ticks are kept for merged frames. */
const EVENT_TICKS_KEPT = 50;

/**
 * The sending side of one world: remembers the open cells as last published and the tick of every cell's last change, so
 * that a client in step gets differences and any other gets exactly what it missed.
 */
export interface Broadcast {
  readonly world: World;
  readonly epoch: number;
  readonly shown: Int32Array;
  readonly changedAt: Int32Array;
  readonly recentEvents: { readonly tick: number; readonly events: readonly SimEvent[] }[];
  /** Tick of `shown`. */
  tick: number;
}

export function startBroadcast(world: World, epoch: number): Broadcast {
  return {
    world,
    epoch,
    shown: world.open.slice(),
    changedAt: new Int32Array(world.open.length).fill(world.tick),
    recentEvents: [],
    tick: world.tick,
  };
}

/** After a step: the frame for everybody who is in step. Call exactly once per step. */
export function nextFrame(broadcast: Broadcast, deflate: Squeeze): Uint8Array {
  const { world, shown, changedAt, recentEvents } = broadcast;
  const { open, tick, events } = world;
  for (let cell = 0; cell < open.length; cell++) if (open[cell] !== shown[cell]) changedAt[cell] = tick;
  const hash = tick % HASH_EVERY_TICKS === 0 ? hashOpen(open) : 0;
  const frame = encodeFrame(
    { kind: 'delta', epoch: broadcast.epoch, tick, base: tick - 1, hash },
    world.layout.open,
    (cell) => open[cell] !== shown[cell],
    (cell) => open[cell] - shown[cell],
    events,
    deflate,
  );
  shown.set(open);
  recentEvents.push({ tick, events: [...events] });
  if (recentEvents.length > EVENT_TICKS_KEPT) recentEvents.shift();
  broadcast.tick = tick;
  return frame;
}

/** For one that has seen `base` (of this epoch) and missed what came after. */
export function mergedFrame(broadcast: Broadcast, base: number, deflate: Squeeze): Uint8Array {
  const { shown, changedAt, tick, epoch, world, recentEvents } = broadcast;
  const missed = recentEvents.filter((entry) => entry.tick > base).flatMap((entry) => entry.events);
  const header = { kind: 'merged', epoch, tick, base, hash: hashOpen(shown) } as const;
  return encodeFrame(
    header,
    world.layout.open,
    (cell) => changedAt[cell] > base,
    (cell) => shown[cell],
    missed,
    deflate,
  );
}

/** For one that knows nothing. */
export function keyFrame(broadcast: Broadcast, deflate: Squeeze): Uint8Array {
  const { shown, tick, epoch, world } = broadcast;
  const header = { kind: 'key', epoch, tick, base: 0, hash: hashOpen(shown) } as const;
  return encodeFrame(
    header,
    world.layout.open,
    (cell) => shown[cell] !== 0,
    (cell) => shown[cell],
    [],
    deflate,
  );
}
