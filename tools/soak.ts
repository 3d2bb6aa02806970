import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { closeClass, type LoadClass, openClass } from './load/class.ts';
import { buildServer, freePort, startServer } from './load/server-process.ts';
import { emptyTally, type Tally } from './load/tally.ts';

/**
 * `tsx tools/soak.ts --minutes 15 --seats 30`: one class at four times the speed, one player of which stops reading for
 * 40 s every three minutes; prints the server's memory every half-minute. A session that ends is followed by another.
 */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '15' }, seats: { type: 'string', default: '30' } },
});

const REPORT_MS = 30_000;
const STALL_EVERY_MS = 180_000;
const STALL_MS = 40_000;
const SCENARIO = 'double';

async function soak(url: string): Promise<void> {
  const tally = emptyTally();
  const endMs = performance.now() + Number(values.minutes) * 60_000;
  let nextStallMs = performance.now() + REPORT_MS;
  let session = await open(url, tally);
  while (performance.now() < endMs) {
    await sleep(REPORT_MS);
    console.log(JSON.stringify({ ...(await memoryOf(url)), ...countsOf(tally, session) }));
    if (session.players[1]?.view?.phase === 'over') {
      await closeClass(session);
      session = await open(url, tally);
    }
    if (performance.now() < nextStallMs) continue;
    nextStallMs = performance.now() + STALL_EVERY_MS;
    void stall(session);
  }
  await closeClass(session);
}

async function open(url: string, tally: Tally): Promise<LoadClass> {
  const wish = { scenario: SCENARIO, seats: Number(values.seats), framesPerCommand: 40, random: Math.random };
  const session = await openClass({ ...wish, url: () => url, tally });
  await session.instructor.control({ type: 'speed', speed: 4 });
  return session;
}

/** The first player's machine stops reading from the network, and comes back. */
async function stall({ players }: LoadClass): Promise<void> {
  players[0]?.freeze(true);
  await sleep(STALL_MS);
  players[0]?.freeze(false);
}

function countsOf({ frames, mergedFrames, keyFrames, desyncs, errors, reconnects }: Tally, { players }: LoadClass) {
  const tick = players[1]?.mirror?.tick ?? 0;
  const behind = tick - (players[0]?.mirror?.tick ?? 0);
  return { tick, behind, frames, mergedFrames, keyFrames, desyncs, errors, reconnects };
}

/** Resident memory of the whole process and the heap of its front thread, in MiB, and the queues. */
async function memoryOf(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  const mib = (name: string) => Math.round((read(name) / 1024 / 1024) * 10) / 10;
  return {
    rssMib: mib('process_resident_memory_bytes'),
    heapMib: mib('nodejs_heap_size_used_bytes'),
    externalMib: mib('nodejs_external_memory_bytes'),
    framesInFlight: read('overcommit_now\\{what="framesInFlight"\\}'),
    waitingForRooms: read('overcommit_now\\{what="waitingForRooms"\\}'),
    waitingForStore: read('overcommit_now\\{what="waitingForStore"\\}'),
    stalled: read('overcommit_stalled_total'),
  };
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-soak-'));
const server = await startServer(await buildServer(), dataDir, await freePort());
try {
  await soak(server.url);
} finally {
  await server.kill('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);
