import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type { Problem } from '#shared/protocol/messages.ts';
import { hostSession, lookUp, post, takeSeat } from '../../../tools/load/host.ts';
import { commandId } from '../a-room.ts';
import { aServer, aSession, closeAll, connect, type TestServer, until } from '../a-server.ts';

/** What attackers tried and what held: kept, so that it goes on holding. */

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'overcommit-held-'));
  const clientDir = path.join(folder, 'client');
  await mkdir(path.join(clientDir, 'assets'), { recursive: true });
  await writeFile(path.join(clientDir, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(path.join(folder, 'secret.txt'), 'a secret beside the pages');
  server = await aServer({ CLIENT_DIR: clientDir });
});
afterAll(async () => {
  await closeAll();
  await rm(folder, { recursive: true, force: true });
});

type Raw = {
  emit(event: string, ...args: unknown[]): void;
  timeout(ms: number): { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> };
};

function refusalOf(token: unknown): Promise<string | undefined> {
  return new Promise((resolve) => {
    const auth = { token, protocol: PROTOCOL_VERSION };
    const socket = io(server.url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
    socket.on('connect', () => {
      socket.disconnect();
      resolve(undefined);
    });
    socket.on('connect_error', (error: Error & { data?: Problem }) => {
      socket.disconnect();
      resolve(error.data?.code);
    });
  });
}

describe('a token', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (claims: object, key: string | Buffer, header: object = { alg: 'HS256' }) => {
    const text = `${part(header)}.${part(claims)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };

  it('that was made up in any of twelve ways is refused', async () => {
    const { code, room } = await hostSession(server.url, {});
    const { token, seat } = await takeSeat(server.url, code);
    const key = (await readFile(path.join(server.dataDir, 'token.key'), 'utf8')).trim();
    const [header, , mark] = token.split('.');
    const { ticket } = await lookUp(server.url, code);
    const instructor = { room, instructor: 0 };
    const forged: readonly string[] = [
      '',
      'a.b.c',
      ticket,
      `${part({ alg: 'none' })}.${part(instructor)}.`,
      `${header}.${part(instructor)}.${mark}`,
      `${header}.${part({ room, seat, grant: 99 })}.${mark}`,
      signed(instructor, 'guess'),
      signed(instructor, ''),
      signed(instructor, key, { alg: 'none' }),
      signed({ room, instructor: true }, key),
      signed({ room, instructor: 1 }, key),
      signed({ room, seat, grant: 99 }, key),
    ];
    for (const token of forged) expect([token, await refusalOf(token)]).toEqual([token, 'badToken']);
    expect(await refusalOf(token)).toBeUndefined();
    // The key itself is right: with the right claims this token would be good.
    expect(await refusalOf(signed(instructor, key))).toBeUndefined();
  });
});

describe('what nobody may ask', () => {
  const controls = [
    { type: 'start' },
    { type: 'pause', pause: 'look' },
    { type: 'resume' },
    { type: 'speed', speed: 2 },
    { type: 'end' },
    { type: 'door', door: 'closed' },
    { type: 'letIn', waiting: -1 },
    { type: 'turnAway', waiting: 1 },
    { type: 'kick', seat: 0 },
    { type: 'kick', seat: 1, ban: true },
    { type: 'bench', seat: 0, benched: true },
    { type: 'rename', seat: 0, name: 'Ada' },
    { type: 'assign', seat: 0, team: 1 },
    { type: 'shuffle' },
    { type: 'order', team: 0, name: 'setOvercommit', args: { percent: 150 } },
  ];

  it('is refused: controls by a player, commands and lobby requests by an instructor', async () => {
    const session = await aSession(server);
    const ann = await session.join();
    const player = ann.socket as unknown as Raw;
    for (const control of controls)
      expect([control.type, await player.timeout(9000).emitWithAck('control', control)]).toEqual([
        control.type,
        { ok: false, problem: 'badRequest' },
      ]);
    expect(await player.timeout(9000).emitWithAck('watch', { team: 0 })).toEqual({ ok: false, problem: 'badRequest' });
    await session.instructor.control({ type: 'speed', speed: 1 });
    const instructor = session.instructor.socket as unknown as Raw;
    const command = { id: commandId(1), name: 'setOvercommit', args: { percent: 150 } };
    expect(await instructor.timeout(9000).emitWithAck('command', command)).toEqual({
      ok: false,
      refusal: { code: 'notSeated' },
    });
    for (const request of [{ type: 'ready', ready: true }, { type: 'leave' }, { type: 'pickTeam', team: 0 }])
      expect(await instructor.timeout(9000).emitWithAck('lobby', request)).toEqual({ ok: false, problem: 'notSeated' });
  });

  it('is refused over HTTP: open sessions and ways in for anybody without the right to host', async () => {
    const { code } = await hostSession(server.url, {});
    const away = { 'x-forwarded-for': '203.0.113.9' };
    const list = await fetch(`${server.url}/api/host/sessions`, { headers: away });
    expect([list.status, await list.json()]).toEqual([401, { code: 'hostKeyNeeded' }]);
    const path = `${server.url}/api/host/sessions/${code}`;
    expect((await post<Problem>(path, { revoke: true }, away)).body).toEqual({ code: 'hostKeyNeeded' });
    expect((await post<Problem>(path, { revoke: true }, { 'x-host-key': 'guess' })).body.code).toBe('hostKeyNeeded');
    expect((await post<Problem>(path, { revoke: 1 })).body.code).toBe('badRequest');
  });
});

describe('a path', () => {
  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/%00/../secret.txt',
    '/j/..%2f..%2fsecret.txt',
    '/api/qr/..%2f..%2fsecret.txt',
    '/api/sessions/..%2f..%2fsecret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/secret.txt%00.html',
  ])('%s leads to no file outside the pages', async (raw) => {
    const { port } = new URL(server.url);
    const text = await new Promise<string>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: raw }, (reply) => {
        let body = '';
        reply.on('data', (chunk) => {
          body += chunk;
        });
        reply.on('end', () => resolve(body));
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(text).not.toContain('secret');
  });
});

describe('names of an object’s own things', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

  it.each(names)('%s is no scenario, code, control, lobby request or command', async (name) => {
    const wish = { scenario: name, seats: 4, teams: 2, teamForming: 'random', freeNames: false, solo: false };
    expect((await post<Problem>(`${server.url}/api/sessions`, wish)).body.code).toBe('unknownScenario');
    expect((await fetch(`${server.url}/api/sessions/${name}`)).status).toBe(404);
    const body = `{"lang":"en","${name}":{"admin":true}}`;
    const { code } = await hostSession(server.url, {});
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${server.url}/api/sessions/${code}/seats`, { method: 'POST', headers, body });
    expect([400, 403]).toContain(reply.status);
    const session = await aSession(server);
    const ann = (await session.join()).socket as unknown as Raw;
    const no = { ok: false, problem: 'badRequest' };
    expect(await ann.timeout(9000).emitWithAck('control', { type: name })).toEqual(no);
    expect(await ann.timeout(9000).emitWithAck('lobby', { type: name })).toEqual(no);
    expect(await ann.timeout(9000).emitWithAck('command', { id: commandId(1), name, args: {} })).toMatchObject({
      ok: false,
    });
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

describe('anything at all on the socket', () => {
  it('is refused or ignored, and the session goes on', async () => {
    const session = await aSession(server, { teams: 1 });
    const [loud, calm] = [await session.join(), await session.join()];
    await session.instructor.control({ type: 'start' });
    const events = ['command', 'control', 'lobby', 'watch', 'ack', 'resync', 'echo', 'welcome', 'constructor'];
    const anything = fc.tuple(fc.constantFrom(...events), fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }));
    const raw = loud.socket as unknown as Raw;
    // As many as a second allows; more than that and the connection is closed, which is another test's business.
    for (const [event, args] of fc.sample(anything, { seed: 7, numRuns: 150 })) raw.emit(event, ...args);
    await until(() => (calm.mirror?.tick ?? -1) >= 5, 'ticks go on');
    expect(session.tally).toMatchObject({ desyncs: 0, gaps: 0 });
    const again = await connect(server.url, (await takeSeat(server.url, session.code)).token);
    expect(again.welcome).toMatchObject({ view: { phase: 'running' } });
  });
});
