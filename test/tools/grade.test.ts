import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOver, playTurn, startProgramGame } from '#shared/programs/program-game.ts';
import { MARK_TICKS } from '#shared/replay/marks.ts';
import { RECORDING_FORMAT, type RecordedLine } from '#shared/replay/recording.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { writeRecording } from '#shared/replay/write-recording.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { seedOf, type Task } from '../../tools/grade/task.ts';

/** `HANDINS=60` grades as many; ten of them are always tampered with. */
const HAND_INS = Number(process.env.HANDINS ?? 12);
const TASK: Task = { name: 'week-3', hall: 'first-hall' };
const SLEEPY_TURN = 40;
const TIME_MS = 900_000;

const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-grade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The day of a student, who puts a host to sleep and moves a VM, as a game alone writes it. */
function playedBy(student: string): readonly string[] {
  const hall = hallById(TASK.hall);
  if (!hall) throw new Error(`no hall ${TASK.hall}`);
  const game = startProgramGame(hall, seedOf(TASK, student));
  const { world } = game;
  const marks: RecordedLine[] = [];
  for (let turn = 0; !isOver(world); turn++) {
    const calls = turn === SLEEPY_TURN ? [{ name: 'migrateLive', args: { vm: 7, host: 0 } }] : [];
    playTurn(game, { calls, tables: [] });
    if (world.tick % MARK_TICKS === 0)
      marks.push({ tick: world.tick, entry: { type: 'mark', atTick: world.tick, hashes: [hashWorld(world)] } });
  }
  const orders = game.orders.map(
    ({ tick, call }): RecordedLine => ({ tick, entry: { type: 'order', team: 0, by: 0, call } }),
  );
  const lines = [{ tick: 0, entry: { type: 'started', teams: [0] } } as const, ...orders, ...marks];
  const { scenario, traces } = world;
  const header = {
    format: RECORDING_FORMAT,
    code: 'HOME',
    title: '',
    scenario: scenario.id,
    seed: scenario.seed,
    contentHash: contentHash(scenario, traces),
    engine: ENGINE,
    capacity: 1,
    teams: 1,
    teamForming: 'random',
    freeNames: false,
    solo: true,
  } as const;
  const sorted = lines.toSorted((a, b) => a.tick - b.tick);
  return [...writeRecording({ header, lines: sorted, ticks: world.tick })];
}

type Tamper = (lines: readonly string[]) => readonly string[];
const isMark = (line: string) => line.includes('"mark"');
const isOrder = (line: string) => line.includes('"order"');
const ends = (lines: readonly string[], tick: number) => [
  ...lines.slice(0, -1).filter((line) => ((JSON.parse(line) as { tick?: number }).tick ?? 0) <= tick),
  `${JSON.stringify({ tick, type: 'end' })}\n`,
];

/** Ten ways to cheat, and what each is named. */
const TAMPERED: readonly (readonly [reason: string, Tamper])[] = [
  ['changed', (lines) => lines.filter((line) => !isOrder(line))],
  ['changed', (lines) => lines.map((line) => (isOrder(line) ? line.replace('"host":0', '"host":2') : line))],
  [
    'changed',
    (lines) => lines.map((line) => line.replace(/"hashes":\[(\d)/, (_, d) => `"hashes":[${d === '1' ? 2 : 1}`)),
  ],
  ['changed', (lines) => lines.flatMap((line) => (isOrder(line) ? [line, line.replace('"vm":7', '"vm":8')] : [line]))],
  ['unproved', (lines) => lines.filter((line) => !isMark(line))],
  ['unproved', (lines) => lines.filter((line) => !line.includes('"atTick":700'))],
  ['early', (lines) => ends(lines, 600)],
  ['journal', (lines) => lines.slice(0, -1)],
  ['rules', (lines) => lines.map((line) => line.replace(/"engine":"[^"]*"/, '"engine":"0/0"'))],
  ['otherTask', () => playedBy('somebody')],
];

let expected: ReadonlyMap<string, string>;

beforeAll(() => {
  const names = Array.from({ length: HAND_INS }, (_, i) => `s${String(i + 1).padStart(3, '0')}`);
  const step = Math.floor(HAND_INS / TAMPERED.length);
  expected = new Map(TAMPERED.map(([reason], i) => [names[i * step] ?? '', reason]));
  for (const [i, name] of names.entries()) {
    const tamper = i % step === 0 ? TAMPERED[i / step]?.[1] : undefined;
    const lines = playedBy(name);
    writeFileSync(path.join(folder, `${name}-hand-in.ndjson`), (tamper?.(lines) ?? lines).join(''));
  }
}, TIME_MS);

describe('homework', () => {
  it('gives every student a day of their own, and the same one each time', () => {
    expect(seedOf(TASK, '4711')).toBe(seedOf({ ...TASK }, '4711'));
    expect(seedOf(TASK, '4711')).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const seeds = Array.from({ length: 300 }, (_, i) => seedOf(TASK, String(i)));
    expect(new Set(seeds).size).toBe(300);
    expect(seedOf({ ...TASK, name: 'week-4' }, '4711')).not.toBe(seedOf(TASK, '4711'));
  });

  it(
    'names exactly those that were changed or do not run again, with the reason',
    () => {
      const csv = path.join(folder, 'grades.csv');
      const words = [folder, '--task', TASK.name, '--hall', TASK.hall, '--json', '--csv', csv];
      const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/grade/main.ts', ...words], {
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      const grades = JSON.parse(run.stdout) as { student: string; ok: boolean; problem?: string; seconds?: number }[];
      const named = grades.flatMap(({ student, problem }) => (problem === undefined ? [] : [[student, problem]]));
      expect(named).toEqual([...expected].toSorted());
      expect(grades).toHaveLength(HAND_INS);
      expect(grades.filter(({ ok }) => ok).every(({ seconds }) => seconds === 240)).toBe(true);
      expect(run.status).toBe(1);
      expect(readFileSync(csv, 'utf8').split('\n')[0]).toBe('student,points,seconds,orders,problem');
    },
    TIME_MS,
  );
});
