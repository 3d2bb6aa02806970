import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { Directory } from '#server/directory.ts';
import { aServer, aSession, closeAll } from './a-server.ts';

afterEach(closeAll);

describe('a second start by mistake, on the same port and folder', () => {
  it('fails and leaves the rooms of the running server alone', async () => {
    const first = await aServer();
    const session = await aSession(first);
    const player = await session.join();
    await session.instructor.control({ type: 'start' });
    const { port } = new URL(first.url);
    const env = { PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: first.dataDir };
    const second = await createApp(readConfig(env), () => undefined);
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.stop();
    expect(await session.instructor.control({ type: 'pause', pause: 'look' })).toMatchObject({ ok: true });
    expect(player.ended).toBeUndefined();
    expect(session.tally.errors).toBe(0);
  });
});

describe('a room that is not here', () => {
  it('may come back while kept rooms are still being taken over, and after it has moved', () => {
    const directory = new Directory();
    expect(directory.mayComeBack('r')).toBe(true);
    directory.complete();
    expect(directory.mayComeBack('r')).toBe(false);
    directory.moveAway('r');
    expect(directory.mayComeBack('r')).toBe(true);
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
