import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeClass, type LoadClass, openClass } from '../../tools/load/class.ts';
import type { Player } from '../../tools/load/player.ts';
import { buildServer, freePort, type ServerProcess, startServer } from '../../tools/load/server-process.ts';
import { emptyTally, percentile, type Tally } from '../../tools/load/tally.ts';
import { History, playedAgain, readJournals, type StoredJournal } from './history.ts';

/**
 * To see that these tests can fail: leave out `.where('epoch', '=', append.epoch)` in `stillOwned` of
 * server/storage/sql-journals.ts. Without that fence the second test finds contradicted ticks.
 */

/** Kills in the ordinary suite; the long run (`npm run crash`) sets CRASH_KILLS, CRASH_ROOMS and CRASH_SEATS. */
const KILLS = Number(process.env.CRASH_KILLS ?? 3);
const ROOMS = Number(process.env.CRASH_ROOMS ?? 2);
const SEATS = Number(process.env.CRASH_SEATS ?? 6);
/** Ticks that every player sees between two kills: different numbers, so that kills meet rooms in different states. */
const PLAY_TICKS = [4, 10, 14] as const;
/** A journal of so many ticks has a mark. */
const MARKED_TICKS = 105;

let entry = '';
const started: ServerProcess[] = [];
const folders: string[] = [];

beforeAll(async () => {
  entry = await buildServer();
});

afterAll(async () => {
  await rm(path.dirname(entry), { recursive: true, force: true });
});

afterEach(async () => {
  for (const server of started.splice(0)) {
    server.child.kill('SIGCONT');
    await server.kill('SIGKILL');
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'overcommit-crash-'));
  folders.push(folder);
  return folder;
}

async function serve(dataDir: string, port: number, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const server = await startServer(entry, dataDir, port, { LOG_LEVEL: 'error', ...env });
  started.push(server);
  return server;
}

async function until(holds: () => boolean, what: string, withinMs = 20_000): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadlineMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await sleep(10);
  }
}

function openClasses(url: () => string, history: History, tally: Tally): Promise<LoadClass[]> {
  const wish = {
    url,
    scenario: 'period',
    seats: SEATS,
    framesPerCommand: 8,
    tally,
    random: Math.random,
    onSeen: (room: string, seen: Parameters<History['saw']>[1]) => history.saw(room, seen),
    onAcknowledged: (room: string, id: string) => history.promised(room, id),
  };
  return Promise.all(Array.from({ length: ROOMS }, () => openClass(wish)));
}

/** Everybody in `players` sees so many ticks more. */
async function play(players: readonly Player[], ticks: number): Promise<void> {
  const from = players.map(({ mirror }) => mirror?.tick ?? 0);
  const seen = () => players.every(({ mirror }, i) => (mirror?.tick ?? 0) >= (from[i] ?? 0) + ticks);
  await until(seen, `everybody sees ${ticks} ticks more`);
}

const everybody = (classes: readonly LoadClass[]) => classes.flatMap(({ players }) => players);

async function rest(classes: readonly LoadClass[]): Promise<void> {
  const players = everybody(classes);
  for (const player of players) player.resting = true;
  await until(() => players.every(({ pending }) => pending === 0), 'every command is answered');
}

/** What must hold of every journal, whoever wrote it. */
function expectWhole(journals: readonly StoredJournal[], history: History): void {
  for (const journal of journals) {
    const { lines } = journal;
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines.map(({ epoch }) => epoch)).toEqual(lines.map(({ epoch }) => epoch).sort((a, b) => a - b));
    expect(history.lost(journal)).toEqual([]);
    const { wrong, met } = history.check(journal);
    expect(wrong).toEqual([]);
    expect(met).toBeGreaterThan(0);
  }
}

/** Its replay is the session as it was at every hundredth tick, for every team. */
function expectMarked(journal: StoredJournal): void {
  for (const { met, missed } of playedAgain(journal)) {
    expect(missed).toEqual([]);
    expect(met).toEqual(Array.from({ length: met.length }, (_, i) => (i + 1) * 100));
    expect(met.length).toBeGreaterThan(0);
  }
}

