import { performance } from 'node:perf_hooks';
import { deflateRawSync } from 'node:zlib';
import { nextFrame, startBroadcast } from '#shared/protocol/broadcast.ts';
import { hashWords } from '#shared/sim/kernel/hash.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { SYSTEMS, step } from '#shared/sim/step.ts';
import { bigWorld } from './big-world.ts';

const WARM_UP_TICKS = 120;
const SAMPLES = 30;
const FRAME_TICKS = 50;

/** What one size of world costs. Times are the minimum of thirty samples, in µs; bytes are means over frames. */
export interface Cost {
  readonly vms: number;
  readonly hosts: number;
  readonly systemsUs: { readonly [system: string]: number };
  readonly tickUs: number;
  readonly frameUs: number;
  readonly jsonUs: number;
  readonly frameBytes: number;
  readonly jsonBytes: number;
  readonly jsonDeflatedBytes: number;
}

export function costOf(vms: number): Cost {
  const world = bigWorld(vms);
  for (let t = 0; t < WARM_UP_TICKS; t++) step(world, []);
  const systemsUs = timeSystems(world);
  return {
    vms,
    hosts: world.hosts.rows,
    systemsUs,
    tickUs: Object.values(systemsUs).reduce((sum, us) => sum + us, 0),
    ...costOfTelling(world),
  };
}

/** Runs the systems as `step` does, a clock around each. */
function timeSystems(world: World): { [system: string]: number } {
  const best: { [system: string]: number } = {};
  for (let sample = 0; sample < SAMPLES; sample++) {
    world.events.length = 0;
    for (const { name, run } of SYSTEMS) {
      const startMs = performance.now();
      run(world);
      const us = (performance.now() - startMs) * 1000;
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, us);
    }
    world.hall.tick[0] = world.tick + 1;
  }
  return best;
}

/** The same ticks told twice: as frames, and as a JSON snapshot of the open columns. */
function costOfTelling(world: World) {
  const broadcast = startBroadcast(world, 1);
  const sum = { frame: 0, json: 0, jsonDeflated: 0 };
  const best = { frame: Number.POSITIVE_INFINITY, json: Number.POSITIVE_INFINITY };
  for (let t = 0; t < FRAME_TICKS; t++) {
    step(world, []);
    const startMs = performance.now();
    sum.frame += nextFrame(broadcast, deflate).length;
    const framedMs = performance.now();
    const json = Buffer.from(jsonOf(world));
    const jsonMs = performance.now();
    sum.json += json.length;
    sum.jsonDeflated += deflate(json).length;
    best.frame = Math.min(best.frame, (framedMs - startMs) * 1000);
    best.json = Math.min(best.json, (jsonMs - framedMs) * 1000);
  }
  return {
    frameUs: best.frame,
    jsonUs: best.json,
    frameBytes: sum.frame / FRAME_TICKS,
    jsonBytes: sum.json / FRAME_TICKS,
    jsonDeflatedBytes: sum.jsonDeflated / FRAME_TICKS,
  };
}

const deflate = (bytes: Uint8Array) => deflateRawSync(bytes, { level: 1 });

/** What a server without frames would send: every open column with its name. */
function jsonOf(world: World): string {
  const tables: { [table: string]: { [column: string]: number[] } } = {};
  for (const { table, column, offset, rows } of world.layout.open) {
    tables[table] ??= {};
    (tables[table] as { [column: string]: number[] })[column] = Array.from(world.open.subarray(offset, offset + rows));
  }
  return JSON.stringify({ tick: world.tick, ...tables });
}

/** µs for a fixed piece of integer work: what times are divided by to compare machines. */
export function calibrationUs(): number {
  const words = new Int32Array(1 << 18);
  let best = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const startMs = performance.now();
    words[0] = hashWords(words);
    best = Math.min(best, (performance.now() - startMs) * 1000);
  }
  return best;
}
