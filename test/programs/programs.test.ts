import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { observe } from '#shared/programs/observation.ts';
import { isOver, playTurn, startProgramGame } from '#shared/programs/program-game.ts';
import { readTurn } from '#shared/programs/read-turn.ts';
import { CALLS_MOST } from '#shared/programs/turn.ts';
import { TeamReplay } from '#shared/replay/team-replay.ts';
import { deal } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { botsByName, playBot } from '#shared/score/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { playPrograms } from '../../tools/arena/play-programs.ts';
import { readArguments } from '../../tools/arena/read-arguments.ts';
import { programsPage } from '../../tools/programs/page.ts';

const FIRST = hallById('first-hall')!;
const PROGRAMS = path.join(import.meta.dirname, '../../assets/programs');
const PATIENCE_MS = 60_000;
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('a program that plays', () => {
  it('sees the open columns of its hall with words for states, and no row that is not there', () => {
    const { world } = startProgramGame(FIRST, 'P1');
    const { tables, hall } = observe(world);
    expect(tables.hosts?.map(({ row, state, memMib }) => [row, state, memMib])).toEqual(
      [0, 1, 2, 3].map((row) => [row, 'on', 32_768]),
    );
    expect(tables.vms).toHaveLength(10);
    expect(tables.vms?.[0]).toMatchObject({ row: 0, workload: 'web', host: 0 });
    expect(Object.keys(tables.vms?.[0] ?? {})).not.toContain('load');
    expect(hall.cash).toBe(world.hall.cash[0]);
  });

  it('is told of the tables that it asks for', () => {
    const { world } = startProgramGame(FIRST, 'P1');
    expect(Object.keys(observe(world, ['vms', 'hosts']).tables)).toEqual(['hosts', 'vms']);
  });

  it('plays a second a turn, and has an answer for each order: done, refused with the reason, no order, one too many', () => {
    const game = startProgramGame(FIRST, 'P1');
    const calls = [
      { name: 'sleepHost', args: { host: 1 } },
      { name: 'migrateLive', args: { vm: 7, host: 0 } },
      { name: 'migrateLive', args: { vm: 'seven' } },
      { name: 'injectFault', args: { fault: 'hostFailure', subject: 0 } },
    ];
    const { replies, second, tick } = playTurn(game, { calls });
    expect([second, tick]).toEqual([1, 5]);
    expect(replies).toMatchObject([
      { done: false, refusal: { code: 'hostNotEmpty' } },
      { done: true },
      { done: false, refusal: { code: 'badCommand' } },
      { done: false },
    ]);
    const many = Array.from({ length: CALLS_MOST + 1 }, () => ({ name: 'sleepHost', args: { host: 1 } }));
    expect(playTurn(game, { calls: many }).replies.at(-1)).toEqual({ done: false, refusal: { code: 'tooMany' } });
  });

  it('is told once what does not change: servers and customers by number, with nothing of what is to come', () => {
    const { facts } = playTurn(startProgramGame(FIRST, 'P1'), { calls: [], facts: true });
    expect(facts?.ticksPerSecond).toBe(5);
    expect(facts?.models[0]?.memMib).toBe(32_768);
    expect(Object.keys(facts?.customers[0] ?? {})).toEqual(['archetype', 'tier', 'vms', 'vcpus', 'memMib', 'workload']);
    expect(playTurn(startProgramGame(FIRST, 'P1'), { calls: [] }).facts).toBeUndefined();
  });

  it('meets the game’s own bots by their names, who play as they do in the game', async () => {
    const [played] = await playPrograms([{ program: 'careful', hall: FIRST, seed: 'P2' }], PATIENCE_MS);
    const bot = botsByName(FIRST).find(([name]) => name === 'careful')?.[1];
    const game = playBot(deal(FIRST, 'P2'), bot!);
    let turn = game.next();
    while (!turn.done) turn = game.next();
    expect(hashWorld(played!.game.world)).toBe(hashWorld(turn.value));
  });

  it.each([
    [['nobody.js'], 'no such program: nobody.js'],
    [['careful', '--hell', 'x'], 'no option --hell'],
    [['careful', '--hall', 'x'], 'no hall x'],
    [[], 'expected at least one player'],
  ])('is told what is wrong with a line %j', (words, reason) => {
    expect(readArguments(words)).toContain(reason);
  });

  it('asks in a form that is read, or is refused', () => {
    expect(readTurn({ calls: [] })).toEqual({ calls: [] });
    expect(readTurn({ calls: [], tables: ['vms'] })).toEqual({ calls: [], tables: ['vms'] });
    for (const bad of [undefined, null, 7, {}, { calls: 'x' }, { calls: [{}] }, { calls: [], tables: ['secrets'] }])
      expect(readTurn(bad)).toBeUndefined();
  });

  it('plays in JavaScript and in Python from the packages; who crashes has not played to the end; a replay has the same hash', async () => {
    // Where there is no Python, the program in JavaScript plays for both.
    const second = hasPython ? `${PROGRAMS}/python/example.py` : `${PROGRAMS}/js/example.js`;
    const programs = [`${PROGRAMS}/js/example.js`, second, `${PROGRAMS}/js/index.d.ts`];
    const jobs = programs.map((program) => ({ program, hall: FIRST, seed: 'P2' }));
    const played = await playPrograms(jobs, PATIENCE_MS);
    expect(played.map(({ end }) => end)).toEqual(['over', 'over', 'crashed']);
    for (const { game, end } of played) {
      expect(isOver(game.world)).toBe(end === 'over');
      const { scenario, traces, tick } = game.world;
      const replay = new TeamReplay({ scenario, traces, orders: game.orders, ticks: tick });
      replay.stepTo(tick);
      expect(hashWorld(replay.world)).toBe(hashWorld(game.world));
    }
    const [js, python] = played.map(({ game }) => hashWorld(game.world));
    expect(js).toBe(python);
  }, 120_000);

  it('is described by a page that says what the code does', () => {
    expect(readFileSync('docs/programs.md', 'utf8')).toBe(programsPage());
  });
});
