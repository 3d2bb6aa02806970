import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hostSession, post, takeSeat } from '../../tools/load/host.ts';
import { buildServer, freePort } from '../../tools/load/server-process.ts';
import { packageServer } from '../../tools/package/package-server.ts';

/** The built server as it is shipped, in a folder of its own with its production packages only. */
const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-artefact-'));
const artefact = path.join(folder, 'package');
let built = '';
const started: ChildProcess[] = [];

beforeAll(async () => {
  built = path.dirname(await buildServer());
  await packageServer({ root: '.', server: built, client: 'no/client', out: artefact });
  installFromHere();
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

/** What `npm ci --omit=dev` does in the artefact, from the packages that lie here already: exactly those of its lock. */
function installFromHere(): void {
  const lock = JSON.parse(readFileSync(path.join(artefact, 'package-lock.json'), 'utf8')) as { packages: object };
  for (const place of Object.keys(lock.packages)) {
    // A nested package comes with the one that it lies in; one for another system is not here.
    if (place === '' || place.indexOf('node_modules/', 1) > 0 || !existsSync(place)) continue;
    mkdirSync(path.dirname(path.join(artefact, place)), { recursive: true });
    cpSync(place, path.join(artefact, place), { recursive: true });
  }
}

interface Run {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: () => string;
  readonly exit: Promise<number | null>;
}

/** Runs `npm run serve`'s program; `before` is what the shell does first, such as setting a limit. */
async function run(dataDir: string, before = ':', ...args: string[]): Promise<Run> {
  const port = await freePort();
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const line = `${before}; exec "${process.execPath}" dist/server/main.js ${args.join(' ')}`;
  const child = spawn('bash', ['-c', line], { cwd: artefact, env });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, url: `http://127.0.0.1:${port}`, said: () => text, exit };
}

async function ready({ said, exit }: Run): Promise<void> {
  const gone = exit.then((code) => {
    throw new Error(`ended with ${code}: ${said()}`);
  });
  gone.catch(() => undefined);
  while (!said().includes('is ready')) await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 20))]);
}

const WISH = { scenario: 'sprint', seats: 4, teams: 2, teamForming: 'random', freeNames: true, solo: false };

describe('the artefact', () => {
  it('starts with its production packages, serves, backs up while it runs, and stops with 0 though uploads are under way', async () => {
    const dataDir = path.join(folder, 'data');
    const server = await run(dataDir);
    await ready(server);
    const { code } = await hostSession(server.url, {});
    await takeSeat(server.url, code);
    const backup = await run(dataDir, ':', 'backup', path.join(folder, 'backup'));
    expect([await backup.exit, existsSync(path.join(folder, 'backup', 'overcommit.db'))]).toEqual([0, true]);
    const slow = connectTcp(Number(new URL(server.url).port), '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n{');
    await once(slow, 'connect');
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('names the packages that the server imports and no tool to build with', () => {
    const { dependencies, scripts } = JSON.parse(readFileSync(path.join(artefact, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(['express', 'kysely', 'libsql', 'socket.io']));
    for (const tool of ['vite', 'phaser', 'preact', 'tsx', 'typescript']) expect(dependencies[tool]).toBeUndefined();
    expect(Object.keys(scripts)).toEqual(['serve', 'backup', 'restore']);
  });
});

describe('a disk that is full', () => {
  it('ends a start with a sentence and leaves no key behind that is half written', async () => {
    const dataDir = path.join(folder, 'full');
    const server = await run(dataDir, 'ulimit -f 0');
    expect(await server.exit).toBe(1);
    expect(server.said()).toMatch(/^Overcommit cannot start: nothing can be written to .*: the disk is full/m);
    expect(server.said()).not.toContain('[object');
    expect(existsSync(path.join(dataDir, 'token.key'))).toBe(false);
    const again = await run(dataDir);
    await ready(again);
  });

  it('answers joins and hosts with a code, and everything that was confirmed is there afterwards', {
    timeout: 180_000,
  }, async () => {
    const dataDir = path.join(folder, 'filling');
    const first = await run(dataDir);
    await ready(first);
    const session = await hostSession(first.url, { freeNames: true });
    const seat = await takeSeat(first.url, session.code, { name: 'Ada' });
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    // 160 blocks of 1 kB: enough for the start, and a few seats more for the write-ahead log.
    const second = await run(dataDir, 'ulimit -f 160');
    await ready(second);
    const confirmed = [session.code];
    let refused: { status: number; body: { code: string } } | undefined;
    for (let asked = 0; asked < 60 && !refused; asked++) {
      const reply = await post<{ code: string }>(`${second.url}/api/sessions`, WISH);
      if (reply.status === 201) confirmed.push(reply.body.code);
      else refused = reply;
    }
    expect(refused).toMatchObject({ status: 503, body: { code: 'storageFailing' } });
    await expect(takeSeat(second.url, session.code)).rejects.toThrow('storageFailing');
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
    const blocked = await run(dataDir, 'ulimit -f 0');
    expect(await blocked.exit).toBe(1);
    expect(blocked.said()).toMatch(/^Overcommit cannot start: nothing can be written to .*: the disk is full/m);
    expect(blocked.said()).not.toContain('[object');
    const third = await run(dataDir);
    await ready(third);
    const statuses = await Promise.all(
      confirmed.map(async (code) => (await fetch(`${third.url}/api/sessions/${code}`)).status),
    );
    expect(statuses).toEqual(confirmed.map(() => 200));
    const back = await takeSeat(third.url, session.code, { seatCode: seat.seatCode });
    expect(back).toMatchObject({ name: 'Ada', seat: seat.seat });
  });
});
