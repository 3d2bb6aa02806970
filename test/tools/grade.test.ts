import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playIn } from '#client/lab/play/snapshots.ts';
import { OWN_HALL } from '#client/lab/setup/own-hall.ts';
import type { LocalGame } from '#client/local/local-game.ts';
import { provedJournal } from '#client/local/run/answers.ts';
import { LocalRun } from '#client/local/run/local-run.ts';
import { judgeHandIn } from '#shared/homework/judge-hand-in.ts';
import { labFileOf } from '#shared/homework/lab-task.ts';
import { type HallTask, type LabTask, type LevelTask, seedOf } from '#shared/homework/task.ts';
import { readTask, taskText } from '#shared/homework/task-link.ts';
import { checkPlayable, playedFile } from '#shared/lab/hall/played-file.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough } from '#shared/score/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';

/** `HANDINS=60` grades as many; ten of them are always tampered with. */
const HAND_INS = Number(process.env.HANDINS ?? 12);
const HALL: HallTask = { kind: 'hall', name: 'week-3', hall: 'first-hall' };
const LEVEL: LevelTask = { kind: 'level', name: 'week-3', level: '1-1' };
const LAB_TICKS = 250;
const LAB: LabTask = {
  kind: 'lab',
  name: 'week-3',
  file: { ...OWN_HALL, ticks: LAB_TICKS },
  vary: [
    { path: 'vms.0.meanLoad', values: [0.2, 0.25, 0.3, 0.35] },
    { path: 'policies.overcommitPercent', values: [110, 120, 130] },
  ],
};
const TIME_MS = 900_000;

const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-grade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Second at which the student gives an order. */
const ORDER_S = 40;

/** A game alone, played as a page plays it: one order, then to its end, or so many ticks. */
async function played(game: LocalGame, call: CommandCall, ticks = Number.POSITIVE_INFINITY): Promise<LocalRun> {
  const run = LocalRun.begin({ id: 'HOME', game, name: '' });
  if (typeof run === 'string') throw new Error(run);
  await run.control({ type: 'start' });
  run.forwardTo(Math.round(ORDER_S / run.world.scenario.tickSeconds));
  void run.give(call);
  while (run.time.phase !== 'over' && run.tick < ticks) run.step();
  return run;
}

const move = (vm: number, host: number) => ({ name: 'migrateLive', args: { vm, host } }) as CommandCall;

/** `compared`: with what the bots came to, as a page adds it once they have run. */
async function journalBy(student: string, compared = false): Promise<string> {
  const seed = seedOf(HALL, student);
  const run = await played({ kind: 'hall', hall: HALL.hall, seed }, move(7, 0));
  const hall = hallById(HALL.hall);
  if (compared && hall) run.takePar(playThrough(playPar(hall, seed)));
  return provedJournal(run);
}

const comparedBy: HandIn = (student) => journalBy(student, true);

