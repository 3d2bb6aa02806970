import path from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateTournament, EntryGranted } from '#shared/tournament/messages.ts';
import { compete } from '../../../assets/programs/js/index.js';
import { asked, aTournament, granted } from '../../tournament/a-tournament.ts';
import { aServer, closeAll, type TestServer } from '../a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(closeAll);

function rowsOf({ dataDir }: TestServer, query: string): readonly Record<string, unknown>[] {
  const db = new Database(path.join(dataDir, 'overcommit.db'));
  try {
    return db.prepare(query).all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
}

/** The log of deeds, as it is stored. */
const deedsIn = (at: TestServer) =>
  rowsOf(at, 'select deed, detail from audit').map(({ deed, detail }) => `${deed} ${detail}`.trim());
/** All that is stored of tournaments. */
const stored = (at: TestServer) =>
  JSON.stringify(['tournaments', 'tournament_lines'].map((table) => rowsOf(at, `select * from ${table}`)));

const TIME_MS = 300_000;
const api = (code: string) => `${server.url}/api/tournaments/${code}`;

/** Of people who never come: each match is over when the second to check in is. */
const make = (wish: Partial<CreateTournament>) =>
  aTournament(() => server.url, {
    preset: 'roundRobin',
    halls: ['first-hall'],
    ...wish,
    settings: { checkInS: 1, turnaroundS: 0, freezePermille: 1000, ...wish.settings },
  });
const enter = (tournament: Awaited<ReturnType<typeof make>>, names: readonly string[]): Promise<EntryGranted[]> =>
  names.reduce<Promise<EntryGranted[]>>(
    async (before, name) => [...(await before), await tournament.enter(name, 'person')],
    Promise.resolve([]),
  );

describe('a round robin on a server', () => {
  it(
    'lets all meet all once, stands still while it is held, and takes nobody in after its first round',
    async () => {
      const tournament = await make({});
      await enter(tournament, ['Alpha', 'Beta', 'Gamma']);
      await tournament.deed({ type: 'begin' });
      const held = await tournament.deed({ type: 'hold', held: true });
      expect(held.held).toBe(true);
      const still = await tournament.until(({ matches }) => matches.every(({ state }) => state !== 'open'), 'no match');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      expect((await tournament.view()).matches).toHaveLength(still.matches.length);
      await tournament.deed({ type: 'hold', held: false });
      const { matches } = await tournament.until(({ phase }) => phase === 'closed', 'all have met');
      expect(matches.map(({ entries }) => entries.toSorted().join())).toEqual(
        expect.arrayContaining(['0,1', '0,2', '1,2']),
      );
      expect(matches).toHaveLength(3);
      expect((await tournament.view()).openEntry).toBe(false);
      expect((await asked(`${api(tournament.code)}/entries`, '', { name: 'Late', kind: 'person' })).status).toBe(409);
    },
    TIME_MS,
  );
});

describe('a Swiss tournament on a server', () => {
  it(
    'takes somebody in after its first round, who is paired in the next one, and nobody after that',
    async () => {
      const tournament = await make({ preset: 'programs', format: { kind: 'swiss', rounds: 3 } });
      await enter(tournament, ['Alpha', 'Beta', 'Gamma']);
      await tournament.deed({ type: 'begin' });
      await tournament.until(({ round }) => round === 1, 'the first round');
      await tournament.deed({ type: 'hold', held: true });
      await enter(tournament, ['Late']);
      await tournament.deed({ type: 'hold', held: false });
      const view = await tournament.until(({ round }) => round >= 2, 'the second round');
      expect(view.openEntry).toBe(false);
      const second = view.matches.filter(({ round }) => round === 2).flatMap(({ entries }) => entries);
      expect(second.toSorted()).toEqual([0, 1, 2, 3]);
      expect((await asked(`${api(tournament.code)}/entries`, '', { name: 'Too late', kind: 'person' })).status).toBe(
        409,
      );
    },
    TIME_MS,
  );
});

describe('a match that the organiser has played again', () => {
  it(
    'is the same two on a new sealed seed in a room of its own; what was done is in the log of deeds',
    async () => {
      const tournament = await make({ settings: { checkInS: 600 } });
      await enter(tournament, ['Alpha', 'Beta']);
      await tournament.deed({ type: 'begin' });
      const before = await tournament.until(({ matches }) => matches[0]?.phase === 'lobby', 'the room is open');
      await tournament.deed({ type: 'replay', match: 0 });
      const after = await tournament.until(({ matches }) => matches[1]?.phase === 'lobby', 'another room is open');
      const [failed, again] = after.matches;
      expect([failed?.state, again?.state, again?.entries]).toEqual(['failed', 'open', before.matches[0]?.entries]);
      expect(again?.seal).toMatch(/^[0-9a-f]{64}$/);
      expect(again?.seal).not.toBe(failed?.seal);
      const put = await tournament.deed({ type: 'walkover', match: 1, present: [1] });
      expect(put.tableNow[0]).toMatchObject({ entry: 1, points: 2 });
      const deeds = deedsIn(server);
      expect(deeds).toEqual(
        expect.arrayContaining(['tournamentOpened', 'tournamentCorrected replay 0', 'tournamentCorrected walkover 1']),
      );
    },
    TIME_MS,
  );
});

describe('an arena on a server', () => {
  it(
    'pairs whoever is free until it is closed, lets its last match be played, and is certified',
    async () => {
      const format = { kind: 'arena', lengthS: 600, best: 5, points: 'duel' } as const;
      const settings = { pace: 32, reconnectS: 1 };
      const tournament = await make({ preset: 'programs', format, settings });
      const playing = [];
      for (const name of ['Alpha', 'Beta']) {
        const { entryToken: token } = await tournament.enter(name);
        playing.push(compete(() => [], { url: server.url, token, tables: [] }));
      }
      await tournament.deed({ type: 'begin' });
      await tournament.until(({ matches }) => matches[0]?.phase === 'running', 'two play');
      await tournament.deed({ type: 'close' });
      const over = await tournament.until(({ certified }) => certified !== undefined, 'the referee has spoken');
      expect([over.certified, over.matches.length, over.matches[0]?.state]).toEqual([true, 1, 'played']);
      await Promise.all(playing);
    },
    TIME_MS,
  );
});

describe('somebody who is erased from a tournament', () => {
  it(
    'has no name and no token there any more, in what is stored too; the results stay',
    async () => {
      const tournament = await make({});
      const [, beta] = await enter(tournament, ['Alpha', 'Bartholomew']);
      const erase = () =>
        fetch(`${api(tournament.code)}/entries/1`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${tournament.organiserToken}` },
        });
      await tournament.deed({ type: 'begin' });
      await tournament.until(({ certified }) => certified !== undefined, 'all is over');
      expect((await erase()).status).toBe(200);
      const after = await tournament.until(({ certified }) => certified !== undefined, 'it is certified again');
      expect(after.entries.map(({ name }) => name)).toEqual(['Alpha', '']);
      expect(after.matches).toHaveLength(1);
      expect((await asked(`${api(tournament.code)}/entry`, beta?.entryToken)).status).toBe(401);
      expect(JSON.stringify(await granted(`${api(tournament.code)}/export`))).not.toContain('Bartholomew');
      expect(deedsIn(server)).toContain('entrantErased 1');
      expect(stored(server)).not.toContain('Bartholomew');
    },
    TIME_MS,
  );
});
