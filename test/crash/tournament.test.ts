import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TournamentPreset } from '#shared/tournament/messages.ts';
import type { Format } from '#shared/tournament/rules.ts';
import { compete } from '../../assets/programs/js/index.js';
import { buildServer, freePort, type ServerProcess, startServer } from '../../tools/load/server-process.ts';
import { aTournament } from '../tournament/a-tournament.ts';

/** `PROGRAMS=40 KILLS=2 FORMATS=grandPrix,swiss,arena` is the long run. */
const PROGRAMS = Number(process.env.PROGRAMS ?? 2);
const KILLS = Number(process.env.KILLS ?? 1);
const FORMATS = (process.env.FORMATS ?? 'swiss').split(',');
const PACE = Number(process.env.PACE ?? 32);
const TIME_MS = 3_600_000;
const FORMAT: { readonly [name: string]: Format | undefined } = {
  grandPrix: { kind: 'grandPrix', events: 1, points: 'place', drop: 0 },
  swiss: { kind: 'swiss', rounds: KILLS },
  arena: { kind: 'arena', lengthS: 60, best: 5, points: 'duel' },
};

let entry = '';
let dataDir = '';
let port = 0;
let server: ServerProcess;

beforeAll(async () => {
  entry = await buildServer();
  dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-tournament-'));
  port = await freePort();
  server = await startServer(entry, dataDir, port, { LOG_LEVEL: 'error' });
}, TIME_MS);

afterAll(async () => {
  await server.kill('SIGKILL');
  await rm(path.dirname(entry), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

it.each(FORMATS)(
  'a tournament of programs (%s) goes on after its server was killed in the middle of a match, and the referee certifies it',
  async (name) => {
    const url = `http://127.0.0.1:${port}`;
    const format = FORMAT[name];
    if (!format) throw new Error(`no format ${name}`);
    const tournament = await aTournament(() => url, {
      preset: 'programs' satisfies TournamentPreset,
      format,
      halls: ['first-hall'],
      settings: { pace: PACE, turnaroundS: 0, freezePermille: 1000, reconnectS: 30 },
    });
    const playing = [];
    for (let i = 0; i < PROGRAMS; i++) {
      const { entryToken: token } = await tournament.enter(`Program ${i + 1}`);
      playing.push(compete(() => [], { url, token, tables: [] }));
    }
    await tournament.deed({ type: 'begin' });
    for (let kill = 1; kill <= KILLS; kill++) {
      const round = format.kind === 'swiss' ? kill : 1;
      await tournament.until(
        ({ matches }) => matches.some((match) => match.round >= round && match.phase === 'running'),
        'a match runs',
      );
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await server.kill('SIGKILL');
      server = await startServer(entry, dataDir, port, { LOG_LEVEL: 'error' });
    }
    const { certified, matches } = await tournament.until(
      (view) => view.certified !== undefined,
      'the referee has spoken',
    );
    console.log(name, matches.length, 'matches', matches.filter(({ state }) => state === 'played').length, 'played');
    expect(certified).toBe(true);
    expect(matches.every(({ state }) => state !== 'open')).toBe(true);
    expect(matches.some(({ state }) => state === 'played')).toBe(true);
    await Promise.all(playing);
  },
  TIME_MS,
);
