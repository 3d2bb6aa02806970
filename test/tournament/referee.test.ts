import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { certify } from '#shared/tournament/certify.ts';
import type { TournamentExport } from '#shared/tournament/export.ts';
import type { Pars } from '#shared/tournament/judge.ts';
import { isSealable, sealedSeed, sealOf } from '#shared/tournament/seal.ts';
import { signExport } from '#shared/tournament/sign.ts';
import { EXAMPLE_FILE, playExample } from '../../tools/arena/example.ts';

/** `MUTATIONS=1000` tries as many changes of each kind. */
const RUNS = Number(process.env.MUTATIONS ?? 4);
const TIME_MS = 3_600_000;
/** Of somebody who forges an export and signs it again. */
const FORGERS_KEY = new Uint8Array(32).fill(7);

let told: TournamentExport;
/** The bots play each hall and seed once for all of these tests. */
const pars: Pars = new Map();

beforeAll(async () => {
  told = await playExample();
}, TIME_MS);

/** A change of one letter or digit of a text into another. */
const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 9 }) });

function changed(text: string, { at, by }: { readonly at: number; readonly by: number }): string {
  const places = [...text.matchAll(/[0-9a-f]/g)].map(({ index }) => index);
  const place = places[at % places.length] ?? 0;
  const digits = '0123456789abcdef';
  const now = digits.indexOf(text[place] ?? '0');
  return `${text.slice(0, place)}${digits[(now + by) % digits.length]}${text.slice(place + 1)}`;
}

function parsed(text: string): TournamentExport {
  try {
    return JSON.parse(text) as TournamentExport;
  } catch {
    return {} as TournamentExport;
  }
}

/** Signed again by the forger. */
function forged(change: Partial<TournamentExport>): TournamentExport {
  return signExport({ ...told, ...change }, FORGERS_KEY);
}

describe('the referee', () => {
  it('certifies the export that ships, which is that very tournament', () => {
    expect(JSON.parse(readFileSync(EXAMPLE_FILE, 'utf8'))).toEqual(told);
  });

  it(
    'certifies a tournament that was played',
    async () => {
      expect(await certify(told, told.publicKey, pars)).toEqual({
        certified: true,
        matches: [{ match: 0, certified: true }],
      });
    },
    TIME_MS,
  );

  it(
    'finds any letter that was changed in what was signed',
    async () => {
      const text = JSON.stringify(told);
      await fc.assert(
        fc.asyncProperty(change, async (one) => {
          expect((await certify(parsed(changed(text, one)), told.publicKey, pars)).certified).toBe(false);
        }),
        { numRuns: RUNS },
      );
    },
    TIME_MS,
  );

  it(
    'finds another score, whoever signs it',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(1), fc.integer({ min: 1, max: 1000 }), async (entry, more) => {
          const lines = told.lines.map((line) =>
            line.type === 'played'
              ? {
                  ...line,
                  results: line.results.map((r) =>
                    r.entry === entry ? { ...r, milliPoints: r.milliPoints + more } : r,
                  ),
                }
              : line,
          );
          const { certified, matches } = await certify(forged({ lines }), undefined, pars);
          expect([certified, matches[0]?.reason]).toEqual([false, 'score']);
        }),
        { numRuns: RUNS },
      );
    },
    TIME_MS,
  );

  it(
    'finds another seed, and one that could be searched, whoever signs it',
    async () => {
      const [record] = told.matches;
      if (!record) throw new Error('no match');
      for (const seed of [sealedSeed(new Uint8Array(26).fill(3)), 'SHORT']) {
        const matches = [{ ...record, seed, journal: record.journal.replaceAll(record.seed, seed) }];
        expect((await certify(forged({ matches }), undefined, pars)).matches[0]?.reason).toBe('seal');
      }
      expect(isSealable('K7QF3M')).toBe(false);
      expect(sealOf(0, record.seed)).toHaveLength(64);
    },
    TIME_MS,
  );

  it(
    'finds an order that was left out, whoever signs it',
    async () => {
      const [record] = told.matches;
      const lines = record?.journal.split('\n') ?? [];
      const order = lines.findIndex((line) => line.includes('"powerOnVm"') || line.includes('"placeVm"'));
      const journal = lines.filter((_, i) => i !== order).join('\n');
      const matches = [{ match: 0, seed: record?.seed ?? '', journal }];
      expect((await certify(forged({ matches }), undefined, pars)).matches[0]?.reason).toBe('marks');
    },
    TIME_MS,
  );

  it(
    'finds another table, and a signature that is somebody else’s',
    async () => {
      const table = told.table.map((row) => ({ ...row, place: row.place + 1 }));
      expect((await certify(forged({ table }), undefined, pars)).reason).toBe('table');
      expect((await certify(forged({}), told.publicKey, pars)).reason).toBe('signature');
      expect((await certify(forged({}), undefined, pars)).certified).toBe(true);
    },
    TIME_MS,
  );

  it(
    'is told of games that are missing',
    async () => {
      expect((await certify(forged({ matches: [] }), undefined, pars)).matches[0]?.reason).toBe('missing');
    },
    TIME_MS,
  );
});
