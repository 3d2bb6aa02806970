import { type CpuPicture, cpuOf } from './cpu.ts';
import { type DisksPicture, disksOf } from './disks.ts';
import { type IoPicture, ioOf } from './io.ts';
import { type MemoryPicture, memoryOf } from './memory.ts';
import { type MovesPicture, movesOf } from './moves.ts';
import { type RackPicture, rackPictureOf } from './rack.ts';
import { type ReachPicture, reachOf } from './reach.ts';
import type { ExactRules, Seen } from './seen.ts';

/** What a view shows of one moment. */
export type InsidePicture =
  | MemoryPicture
  | CpuPicture
  | MovesPicture
  | IoPicture
  | DisksPicture
  | RackPicture
  | ReachPicture;
export type InsideView = InsidePicture['view'];

/** The views, in the order in which they are offered. */
export const INSIDE_VIEWS = [
  'memory',
  'cpu',
  'moves',
  'io',
  'disks',
  'rack',
  'reach',
] as const satisfies readonly InsideView[];

/** A host, opened up in one way; a VM of it that is looked at first. */
export interface InsideAsk {
  readonly view: InsideView;
  readonly host: number;
  readonly vm?: number;
}

/** A picture and the tick that it is of. */
export interface InsideFrame {
  readonly tick: number;
  readonly picture: InsidePicture;
}

const READINGS: { readonly [V in InsideView]: (world: Seen, host: number, rules?: ExactRules) => InsidePicture } = {
  memory: memoryOf,
  cpu: cpuOf,
  moves: movesOf,
  io: ioOf,
  disks: disksOf,
  rack: rackPictureOf,
  reach: reachOf,
};

/** Reads one moment: exactly, where there are the rules for it. */
export function frameOf(world: Seen, { view, host }: InsideAsk, rules?: ExactRules): InsideFrame {
  return { tick: world.tick, picture: READINGS[view](world, host, rules) };
}
