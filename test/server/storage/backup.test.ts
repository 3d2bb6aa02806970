import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FolderInUse } from '#server/data-folder.ts';
import { explain } from '#server/explain.ts';
import { operate } from '#server/operator.ts';
import { BadKey } from '#server/secrets.ts';
import { DATABASE_FILE } from '#server/storage/embedded.ts';
import { HandTimer } from '../a-room.ts';
import { aServer, aSession, closeAll, connect, until } from '../a-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-backup-'));
afterAll(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

const run = (dataDir: string, ...args: string[]) => operate(args, dataDir, new HandTimer());
const refusalOf = (dataDir: string, ...args: string[]) =>
  run(dataDir, ...args).then(
    () => 'done',
    (problem: unknown) => problem,
  );

describe('a backup of a running server', () => {
  it('brings back sessions, seats and the host key on another machine, and no browser believes what came after it', async () => {
    const first = await aServer();
    const session = await aSession(first, { teams: 1 });
    const player = await session.join();
    await session.instructor.control({ type: 'start' });
    expect(await player.give({ name: 'setOvercommit', args: { percent: 150 } })).toMatchObject({ ok: true });
    const backup = path.join(folder, 'first');
    expect(await run(first.dataDir, 'backup', backup)).toContain(backup);
    const files = readdirSync(backup);
    expect(files.sort()).toEqual(['host.key', DATABASE_FILE, 'token.key']);
    const modes = ['', ...files].map((file) => (statSync(path.join(backup, file)).mode & 0o777).toString(8));
    expect(modes).toEqual(['700', '600', '600', '600']);
    // What is done after the backup is lost with the first machine.
    expect(await player.give({ name: 'setOvercommit', args: { percent: 180 } })).toMatchObject({ ok: true });
    const lastEpoch = player.mirror?.epoch ?? 0;

    const dataDir = path.join(folder, 'second');
    await run(dataDir, 'restore', backup);
    const second = await aServer({ DATA_DIR: dataDir });
    const back = await connect(second.url, session.tokens[0] ?? '');
    await until(() => back.mirror?.world.hall.overcommitPercent[0] === 150, 'the hall is as it was backed up');
    expect(back.mirror?.epoch).toBeGreaterThan(lastEpoch + 1_000_000_000);
    expect(second.app.madeHostKey).toBe(first.app.madeHostKey);
    expect(second.app.madeHostKey).toHaveLength(32);
    expect(await refusalOf(dataDir, 'restore', backup, '--replace')).toBeInstanceOf(FolderInUse);
    await second.app.stop();

    expect(await refusalOf(dataDir, 'restore', backup)).toMatchObject({ problem: 'hasDatabase' });
    const before = readFileSync(path.join(dataDir, 'token.key'), 'utf8');
    await run(dataDir, 'restore', backup, '--replace');
    const [kept = ''] = readdirSync(dataDir).filter((name) => name.startsWith('replaced-'));
    expect(readFileSync(path.join(dataDir, kept, 'token.key'), 'utf8')).toBe(before);
    expect(readdirSync(path.join(dataDir, kept))).toContain(DATABASE_FILE);
    expect(readdirSync(dataDir)).not.toContain('restoring');

    for (const bytes of [0, 5000]) {
      truncateSync(path.join(backup, DATABASE_FILE), bytes);
      expect(await refusalOf(path.join(folder, `cut${bytes}`), 'restore', backup)).toMatchObject({
        problem: bytes === 0 ? 'empty' : 'damaged',
      });
    }
    writeFileSync(path.join(backup, 'token.key'), 'abc');
    expect(await refusalOf(path.join(folder, 'short'), 'restore', backup)).toBeInstanceOf(BadKey);
  });

  it('is refused with a sentence where it would overwrite something, or finds nothing', async () => {
    const nothing = path.join(folder, 'nothing');
    const said = async (...args: string[]) => explain(await refusalOf(nothing, ...args), nothing);
    expect(await said('backup', folder)).toBe(`${folder} is there already; name a new folder.`);
    expect(await said('backup', path.join(folder, 'new'))).toBe(`${nothing} holds no database of Overcommit.`);
    expect(await said('restore', nothing)).toBe(`${nothing} holds no database of Overcommit.`);
    for (const args of [['restore'], ['erase'], ['toString'], ['backup', '--now'], ['backup', 'a', 'b']])
      expect(await said(...args)).toMatch(/^the arguments are: none/);
    expect(await operate([], nothing, new HandTimer())).toBeUndefined();
  });
});
