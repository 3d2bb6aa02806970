import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { closeClass, type LoadClass, openClass } from './load/class.ts';
import { loadLesson } from './load/lesson.ts';
import { Looker } from './load/looker.ts';
import type { Player } from './load/player.ts';
import { loadPredict } from './load/predict.ts';
import { type LoadReport, reportOf, serverWork } from './load/report.ts';
import { buildServer, freePort, startServer } from './load/server-process.ts';
import { emptyTally, resetTally, type Tally } from './load/tally.ts';

/**
 * `npm run load -- --url U --rooms R --seats S --seconds T [--scenario ID] [--teams N] [--debriefs]
 * [--predict] [--lesson ID] [--host-key K] [--json]`: real clients that host, join and play, check their mirrors, and report. With `--debriefs` every
 * instructor asks for the debrief of the session again and again meanwhile. With `--predict` one class of `--seats` answers a question
 * within three seconds, and nothing else is measured; with `--lesson` a lesson runs unattended, in real time, against its plan. Without `--url` it starts a server of its own.
 */

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    rooms: { type: 'string', default: '10' },
    seats: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '60' },
    scenario: { type: 'string', default: 'period' },
    teams: { type: 'string' },
    predict: { type: 'boolean', default: false },
    lesson: { type: 'string' },
    debriefs: { type: 'boolean', default: false },
    'host-key': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** Mean frames between two commands of a player: one every five seconds, beside what its bot does. */
const FRAMES_PER_COMMAND = 25;
/** The last commands of the measured time are still answered. */
const ANSWERED_WITHIN_MS = 5000;
const JSON_SAMPLES = 5;
/** Thirty students in eight teams, and how far a lesson may be from its plan, s. */
const LESSON_TEAMS = 8;
const LESSON_SLACK_S = 20;

async function load(url: string): Promise<LoadReport> {
  const tally = emptyTally();
  const classes: LoadClass[] = [];
  for (let room = 0; room < Number(values.rooms); room++) {
    classes.push(
      await openClass({
        url: () => url,
        hostKey: values['host-key'],
        scenario: values.scenario,
        seats: Number(values.seats),
        ...(values.teams === undefined ? {} : { teams: Number(values.teams) }),
        framesPerCommand: FRAMES_PER_COMMAND,
        tally,
        random: Math.random,
      }),
    );
  }
  const report = await measure(url, classes, tally);
  for (const each of classes) await closeClass(each);
  return report;
}

/** The measured time begins when everybody plays. */
async function measure(url: string, classes: readonly LoadClass[], tally: Tally): Promise<LoadReport> {
  const players = classes.flatMap((each) => each.players);
  await rest(players);
  resetTally(tally);
  for (const player of players) player.resting = false;
  const before = await serverWork(url);
  const lookers = values.debriefs ? classes.map((each) => new Looker(url, each)) : [];
  const startMs = performance.now();
  const seconds = Number(values.seconds);
  let jsonBytes = 0;
  for (let sample = 0; sample < JSON_SAMPLES; sample++) {
    await sleep((seconds * 1000) / JSON_SAMPLES);
    jsonBytes += meanJsonBytes(classes) / JSON_SAMPLES;
  }
  const measuredS = (performance.now() - startMs) / 1000;
  await Promise.all(lookers.map((looker) => looker.stop()));
  const debriefs = lookers.flatMap(({ answers }) => answers);
  const after = await serverWork(url);
  const { bytes, frames } = tally;
  await rest(players);
  return reportOf(
    { ...tally, bytes, frames },
    { seats: players.length, seconds: measuredS, before, after, jsonBytes, debriefs },
  );
}

/** Of one hall per class: they are all of one size. */
function meanJsonBytes(classes: readonly LoadClass[]): number {
  const sizes = classes.map(({ players }) => players[0]?.mirror?.jsonBytes() ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

/** Nobody gives commands any more, and those given have been answered. */
async function rest(players: readonly Player[]): Promise<void> {
  for (const player of players) player.resting = true;
  const untilMs = performance.now() + ANSWERED_WITHIN_MS;
  while (players.some(({ pending }) => pending > 0) && performance.now() < untilMs) await sleep(50);
}

async function withOwnServer<R>(work: (url: string) => Promise<R>): Promise<R> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-load-'));
  const server = await startServer(await buildServer(), dataDir, await freePort());
  try {
    return await work(server.url);
  } finally {
    await server.kill('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
}

function onServer<R>(work: (url: string) => Promise<R>): Promise<R> {
  return values.url === undefined ? withOwnServer(work) : work(values.url);
}

function print(report: object): void {
  if (values.json) console.log(JSON.stringify(report));
  else console.table(report);
}

async function predict(): Promise<boolean> {
  const report = await onServer((url) => loadPredict(url, Number(values.seats), values['host-key']));
  print(report);
  return report.errors + report.lost === 0 && report.answered === report.seats;
}

async function runLesson(lesson: string): Promise<boolean> {
  const size = { seats: Number(values.seats), teams: Number(values.teams ?? LESSON_TEAMS) };
  const { steps, ...report } = await onServer((url) =>
    loadLesson({ url, hostKey: values['host-key'], lesson, ...size }),
  );
  print(values.json ? { ...report, steps } : steps);
  if (!values.json) console.table(report);
  return report.errors === 0 && report.debrief && report.worstS <= LESSON_SLACK_S;
}

async function play(): Promise<boolean> {
  const report = await onServer(load);
  print(report);
  return report.errors + report.desyncs + report.unanswered === 0;
}

const good = values.predict ? await predict() : values.lesson ? await runLesson(values.lesson) : await play();
process.exit(good ? 0 : 1);
