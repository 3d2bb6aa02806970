import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { closeClass, openClass } from './load/class.ts';
import type { Player } from './load/player.ts';
import { buildServer, freePort, startServer } from './load/server-process.ts';
import { emptyTally, resetTally } from './load/tally.ts';

/**
 * `npm run soak -- [--minutes 15] [--seats 30] [--speed 4] [--stall-seconds 40] [--stall-every 180]`: one class in an
 * endless hall, one of whose players stops reading now and then. Prints the server's memory and queues once a minute, and what
 * the slow player got when it came back. An hour of game time is 15 minutes at ×4.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '15' },
    seats: { type: 'string', default: '30' },
    speed: { type: 'string', default: '4' },
    'stall-seconds': { type: 'string', default: '40' },
    'stall-every': { type: 'string', default: '180' },
  },
});

const SAMPLE_EVERY_S = 60;
const FRAMES_PER_COMMAND = 25;

/** What the server says of its memory and its queues. */
async function sample(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  const now = [...text.matchAll(/^overcommit_now\{what="([^"]+)"\} (\S+)/gm)].map(([, what, value]) => [
    what,
    Number(value),
  ]);
  const mib = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;
  return {
    residentMib: mib(read('process_resident_memory_bytes')),
    roomsHeapMib: mib(read('overcommit_rooms_heap_bytes')),
    frontHeapMib: mib(read('nodejs_heap_size_used_bytes')),
    ...Object.fromEntries(now),
  };
}

/** Stops reading from the network again and again, as a laptop that sleeps, and notes what comes after. */
async function stall(player: Player, untilMs: number): Promise<void> {
  const [seconds, every] = [Number(values['stall-seconds']), Number(values['stall-every'])];
  while (performance.now() + (every + seconds) * 1000 < untilMs) {
    await sleep(every * 1000);
    const before = player.mirror?.tick ?? 0;
    player.freeze(true);
    await sleep(seconds * 1000);
    player.freeze(false);
    await sleep(5000);
    const after = player.mirror?.tick ?? 0;
    process.stdout.write(`stalled for ${seconds} s: tick ${before} → ${after}, connected ${player.connected}\n`);
  }
}

async function soak(url: string): Promise<boolean> {
  const tally = emptyTally();
  const each = await openClass({
    url: () => url,
    scenario: 'open-hall',
    seats: Number(values.seats),
    framesPerCommand: FRAMES_PER_COMMAND,
    tally,
    random: Math.random,
  });
  await each.instructor.control({ type: 'speed', speed: Number(values.speed) as 4 });
  resetTally(tally);
  const untilMs = performance.now() + Number(values.minutes) * 60_000;
  const slow = each.players[0];
  const stalls = slow ? stall(slow, untilMs) : Promise.resolve();
  while (performance.now() < untilMs) {
    process.stdout.write(`${JSON.stringify(await sample(url))}\n`);
    tally.frameMs.length = 0;
    tally.commandMs.length = 0;
    await sleep(Math.min(SAMPLE_EVERY_S * 1000, Math.max(0, untilMs - performance.now())));
  }
  await stalls;
  process.stdout.write(`${JSON.stringify(await sample(url))}\n`);
  const { frames, mergedFrames, keyFrames, reconnects, desyncs, errors, sent, acknowledged, refused } = tally;
  const end = { frames, mergedFrames, keyFrames, reconnects, desyncs, errors, sent, acknowledged, refused };
  process.stdout.write(`${JSON.stringify({ ...end, problems: Object.fromEntries(tally.problems) })}\n`);
  await closeClass(each);
  return errors + desyncs === 0;
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-soak-'));
const server = await startServer(await buildServer(), dataDir, await freePort());
const good = await soak(server.url).finally(async () => {
  await server.kill('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});
process.exit(good ? 0 : 1);
