import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certify } from '#shared/tournament/certify.ts';
import type { TournamentExport } from '#shared/tournament/export.ts';
import type { CheckedIn, CreateTournament, EntrantView } from '#shared/tournament/messages.ts';
import { sealOf } from '#shared/tournament/seal.ts';
import { compete } from '../../assets/programs/js/index.js';
import { asked, aTournament, granted } from '../tournament/a-tournament.ts';
import { aServer, closeAll, type TestServer } from './a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(closeAll);

const TIME_MS = 300_000;
/** One duel in a hall of 240 s, at most pace. */
const DUEL: CreateTournament = {
  preset: 'programs',
  format: { kind: 'swiss', rounds: 1 },
  halls: ['first-hall'],
  settings: { pace: 32, turnaroundS: 0, reconnectS: 1, freezePermille: 1000 },
};
const make = (wish: Partial<CreateTournament> = {}) => aTournament(() => server.url, { ...DUEL, ...wish });
const api = (code: string) => `${server.url}/api/tournaments/${code}`;

/** Waits in its hall, and does nothing. */
const idle = () => [];

describe('a duel of programs', () => {
  it(
    'is sealed before, played to the end, certified by the referee, and can be taken away and checked',
    async () => {
      const tournament = await make();
      const tokens = [(await tournament.enter('Alpha')).entryToken, (await tournament.enter('Beta')).entryToken];
      await tournament.deed({ type: 'begin' });
      const playing = tokens.map((token) => compete(idle, { url: server.url, token, tables: ['hosts'] }));
      const before = await tournament.until(({ matches }) => matches[0]?.phase === 'running', 'the duel runs');
      expect(before.matches[0]).toMatchObject({ entries: [0, 1], state: 'open', replay: false });
      expect(before.matches[0]?.seed).toBeUndefined();
      const seal = before.matches[0]?.seal;
      const after = await tournament.until(({ certified }) => certified !== undefined, 'the referee has spoken');
      expect(after).toMatchObject({ phase: 'closed', certified: true, frozen: false });
      expect(sealOf(0, after.matches[0]?.seed ?? '')).toBe(seal);
      // Two that do the same under the same seed come to the same.
      const [a, b] = after.matches[0]?.results ?? [];
      expect({ ...a, entry: 0 }).toEqual({ ...b, entry: 0 });
      expect(after.table.map(({ place, points }) => [place, points])).toEqual([
        [1, 1],
        [1, 1],
      ]);
      expect(await Promise.all(playing)).toEqual([1, 1]);
      const told = await granted<TournamentExport>(`${api(tournament.code)}/export`);
      const { status, text } = await asked(`${api(tournament.code)}/matches/0/journal`);
      expect([status, text]).toEqual([200, told.matches[0]?.journal]);
      expect(await certify(told, after.publicKey)).toEqual({
        certified: true,
        matches: [{ match: 0, certified: true }],
      });
    },
    TIME_MS,
  );

  it(
    'is lost by a program that falls silent; the organiser may take that back, and give another result, which everybody sees',
    async () => {
      const tournament = await make();
      const [one, two] = [await tournament.enter('Alpha'), await tournament.enter('Beta')];
      await tournament.deed({ type: 'begin' });
      const url = `${server.url}/api/program/turn`;
      const silent = granted(url, two.entryToken, { calls: [], tables: [] });
      const winner = compete(idle, { url: server.url, token: one.entryToken, tables: [] });
      await silent;
      const over = await tournament.until(({ certified }) => certified !== undefined, 'the walkover');
      expect(over.matches[0]).toMatchObject({ state: 'walkover', present: [0] });
      expect(over.table.map(({ entry, points }) => [entry, points])).toEqual([
        [0, 2],
        [1, 0],
      ]);
      await winner;
      const results = [{ entry: 1, milliPoints: 50_000, promisesMilli: 50_000, badGoldS: 0 }];
      const put = await tournament.deed({ type: 'correct', match: 0, results, why: 'the network of room 3 failed' });
      expect(put.tableNow[0]).toMatchObject({ entry: 1, points: 2 });
      expect(put.matches[0]?.corrected).toBe(true);
      const line = put.lines.findIndex(({ told }) => told.type === 'corrected');
      const back = await tournament.deed({ type: 'undo', line });
      expect(back.tableNow[0]).toMatchObject({ entry: 0, points: 2 });
      expect(back.lines.map(({ told }) => told.type)).toContain('corrected');
    },
    TIME_MS,
  );
});

describe('who may do what in a tournament', () => {
  it('an organiser by token, an entry by its own, everybody looks on; programs by theirs', async () => {
    const tournament = await make({ settings: { ...DUEL.settings, openEntry: false } });
    const { entryToken } = await tournament.enter('Alpha');
    expect((await asked(`${api(tournament.code)}/entries`, '', { name: 'Mallory', kind: 'person' })).status).toBe(401);
    expect((await asked(`${api(tournament.code)}/deeds`, entryToken, { type: 'begin' })).status).toBe(401);
    expect((await asked(`${api(tournament.code)}/organiser`)).status).toBe(401);
    expect((await asked(`${api(tournament.code)}/entry`, tournament.organiserToken)).status).toBe(401);
    expect((await asked(`${api(tournament.code)}/export`)).status).toBe(409);
    expect((await asked(`${server.url}/api/program/turn`, 'NOBODY', { calls: [] })).status).toBe(401);
    expect((await asked(`${server.url}/api/program/turn`, entryToken, { calls: 'all' })).status).toBe(400);
    const seen = JSON.stringify(await tournament.view());
    for (const secret of [entryToken, tournament.organiserToken]) expect(seen).not.toContain(secret);
  });

  it(
    'people check in for their match and are given a seat in its room, and nobody else is',
    async () => {
      const tournament = await make({ settings: { ...DUEL.settings, checkInS: 60, teamSize: 2 } });
      const [one, two] = [await tournament.enter('Alpha', 'person'), await tournament.enter('Beta', 'team')];
      await tournament.deed({ type: 'begin' });
      await tournament.until(({ matches }) => matches[0]?.phase === 'lobby', 'the room is open');
      const entry = `${api(tournament.code)}/entry`;
      expect(await granted<EntrantView>(entry, one.entryToken)).toMatchObject({
        next: { match: 0, opponents: ['Beta'], phase: 'lobby', checkedIn: false },
      });
      const first = await granted<CheckedIn>(`${entry}/check-in`, one.entryToken, { lang: 'en' });
      expect(first.seat.name).toBe('Alpha');
      const outside = await asked(`${server.url}/api/sessions/${first.session}/seats`, '', { lang: 'en' });
      expect(JSON.parse(outside.text)).toMatchObject({ code: 'roomLocked' });
      await granted<CheckedIn>(`${entry}/check-in`, two.entryToken, { lang: 'en' });
      await tournament.until(({ matches }) => matches[0]?.phase === 'running', 'both are there');
      await granted(`${entry}/withdraw`, two.entryToken, {});
      const { matches } = await tournament.until(({ phase }) => phase === 'closed', 'nobody is left to play');
      expect(matches[0]).toMatchObject({ state: 'walkover', present: [0] });
    },
    TIME_MS,
  );
});