describe('a server killed under load', () => {
  it(
    `comes back ${KILLS} times with every room, every acknowledged command and no contradicted tick`,
    async () => {
      const dataDir = await dataFolder();
      const port = await freePort();
      let server = await serve(dataDir, port);
      const history = new History();
      const tally = emptyTally();
      const classes = await openClasses(() => `http://127.0.0.1:${port}`, history, tally);
      const backMs: number[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        await play(everybody(classes), PLAY_TICKS[kill % PLAY_TICKS.length] ?? 0);
        await server.kill('SIGKILL');
        const startMs = performance.now();
        server = await serve(dataDir, port);
        const listeningMs = performance.now();
        const back = (each: LoadClass) =>
          each.players.every(({ mirror }) => mirror !== undefined && mirror.epoch >= kill + 2);
        await until(() => classes.every(back), `every player is back after kill ${kill + 1}`);
        backMs.push(performance.now() - startMs);
        console.log(
          `kill ${kill + 1}: listening after ${Math.round(listeningMs - startMs)} ms, all back after ${Math.round(performance.now() - startMs)} ms`,
        );
      }
      for (const { instructor } of classes) await instructor.control({ type: 'speed', speed: 2 });
      const tick = Math.min(...everybody(classes).map(({ mirror }) => mirror?.tick ?? 0));
      await play(everybody(classes), Math.max(PLAY_TICKS[0], MARKED_TICKS - tick));
      await rest(classes);
      for (const { players } of classes) for (const player of players) player.leave();
      await server.kill('SIGTERM');
      const journals = readJournals(dataDir);
      const lost = journals.flatMap((journal) => history.lost(journal));
      console.log(
        `${KILLS} kills, ${ROOMS * SEATS} seats: ${history.acknowledged} acknowledged, ${lost.length} lost, ` +
          `${history.shown} ticks shown, ${history.contradicted.length} contradicted, ` +
          `back p50 ${percentile(backMs, 0.5)} ms, max ${percentile(backMs, 1)} ms`,
      );
      expect(tally.desyncs).toBe(0);
      expect(tally.errors).toBe(0);
      expect(history.acknowledged).toBeGreaterThan(0);
      expect(history.contradicted).toEqual([]);
      expect(journals.map(({ epoch }) => epoch)).toEqual(classes.map(() => KILLS + 1));
      expectWhole(journals, history);
      for (const journal of journals) expectMarked(journal);
    },
    60_000 + KILLS * 20_000,
  );
});

describe('a server that was stopped and wakes up when another one owns its rooms', () => {
  it('writes nothing more, shows nothing that contradicts the new owner, and sends its clients there', async () => {
    const dataDir = await dataFolder();
    const [oldPort, newPort] = [await freePort(), await freePort()];
    const zombie = await serve(dataDir, oldPort);
    const history = new History();
    let home = zombie.url;
    const tally = emptyTally();
    const classes = await openClasses(() => home, history, tally);
    await play(everybody(classes), 8);
    const heir = await stopAndReplace(zombie, dataDir, newPort);
    home = heir.url;
    // One player of each room does not notice: it keeps its connection to the server that stands still.
    const movers = classes.flatMap(({ players }) => players.slice(1));
    for (const player of movers) player.drop();
    await until(() => movers.every(({ mirror }) => mirror?.epoch === 2), 'moved');
    await play(movers, 12);
    zombie.child.kill('SIGCONT');
    await until(() => everybody(classes).every(({ mirror }) => mirror?.epoch === 2), 'the witnesses too');
    await rest(classes);
    await knowsThatItLost(zombie);
    for (const each of classes) await closeClass(each);
    await heir.kill('SIGTERM');
    expect([tally.errors, tally.desyncs]).toEqual([0, 0]);
    expect(history.contradicted).toEqual([]);
    expectWhole(readJournals(dataDir), history);
  }, 90_000);
});

/** The server has let every one of its rooms go, says so in its metrics (they are told once a second), and is not ready. */
async function knowsThatItLost({ url }: ServerProcess): Promise<void> {
  const fenced = async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return Number(/overcommit_fenced_appends_total (\d+)/.exec(metrics)?.[1]);
  };
  while ((await fenced()) < ROOMS) await sleep(50);
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
}

/** Stops a server in its tracks and starts its heir. One that was stopped in the middle of a commit holds the file's lock. */
async function stopAndReplace(zombie: ServerProcess, dataDir: string, port: number): Promise<ServerProcess> {
  for (let attempt = 0; ; attempt++) {
    zombie.child.kill('SIGSTOP');
    try {
      return await serve(dataDir, port, { TAKE_OVER: '1' });
    } catch (problem) {
      if (attempt === 3) throw problem;
      zombie.child.kill('SIGCONT');
      await sleep(40);
    }
  }
}
