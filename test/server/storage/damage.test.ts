import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { explain } from '#server/explain.ts';
import { BadKey, keptSecret, privateFolder } from '#server/secrets.ts';
import { DATABASE_FILE, openEmbedded } from '#server/storage/embedded.ts';
import { aServer, aSession, closeAll, connect, type TestServer, until } from '../a-server.ts';

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

const NEWEST = '(select max(tick) from snapshots newest where newest.room = snapshots.room)';

describe('damage in one room', () => {
  it('to its newest snapshot, or to all of them, is made good from what is older and the journal', async () => {
    const damages = [
      `update snapshots set state='{' where tick=${NEWEST} and room=?`,
      `update snapshots set worlds=x'00' where tick=${NEWEST} and room=?`,
      `update snapshots set hash=1 where tick=${NEWEST} and room=?`,
      `update snapshots set state='', worlds=zeroblob(10) where room=?`,
    ];
    const first = await aServer();
    const sessions = await Promise.all(damages.map(() => played(first)));
    await first.app.stop();
    for (const [no, damage] of damages.entries()) change(first.dataDir, damage, sessions[no]?.room);
    const second = await aServer({ DATA_DIR: first.dataDir });
    const players = await Promise.all(sessions.map(({ tokens }) => connect(second.url, tokens[0] ?? '')));
    const percents = () => players.map(({ mirror }) => mirror?.world.hall.overcommitPercent[0]);
    await until(() => percents().every((percent) => percent === 150), 'what was acknowledged is there');
  });

  it('to its header or its journal keeps that room out and no other', async () => {
    const damages = [
      `update rooms set header='{' where room=?`,
      `update rooms set header='' where room=?`,
      `update rooms set header='null' where room=?`,
      `update rooms set header=json_remove(header, '$.teams') where room=?`,
      `update rooms set header=json_set(header, '$.room', 'x') where room=?`,
      `update rooms set header=json_set(header, '$.scenario', 'toString') where room=?`,
      `update journal set entry='{' where seq=1 and room=?`,
    ];
    const first = await aServer();
    const good = await aSession(first);
    const bad = await Promise.all(damages.map(() => aSession(first)));
    for (const session of bad) await session.join();
    await first.app.stop();
    change(first.dataDir, 'delete from snapshots');
    for (const [no, damage] of damages.entries()) change(first.dataDir, damage, bad[no]?.room);
    const second = await aServer({ DATA_DIR: first.dataDir });
    const statusOf = async ({ code }: { code: string }) => (await fetch(`${second.url}/api/sessions/${code}`)).status;
    expect(await Promise.all([good, ...bad].map(statusOf))).toEqual([200, ...damages.map(() => 404)]);
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  });
});

/** What opening a database file says; the file is in a folder of its own. */
async function opened(content: Uint8Array): Promise<unknown> {
  const file = path.join(aFolder(), DATABASE_FILE);
  writeFileSync(file, content);
  return openEmbedded(file).then(
    ({ db }) => db.destroy(),
    (problem: unknown) => problem,
  );
}

/** The bytes of a database with all its tables. */
async function aDatabase(): Promise<Uint8Array> {
  const file = path.join(aFolder(), DATABASE_FILE);
  const { db, scrub } = await openEmbedded(file);
  scrub();
  await db.destroy();
  return readFileSync(file);
}

describe('a database file that is not what the server left', () => {
  it('is refused if it is empty', async () => {
    expect(await opened(new Uint8Array())).toMatchObject({ problem: 'empty' });
  });

  it('is refused wherever it was cut', async () => {
    const whole = await aDatabase();
    for (const bytes of [1, 99, 100, 511, 512, 4095, 4096, 5000, whole.length - 4096, whole.length - 1]) {
      const problem = await opened(whole.subarray(0, bytes));
      expect([bytes, problem]).toEqual([bytes, expect.objectContaining({ problem: 'damaged' })]);
    }
    expect(await opened(whole)).toBeUndefined();
  });

  it('is refused if it is no database, or of a later version', async () => {
    expect(await opened(Buffer.from('x'.repeat(8192)))).toMatchObject({ problem: 'damaged' });
    const whole = await aDatabase();
    // Bytes 60 to 63 of the format's header are the user version.
    new DataView(whole.buffer, whole.byteOffset).setUint32(60, 99);
    expect(await opened(whole)).toMatchObject({ problem: 'newer' });
  });

  it('is made anew only if there is none, whole, whatever a start that was cut short left', async () => {
    const file = path.join(aFolder(), DATABASE_FILE);
    writeFileSync(`${file}.new`, 'half');
    const { db } = await openEmbedded(file);
    expect(await db.selectFrom('server').select('term').execute()).toEqual([{ term: 0 }]);
    await db.destroy();
  });

  it('ends the start of a server with a sentence that says what to do', async () => {
    const dataDir = aFolder();
    writeFileSync(path.join(dataDir, DATABASE_FILE), '');
    const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir };
    const app = await createApp(readConfig(settings), () => undefined);
    const problem: unknown = await app.start().catch((thrown: unknown) => thrown);
    await app.stop();
    expect(explain(problem, dataDir)).toMatch(/^the database in .* is an empty file.*Restore a backup, or delete/);
  });
});

describe('a key file', () => {
  it.each(['token.key', 'host.key'])('%s is refused if it is shorter than 32 bytes', async (file) => {
    const dataDir = aFolder();
    const place = path.join(dataDir, file);
    for (const content of ['', '\n', 'abc', `${'x'.repeat(31)}\n`]) {
      writeFileSync(place, content);
      const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir };
      const problem: unknown = await createApp(readConfig(settings), () => undefined).catch((thrown) => thrown);
      expect(problem).toBeInstanceOf(BadKey);
      expect(problem).toMatchObject({ file: place, bytes: content.trim().length });
      expect(readFileSync(place, 'utf8')).toBe(content);
    }
    writeFileSync(place, 'x'.repeat(32));
    expect(await keptSecret(dataDir, file)).toBe('x'.repeat(32));
  });

  it('is private, in a folder that is, whatever they were before', async () => {
    const dataDir = aFolder();
    writeFileSync(path.join(dataDir, 'token.key'), 'x'.repeat(40));
    chmodSync(path.join(dataDir, 'token.key'), 0o644);
    chmodSync(dataDir, 0o755);
    await privateFolder(dataDir);
    await keptSecret(dataDir, 'token.key');
    await keptSecret(dataDir, 'host.key');
    const modes = ['', 'token.key', 'host.key'].map((name) => statSync(path.join(dataDir, name)).mode & 0o777);
    expect(modes.map((mode) => mode.toString(8))).toEqual(['700', '600', '600']);
  });

  it('is written whole or not at all: what a write that was cut short left is no key', async () => {
    const dataDir = aFolder();
    writeFileSync(path.join(dataDir, 'token.key.new'), 'abc');
    const secret = await keptSecret(dataDir, 'token.key');
    expect(secret).toHaveLength(32);
    expect(readdirSync(dataDir)).toEqual(['token.key']);
    expect(await keptSecret(dataDir, 'token.key')).toBe(secret);
  });
});
