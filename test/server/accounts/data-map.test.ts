import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '#server/storage/embedded.ts';
import { COOKIES, JOURNAL_MAP, TABLES_MAP, TABLES_OF_LIBRARY } from '#shared/exports/data-map.ts';
import { DEEDS, NO_ACCOUNTS } from '#shared/protocol/office.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-map-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every table and column of the database as it is after all migrations. */
async function tables(): Promise<Record<string, string[]>> {
  const { db } = await openEmbedded(path.join(folder, 'map.db'));
  const found = await db.introspection.getTables({ withInternalKyselyTables: true });
  await db.destroy();
  return Object.fromEntries(found.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]));
}

const wordsOf = (lang: string) => {
  const file = path.join('assets/lang/office', `${lang}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: { table: object; column: object; line: object } }).data;
};

describe('the data map', () => {
  it('names every table and every column of the database, and none that is not there', async () => {
    const { ...all } = await tables();
    for (const name of TABLES_OF_LIBRARY) {
      expect(Object.keys(all)).toContain(name);
      delete all[name];
    }
    const mapped = Object.entries(TABLES_MAP).map(([name, columns]) => [name, Object.keys(columns).sort()]);
    expect(Object.fromEntries(mapped)).toEqual(all);
  });

  it.each(['en', 'de'])(
    'says in words (%s) what each table and column is for, and what the lines of a journal hold',
    (lang) => {
      const { table, column, line } = wordsOf(lang) as unknown as Record<string, Record<string, unknown>>;
      expect(Object.keys(table ?? {}).sort()).toEqual(Object.keys(TABLES_MAP).sort());
      for (const [name, columns] of Object.entries(TABLES_MAP))
        expect(Object.keys((column?.[name] as object) ?? {}).sort()).toEqual(Object.keys(columns).sort());
      expect(Object.keys(line ?? {}).sort()).toEqual([...new Set(Object.values(JOURNAL_MAP))].sort());
    },
  );

  it.each(['en', 'de'])(
    'has words (%s) for every deed of the audit log, and for everybody who did it without an account',
    (lang) => {
      const file = path.join('assets/lang/office', `${lang}.json`);
      const { admin } = JSON.parse(readFileSync(file, 'utf8')) as { admin: { deed: object; who: object } };
      expect([Object.keys(admin.deed).sort(), Object.keys(admin.who).sort()]).toEqual([
        [...DEEDS].sort(),
        [...NO_ACCOUNTS].sort(),
      ]);
    },
  );

  it('names the cookies that the server sets', () => {
    const sources = ['server/door/devices.ts', 'server/accounts/sign-in-cookie.ts'].map((file) =>
      readFileSync(file, 'utf8'),
    );
    const names = sources.flatMap((text) => [...text.matchAll(/= '(overcommit-[a-z]+)'/g)].map(([, name]) => name));
    expect(names).toEqual(COOKIES);
  });
});
