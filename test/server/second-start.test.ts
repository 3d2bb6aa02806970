import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { FolderInUse } from '#server/data-folder.ts';
import { Directory } from '#server/directory.ts';
import { post } from '../../tools/load/host.ts';
import { aServer, aSession, closeAll, until } from './a-server.ts';

afterEach(closeAll);

const WISH = { scenario: 'sprint', seats: 4, teams: 2, teamForming: 'random', freeNames: false, solo: false };
const create = (url: string) => post(`${url}/api/sessions`, WISH);
const health = async (url: string) => (await fetch(`${url}/healthz`)).status;

describe('a second start by mistake', () => {
  it('on the same folder fails before it touches anything', async () => {
    const first = await aServer();
    const session = await aSession(first);
    const player = await session.join();
    const env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: first.dataDir };
    await expect(createApp(readConfig(env), () => undefined)).rejects.toThrow(FolderInUse);
    expect(await session.instructor.control({ type: 'start' })).toMatchObject({ ok: true });
    expect([player.ended, session.tally.errors, await health(first.url)]).toEqual([undefined, 0, 200]);
  });

  it('on the same port fails and leaves the rooms of the running server alone, even when it would take them over', async () => {
    const first = await aServer();
    const session = await aSession(first);
    const player = await session.join();
    await session.instructor.control({ type: 'start' });
    const { port } = new URL(first.url);
    const env = { PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: first.dataDir, TAKE_OVER: '1' };
    const second = await createApp(readConfig(env), () => undefined);
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.stop();
    expect(await session.instructor.control({ type: 'pause', pause: 'look' })).toMatchObject({ ok: true });
    expect(player.ended).toBeUndefined();
    expect(session.tally.errors).toBe(0);
  });
});

describe('a server whose folder another one has taken over', () => {
  it('is not ready, opens no sessions, lets its rooms go, and says at every door that they have moved', async () => {
    const first = await aServer();
    const session = await aSession(first);
    const player = await session.join();
    const second = await aServer({ DATA_DIR: first.dataDir, TAKE_OVER: '1' });
    await until(() => player.ended === 'moved', 'the rooms of the first are let go');
    expect(await health(first.url)).toBe(503);
    expect(await create(first.url)).toEqual({ status: 503, body: { code: 'moved', retryAfterS: 0.3 } });
    const asked = await fetch(`${first.url}/api/sessions/${session.code}`);
    expect([asked.status, await asked.json()]).toEqual([503, { code: 'moved', retryAfterS: 0.3 }]);
    expect([await health(second.url), (await create(second.url)).status]).toEqual([200, 201]);
    expect((await fetch(`${second.url}/api/sessions/${session.code}`)).status).toBe(200);
  });

  it('opens no session even in the moment before it learns of it', async () => {
    const first = await aServer();
    await aServer({ DATA_DIR: first.dataDir, TAKE_OVER: '1' });
    expect(await create(first.url)).toEqual({ status: 503, body: { code: 'moved', retryAfterS: 0.3 } });
  });

  it('gives the folder back when it stops', async () => {
    const first = await aServer();
    await first.app.stop();
    const again = await aServer({ DATA_DIR: first.dataDir });
    expect(await health(again.url)).toBe(200);
  });
});

describe('a room that is not here', () => {
  it('is told alike by id and by code: being taken over, moved, or unknown', () => {
    const directory = new Directory();
    const header = { room: 'r', code: 'ABC123', title: '', scenario: 'sprint', seed: 'A', capacity: 1, teams: 1 };
    const plan = { ...header, teamForming: 'random', freeNames: false, solo: true } as const;
    const told = () => ['r', 'ABC123'].map((name) => directory.whyAbsent(name, { code: 'roomOver' }).code);
    expect(told()).toEqual(['internal', 'internal']);
    directory.complete();
    expect(told()).toEqual(['roomOver', 'roomOver']);
    directory.add(plan);
    directory.moveAway('r');
    expect(told()).toEqual(['moved', 'moved']);
    expect(directory.size).toBe(0);
  });
});

describe('playing alone from another machine', () => {
  const alone = { scenario: 'sprint', seats: 1, teams: 1, teamForming: 'random', freeNames: false, solo: true };
  const open = (url: string, wish: object) =>
    fetch(`${url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
      body: JSON.stringify(wish),
    });

  it('needs no host key until as many do as the server allows; hosting a class does', async () => {
    const { url } = await aServer({ SOLO_ROOMS: '1' });
    expect((await open(url, { ...alone, seats: 4, solo: false })).status).toBe(401);
    expect((await open(url, alone)).status).toBe(201);
    expect((await open(url, alone)).status).toBe(401);
  });
});
