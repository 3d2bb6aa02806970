import { mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '#server/storage/embedded.ts';
import { SCHEMA_VERSION } from '#server/storage/schema.ts';
import { sqlJournals } from '#server/storage/sql-journals.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-migration-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The tables of version 1, as its server made them. */
const VERSION_1 = `
  PRAGMA journal_mode=WAL;
  create table rooms (room varchar(36) primary key, header text not null, epoch integer not null,
    horizon integer not null, mark_tick integer not null, mark_hash bigint not null, ended varchar(10) not null,
    touched_ms bigint not null);
  create table journal (room varchar(36) not null, seq integer not null, epoch integer not null, tick integer not null,
    entry text not null, command_id varchar(36), constraint journal_once primary key (room, seq),
    constraint command_once unique (room, command_id));
  create table snapshots (room varchar(36) not null, seq integer not null, epoch integer not null, tick integer not null,
    state text not null, worlds blob not null, hash bigint not null,
    constraint snapshot_once primary key (room, tick, seq));
  PRAGMA user_version=1;
`;

const HEADER = {
  room: 'r',
  code: 'ABC123',
  title: '',
  scenario: 'sprint',
  seed: 'A',
  contentHash: 1,
  engine: '1/a',
  capacity: 2,
  teams: 2,
  teamForming: 'random',
  freeNames: false,
  solo: false,
};

/** An old file with a seat that two people held one after the other, an order of each, one of the instructor, and a line that is damaged. */
function anOldFile(name: string): string {
  const file = path.join(folder, name);
  const database = new Database(file);
  database.exec(VERSION_1);
  database.prepare('insert into rooms values (?,?,3,20,10,77,?,5)').run('r', JSON.stringify(HEADER), '');
  const line = database.prepare('insert into journal values (?,?,3,?,?,?)');
  const taken = (grant: number) => JSON.stringify({ type: 'seatTaken', seat: 0, grant });
  const order = (by: number, team: number) => JSON.stringify({ type: 'order', by, team });
  line.run('r', 1, 0, taken(1), null);
  line.run('r', 2, 0, order(0, 1), 'a');
  line.run('r', 3, 1, taken(2), null);
  line.run('r', 4, 1, order(0, 1), 'b');
  line.run('r', 5, 2, order(-1, 1), 'c');
  line.run('other', 1, 2, '{', 'd');
  database.prepare('insert into snapshots values (?,2,3,5,?,?,9)').run('r', '{"phase":"lobby"}', Buffer.from([1, 2]));
  database.close();
  return file;
}

function read(file: string, query: string): unknown {
  const database = new Database(file);
  const rows = database.prepare(query).raw().all();
  database.close();
  return rows;
}

describe('a database of version 1', () => {
  it('is brought up to date with all its rows, and orders find their authors', async () => {
    const file = anOldFile('rows.db');
    const store = sqlJournals(await openEmbedded(file), () => 0);
    const { rooms } = await store.takeOver();
    expect(rooms).toMatchObject([
      { header: HEADER, epoch: 4, horizon: 20, mark: { tick: 10, hash: 77 }, snapshot: { tick: 5, seq: 2, hash: 9 } },
    ]);
    expect(rooms[0]?.snapshot?.worlds).toEqual(new Uint8Array([1, 2]));
    // Grants 1 and 2 of the seat; −2 is the instructor for team 1.
    expect(rooms[0]?.lines.map(({ seq, command }) => [seq, command])).toEqual([
      [3, undefined],
      [4, { author: 2, id: 'b' }],
      [5, { author: -2, id: 'c' }],
    ]);
    expect(read(file, `select author from journal where seq=2`)).toEqual([[1]]);
    expect(read(file, `select entry, author from journal where room='other'`)).toEqual([['{', 0]]);
    const again = { seq: 6, tick: 2, entry: '{}', command: { author: 1, id: 'b' } };
    const append = { room: 'r', epoch: 4, horizon: 20, mark: undefined, lines: [again] };
    expect(await store.append([append])).toEqual([{ outcome: 'done' }]);
  });

  it('is of the present version then, gives free pages back, and is migrated once', async () => {
    const file = anOldFile('version.db');
    await openEmbedded(file);
    expect(read(file, 'PRAGMA user_version')).toEqual([[SCHEMA_VERSION]]);
    expect(read(file, 'PRAGMA auto_vacuum')).toEqual([[2]]);
    const migrations = 'select name from kysely_migration order by name';
    expect(read(file, migrations)).toHaveLength(SCHEMA_VERSION);
    await openEmbedded(file);
    expect(read(file, migrations)).toHaveLength(SCHEMA_VERSION);
    expect(read(file, 'select count(*) from journal')).toEqual([[6]]);
  });

  it('stays as it was if a migration cannot be finished', async () => {
    const file = anOldFile('half.db');
    const database = new Database(file);
    database.exec('create table server (x)');
    database.close();
    await expect(openEmbedded(file)).rejects.toThrow(/server/);
    expect(read(file, 'PRAGMA user_version')).toEqual([[1]]);
    expect(read(file, `select count(*) from pragma_table_info('journal') where name='author'`)).toEqual([[0]]);
    expect(statSync(file).size).toBeGreaterThan(0);
  });
});