/** Says that the best bot came to less: one has more points by that. */
function kinderPar(journal: string): string {
  return journal.replace(/("target":\{"\w+":\[)[-.\d]+/, '$10.5');
}

async function labFileBy(student: string, ticks = LAB_TICKS): Promise<string> {
  const { file, scenario } = checkPlayable(labFileOf(LAB, student));
  const run = await played({ kind: 'lab', scenario, orders: [] }, move(0, 1), ticks);
  return JSON.stringify(playedFile(file, playIn(provedJournal(run)), run.tick), null, 2);
}

type HandIn = (student: string) => Promise<string>;
interface Tampered {
  /** What the file is named as, and where. */
  readonly reason: string;
  readonly end: 'json' | 'ndjson';
  readonly made: HandIn;
}

const lines =
  (tamper: (lines: readonly string[]) => readonly string[]): HandIn =>
  async (student) =>
    tamper((await journalBy(student)).trimEnd().split('\n'))
      .map((line) => `${line}\n`)
      .join('');
const isOrder = (line: string) => line.includes('"order"');
const journal = (reason: string, tamper: Parameters<typeof lines>[0]): Tampered => ({
  reason,
  end: 'ndjson',
  made: lines(tamper),
});
const file = (reason: string, tamper: (text: string) => string): Tampered => ({
  reason,
  end: 'json',
  made: async (student) => tamper(await labFileBy(student)),
});

/** Ten ways to cheat, and what each is named. */
const TAMPERED: readonly Tampered[] = [
  { reason: 'otherTask', end: 'ndjson', made: () => journalBy('somebody') },
  journal('changed tick 300', (all) =>
    all.map((line) => (isOrder(line) ? line.replace('"host":0', '"host":2') : line)),
  ),
  journal('changed tick 200', (all) =>
    all
      .filter((line) => !isOrder(line) && !line.includes('"atTick":300'))
      .map((line) => line.replace(/("atTick":200,"hashes":\[)-?\d+/, '$17')),
  ),
  journal('unproved tick 700', (all) => all.filter((line) => !line.includes('"atTick":700'))),
  { reason: 'par', end: 'ndjson', made: async (student) => kinderPar(await comparedBy(student)) },
  journal('journal', (all) => all.slice(0, -1)),
  { reason: 'parameters', end: 'json', made: () => labFileBy('somebody') },
  file('parameters hosts.0.count', (text) => text.replace('"count": 2', '"count": 3')),
  file('changed tick 250', (text) => text.replace(/("command": "migrateLive",\s+"args": \{\s+"vm": )0/, '$11')),
  { reason: 'early tick 240', end: 'json', made: (student) => labFileBy(student, 240) },
];

const names = Array.from({ length: HAND_INS }, (_, i) => `s${String(i + 1).padStart(3, '0')}`);
const step = Math.floor(HAND_INS / TAMPERED.length);

beforeAll(async () => {
  for (const [i, name] of names.entries()) {
    const tampered = i % step === 0 ? TAMPERED[i / step] : undefined;
    const end = tampered?.end ?? (i % 2 === 0 ? 'ndjson' : 'json');
    const text = await (tampered?.made ?? (end === 'json' ? labFileBy : comparedBy))(name);
    writeFileSync(path.join(folder, `${name}-hand-in.${end}`), text);
  }
}, TIME_MS);

describe('homework', () => {
  it('gives every student a day of their own, and the same one each time', () => {
    expect(seedOf(HALL, '4711')).toBe(seedOf({ ...HALL }, ' 4711 '));
    expect(seedOf(HALL, 'S12')).toBe(seedOf(HALL, 's12'));
    expect(seedOf(HALL, '4711')).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const seeds = Array.from({ length: 300 }, (_, i) => seedOf(HALL, String(i)));
    expect(new Set(seeds).size).toBe(300);
    expect(seedOf({ ...HALL, name: 'week-4' }, '4711')).not.toBe(seedOf(HALL, '4711'));
  });

  it('gives every student values of their own, all of them to somebody, in a file that can be played', () => {
    const files = Array.from({ length: 60 }, (_, i) => labFileOf(LAB, String(i)));
    expect(new Set(files.map(({ vms }) => vms[0]?.meanLoad))).toEqual(new Set(LAB.vary[0]?.values));
    expect(new Set(files.map(({ policies }) => policies?.overcommitPercent))).toEqual(new Set(LAB.vary[1]?.values));
    expect(() => checkPlayable(labFileOf(LAB, '1'))).not.toThrow();
  });

  it('is handed out as a link that says all of it; others are refused', () => {
    for (const task of [HALL, LEVEL, LAB]) expect(readTask(`https://x/homework#${taskText(task)}`)).toEqual(task);
    for (const bad of ['', 't1.abc', taskText({ ...HALL, hall: 'nowhere' }), taskText({ ...LEVEL, level: '9-9' })])
      expect(readTask(bad)).toBeUndefined();
  });

  it(
    'of a level is played again with what happens in it, and gives its stars',
    async () => {
      const seed = seedOf(LEVEL, '4711');
      const run = await played({ kind: 'level', level: '1-1', seed }, move(0, 1));
      const stars = run.level?.stars.filter(Boolean).length;
      const grade = judgeHandIn(LEVEL, '4711', provedJournal(run));
      expect(grade).toMatchObject({ ok: true, stars, seconds: 190, orders: 1 });
      expect(judgeHandIn(LEVEL, '4712', provedJournal(run))).toMatchObject({ problem: 'otherTask' });
      const kinder = run
        .journal()
        .split('\n')
        .filter((line) => !line.includes('"by":-2'));
      expect(judgeHandIn(LEVEL, '4711', kinder.join('\n'))).toMatchObject({ problem: 'changed' });
    },
    TIME_MS,
  );

  it(
    'alone takes no orders but those of its player',
    async () => {
      const text = await journalBy('4711');
      const gift = text.replace(/"by":0/, '"by":-2');
      expect(judgeHandIn(HALL, '4711', gift)).toMatchObject({ problem: 'changed', where: 'tick 200' });
    },
    TIME_MS,
  );

  it(
    'names exactly those that were changed or do not run again, with the reason and where it shows',
    () => {
      const csv = path.join(folder, 'grades.csv');
      const links = [HALL, LAB].flatMap((task) => ['--link', taskText(task)]);
      const words = [folder, ...links, '--json', '--csv', csv];
      const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/grade/main.ts', ...words], {
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      type Told = { student: string; ok: boolean; problem?: string; where?: string; seconds?: number };
      const grades = JSON.parse(run.stdout) as Told[];
      const bad = grades.filter(({ ok }) => !ok).map(({ student, problem, where }) => [student, `${problem} ${where}`]);
      expect(bad.map(([student]) => student)).toEqual(TAMPERED.map((_, i) => names[i * step]));
      TAMPERED.forEach(({ reason }, i) => {
        expect(bad[i]?.[1]).toContain(reason);
      });
      expect(grades).toHaveLength(HAND_INS);
      expect(new Set(grades.filter(({ ok }) => ok).map(({ seconds }) => seconds))).toEqual(new Set([240, 50]));
      expect(run.status).toBe(1);
      expect(readFileSync(csv, 'utf8').split('\n')[0]).toBe('student,result,seconds,orders,problem,where');
    },
    TIME_MS,
  );
});
