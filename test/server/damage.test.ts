import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { BadKey } from '#server/secrets.ts';
import { BadStorage } from '#server/storage/bad-storage.ts';
import { DATABASE_FILE } from '#server/storage/embedded.ts';
import { aServer, aSession, closeAll, connect, type TestServer, until } from './a-server.ts';

const folders: string[] = [];
afterEach(async () => {
  await closeAll();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-damage-'));
  folders.push(folder);
  return folder;
}

/** A class that has played until there are two snapshots, and its server stopped. */
async function played(server: TestServer) {
  const session = await aSession(server, { teams: 1 });
  const player = await session.join();
  await session.instructor.control({ type: 'start' });
  await session.instructor.control({ type: 'speed', speed: 4 });
  await until(() => (player.mirror?.tick ?? 0) > 55, 'a snapshot after fifty ticks; the stop leaves another');
  const answer = await player.give({ name: 'setOvercommit', args: { percent: 150 } });
  expect(answer).toMatchObject({ ok: true });
  return session;
}

function change(dataDir: string, statement: string, ...values: unknown[]): void {
  const database = new Database(path.join(dataDir, DATABASE_FILE));
  database.prepare(statement).run(...values);
  database.close();
}

const statusOf = async (server: TestServer, code: string) => (await fetch(`${server.url}/api/sessions/${code}`)).status;

describe('damage in one room', () => {
  it.each([
    ['the state of the newest snapshot', `update snapshots set state='{' where tick=(select max(tick) from snapshots)`],
    [
      'the worlds of the newest snapshot',
      `update snapshots set worlds=x'00' where tick=(select max(tick) from snapshots)`,
    ],
    ['the hash of the newest snapshot', `update snapshots set hash=1 where tick=(select max(tick) from snapshots)`],
    ['all snapshots', `update snapshots set state='', worlds=zeroblob(10)`],
  ])('%s is made good from what is older', async (_, statement) => {
    const first = await aServer();
    const session = await played(first);
    await first.app.stop();
    change(first.dataDir, statement);
    const second = await aServer({ DATA_DIR: first.dataDir });
    const token = session.tokens[0] ?? '';
    const player = await connect(second.url, token);
    await until(() => player.mirror?.world.hall.overcommitPercent[0] === 150, 'what was acknowledged is there');
  });

  it.each([
    ['whose header is no JSON', `update rooms set header='{' where room=?`],
    ['whose header is empty', `update rooms set header='' where room=?`],
    ['whose header lacks a field', `update rooms set header=json_remove(header, '$.teams') where room=?`],
    ['whose header is of another room', `update rooms set header=json_set(header, '$.room', 'x') where room=?`],
    ['whose journal is no JSON', `update journal set entry='{' where seq=1 and room=?`],
    ['whose scenario nobody knows', `update rooms set header=json_set(header, '$.scenario', 'toString') where room=?`],
  ])('%s keeps that room out and no other', async (_, statement) => {
    const first = await aServer();
    const [bad, good] = [await aSession(first), await aSession(first)];
    await bad.join();
    await good.join();
    await first.app.stop();
    change(first.dataDir, statement, bad.room);
    change(first.dataDir, 'delete from snapshots');
    const second = await aServer({ DATA_DIR: first.dataDir });
    expect([await statusOf(second, bad.code), await statusOf(second, good.code)]).toEqual([404, 200]);
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  });
});

/** What a start on this folder says. */
async function startOn(dataDir: string): Promise<unknown> {
  const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir };
  try {
    const app = await createApp(readConfig(settings), () => undefined);
    try {
      await app.start();
      return 'started';
    } finally {
      await app.stop();
    }
  } catch (problem) {
    return problem;
  }
}

describe('a database file that is not what the server left', () => {
  async function aDatabase(): Promise<{ dataDir: string; file: string }> {
    const dataDir = aFolder();
    expect(await startOn(dataDir)).toBe('started');
    const file = path.join(dataDir, DATABASE_FILE);
    change(dataDir, 'PRAGMA wal_checkpoint(TRUNCATE)');
    return { dataDir, file };
  }

  it('ends the start if it is empty', async () => {
    const { dataDir, file } = await aDatabase();
    await rm(`${file}-wal`, { force: true });
    truncateSync(file, 0);
    expect(await startOn(dataDir)).toMatchObject({ problem: 'empty' });
    expect(readFileSync(file)).toHaveLength(0);
  });

  it('ends the start wherever it was cut', async () => {
    const whole = readFileSync((await aDatabase()).file);
    for (const bytes of [1, 99, 100, 4095, 4096, 5000, whole.length - 4096, whole.length - 1]) {
      const dataDir = aFolder();
      writeFileSync(path.join(dataDir, DATABASE_FILE), whole.subarray(0, bytes));
      const problem = await startOn(dataDir);
      expect([bytes, problem]).toEqual([bytes, expect.objectContaining({ problem: 'damaged' })]);
    }
  });

  it('ends the start if it is no database, or of a later version', async () => {
    const { dataDir, file } = await aDatabase();
    const whole = readFileSync(file);
    writeFileSync(file, 'x'.repeat(8192));
    expect(await startOn(dataDir)).toBeInstanceOf(BadStorage);
    writeFileSync(file, whole);
    change(dataDir, 'PRAGMA user_version=99');
    expect(await startOn(dataDir)).toMatchObject({ problem: 'newer' });
  });

  it('is made anew only if there is none, whole, whatever a start that was cut short left', async () => {
    const dataDir = aFolder();
    writeFileSync(path.join(dataDir, `${DATABASE_FILE}.new`), 'half');
    expect(await startOn(dataDir)).toBe('started');
  });
});

describe('a key file', () => {
  it.each(['token.key', 'host.key'])('%s is refused if it is shorter than 32 bytes', async (file) => {
    const dataDir = aFolder();
    expect(await startOn(dataDir)).toBe('started');
    for (const content of ['', '\n', 'abc', `${'x'.repeat(31)}\n`]) {
      writeFileSync(path.join(dataDir, file), content);
      const problem = await startOn(dataDir);
      expect(problem).toBeInstanceOf(BadKey);
      expect(problem).toMatchObject({ file: path.join(dataDir, file), bytes: content.trim().length });
    }
    writeFileSync(path.join(dataDir, file), 'x'.repeat(32));
    expect(await startOn(dataDir)).toBe('started');
  });
});
