import path from 'node:path';
import Database from 'libsql';
import { afterAll, expect, it } from 'vitest';
import type { SessionInfo } from '#shared/protocol/messages.ts';
import { post } from '../../../tools/load/host.ts';
import { aServer, aSession, closeAll, type TestServer } from '../a-server.ts';

afterAll(closeAll);

const WISH = {
  scenario: 'sprint',
  seats: 4,
  teams: 2,
  teamForming: 'random',
  freeNames: false,
  solo: false,
};

/** Does something with the server's database, as nobody but a broken disk does. */
function inDatabase<T>({ dataDir }: TestServer, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(dataDir, 'overcommit.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

it('a session whose opening cannot be written into the audit log is none: the host is told why, and its place is free again', async () => {
  const server = await aServer({ MAX_ROOMS: '1' });
  inDatabase(server, (db) => db.exec('alter table audit rename to audit_away'));
  const refused = await post<{ code: string }>(`${server.url}/api/sessions`, WISH);
  expect(refused).toMatchObject({ status: 500, body: { code: 'internal' } });
  for (const table of ['rooms', 'journal', 'snapshots'])
    expect(inDatabase(server, (db) => db.prepare(`select count(*) as rows from ${table}`).get())).toMatchObject({
      rows: 0,
    });
  inDatabase(server, (db) => db.exec('alter table audit_away rename to audit'));
  const { code } = await aSession(server);
  const info = (await (await fetch(`${server.url}/api/sessions/${code}`)).json()) as SessionInfo;
  expect(info.code).toBe(code);
});
