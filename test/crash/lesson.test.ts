import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { lessonA } from '#shared/lessons/a.ts';
import { closeClass, openClass } from '../../tools/load/class.ts';
import type { Instructor } from '../../tools/load/host.ts';
import type { Player } from '../../tools/load/player.ts';
import { buildServer, freePort, type ServerProcess, startServer } from '../../tools/load/server-process.ts';
import { emptyTally } from '../../tools/load/tally.ts';
import { readJournals } from './history.ts';

/** How long anything may take here, ms. */
const PATIENCE_MS = 20_000;

const stepNo = (id: string) => lessonA.steps.findIndex((step) => step.id === id);
const folders: string[] = [];
const servers: ServerProcess[] = [];

afterAll(async () => {
  for (const server of servers) await server.kill('SIGKILL');
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** The built server, which can be killed and started again with what it has left on the disk. */
async function aServer() {
  const entry = await buildServer();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-lesson-'));
  folders.push(path.dirname(entry), dataDir);
  const port = await freePort();
  const start = async () => void servers.push(await startServer(entry, dataDir, port, { LOG_LEVEL: 'error' }));
  const kill = () => servers.at(-1)?.kill('SIGKILL');
  await start();
  return { dataDir, url: () => `http://127.0.0.1:${port}`, start, kill };
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const untilMs = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > untilMs) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
    await sleep(50);
  }
}

/** What the present step had left when that was written down last, ms; nothing yet when it has just begun. */
function timeWritten(dataDir: string): number | undefined {
  const entries = readJournals(dataDir).flatMap(({ lines }) => lines.map(({ entry }) => entry));
  const last = entries.findLast(({ type }) => type === 'stepTime' || type === 'stepBegan');
  return last?.type === 'stepTime' ? last.leftMs : undefined;
}

const isAt = (step: string) => (player: Player) => player.class?.lesson?.step === stepNo(step);
const leftMs = (players: readonly Player[]) => players.map((player) => player.class?.lesson?.leftMs ?? 0);

/** Skips steps until everybody is told that the one of that name goes on. */
async function skipTo(instructor: Instructor, players: readonly Player[], step: string): Promise<void> {
  const [first] = players;
  for (let tries = 0; tries < lessonA.steps.length && first && !isAt(step)(first); tries++) {
    const before = first.class?.lesson?.step;
    expect(await instructor.control({ type: 'lesson', deed: 'skip' })).toEqual({ ok: true });
    await until(() => first.class?.lesson?.step !== before, `step ${before} is over`);
  }
  await until(() => players.every(isAt(step)), `everybody is told of ${step}`);
}

/** Everybody loses the connection and is told anew where the class is. */
async function lookAgain(players: readonly Player[]): Promise<readonly number[]> {
  const before = players.map(({ welcome }) => welcome);
  for (const player of players) player.drop();
  await until(() => players.every(({ welcome, connected }, i) => connected && welcome !== before[i]), 'all are back');
  return leftMs(players);
}

it('a lesson goes on after its server was killed in a prediction and in a freeze: answers, time and reveal are kept', async () => {
  const server = await aServer();
  const tally = emptyTally();
  const wish = { url: server.url, scenario: lessonA.hall, seed: lessonA.seed, lesson: 'a', seats: 3, teams: 1, tally };
  const opened = await openClass({ ...wish, framesPerCommand: Number.POSITIVE_INFINITY, random: () => 1 });
  const { players, instructor } = opened;
  for (const player of players) player.resting = true;
  const [ann, ben, cem] = players as [Player, Player, Player];

  /** Kills the server in a step once some of its time has passed: it goes on from what was written down of that. */
  async function killIn(step: string, epoch: number) {
    await skipTo(instructor, players, step);
    await until(() => timeWritten(server.dataDir) !== undefined, 'some time of the step is written down');
    await server.kill();
    const written = timeWritten(server.dataDir) ?? 0;
    const sinceMs = performance.now();
    await server.start();
    await until(() => players.every(({ welcome, connected }) => connected && welcome?.epoch === epoch), 'all are back');
    expect(players.every(isAt(step))).toBe(true);
    const left = leftMs(players);
    expect(Math.max(...left)).toBeLessThanOrEqual(written);
    expect(Math.min(...left)).toBeGreaterThan(written - (performance.now() - sinceMs));
    await sleep(100);
    expect(Math.max(...(await lookAgain(players)))).toBeLessThan(Math.min(...left));
  }

  await skipTo(instructor, players, 'watts');
  expect([await ann.answer(0, 300), await ben.answer(0, 400)]).toEqual([{ ok: true }, { ok: true }]);
  await killIn('watts', 2);
  expect(players.map(({ welcome }) => welcome?.answers?.values)).toEqual([[300], [400], [null]]);
  expect(await cem.answer(0, 400)).toEqual({ ok: true });
  await skipTo(instructor, players, 'wattsShown');
  await until(() => players.every((player) => player.class?.ask?.truth !== undefined), 'the truth is shown');
  for (const player of players)
    expect(player.class?.ask).toMatchObject({
      truth: { value: 400 },
      spreads: [
        [
          [300, 1],
          [400, 2],
        ],
      ],
    });

  await killIn('stop', 3);
  for (const { view } of players) expect(view).toMatchObject({ phase: 'paused', pause: 'handsOff' });
  await skipTo(instructor, players, 'evening');
  const tick = ann.mirror?.tick ?? 0;
  await until(() => players.every(({ mirror }) => (mirror?.tick ?? 0) > tick + 2), 'the hall runs on');
  await closeClass(opened);
  expect([tally.errors, tally.desyncs]).toEqual([0, 0]);
}, 120_000);
