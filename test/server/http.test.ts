import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem, SessionCreated, SessionInfo, TakeSeat } from '#shared/protocol/messages.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { askForSeat, hostSession, lookUp, post } from '../../tools/load/host.ts';
import { aServer, closeAll, type TestServer } from './a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer({ MAX_SEATS: '30' });
});
afterAll(closeAll);

const WISH = { scenario: 'sprint', seats: 4, teams: 2, teamForming: 'random', freeNames: false, solo: false };
const create = (body: unknown, headers: Record<string, string> = {}) =>
  post<SessionCreated & Problem>(`${server.url}/api/sessions`, body, headers);
const join = async (code: string, body: Omit<TakeSeat, 'ticket'>) => {
  const { ticket } = await lookUp(server.url, code);
  return askForSeat(server.url, code, { ...body, ticket });
};

describe('hosting', () => {
  it('gives a code, a room and the instructor’s token', async () => {
    const { status, body } = await create(WISH);
    expect(status).toBe(201);
    expect(body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(body.instructorToken.split('.')).toHaveLength(3);
    expect(body.seat).toBeUndefined();
  });

  it('alone gives the one seat at once', async () => {
    const { body } = await create({ ...WISH, solo: true });
    expect(body.seat).toMatchObject({ seat: 0, room: body.room });
  });

  it.each([
    [{ ...WISH, seats: 0 }, 'seats'],
    [{ ...WISH, seats: 31 }, 'seats'],
    [{ ...WISH, seats: '4' }, 'seats'],
    [{ ...WISH, teams: 61 }, 'teams'],
    [{ ...WISH, teamForming: 'alphabet' }, 'teamForming'],
    [{ ...WISH, seed: 'a b' }, 'seed'],
    [{ ...WISH, title: 'x'.repeat(81) }, 'title'],
    [{ ...WISH, title: 'a\u202Eb' }, 'title'],
    [{ ...WISH, weights: 'fame' }, 'weights'],
    [{ ...WISH, showTeams: 'yes' }, 'showTeams'],
    [{ ...WISH, admin: true }, 'admin'],
  ])('with %j is refused and names the field', async (body, field) => {
    expect(await create(body)).toEqual({ status: 400, body: { code: 'badRequest', field } });
  });

  it('of an unknown scenario is refused, even one named like a method', async () => {
    for (const scenario of ['atlantis', 'toString', '__proto__'])
      expect(await create({ ...WISH, scenario })).toEqual({
        status: 404,
        body: { code: 'unknownScenario', field: 'scenario' },
      });
  });

  it('of something that is no object, no JSON or too large is refused', async () => {
    expect((await create([])).body).toEqual({ code: 'badRequest' });
    const raw = (body: string) =>
      fetch(`${server.url}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([(await raw('{')).status, (await raw(`{"scenario":"${'x'.repeat(20_000)}"}`)).status]).toEqual([400, 400]);
  });

  it('needs the host key from elsewhere: behind a proxy, or with a wrong key', async () => {
    const refusal = { status: 401, body: { code: 'hostKeyNeeded' } };
    expect(await create(WISH, { 'x-forwarded-for': '10.0.0.1' })).toEqual(refusal);
    expect(await create(WISH, { 'x-host-key': 'guess' })).toEqual(refusal);
    const key = server.app.madeHostKey ?? '';
    const allowed = await create(WISH, { 'x-forwarded-for': '10.0.0.1', 'x-host-key': key });
    expect([key.length, allowed.status]).toEqual([32, 201]);
  });
});

describe('a session', () => {
  it('tells a newcomer what to expect', async () => {
    const { code } = await hostSession(server.url, { seats: 3, title: 'Monday' });
    const typed = `${code.slice(0, 3)}-${code.slice(3).toLowerCase()}`;
    const info = (await (await fetch(`${server.url}/api/sessions/${typed}`)).json()) as SessionInfo;
    expect(info).toMatchObject({ code, title: 'Monday', phase: 'lobby', freeNames: false, seatsFree: 3 });
    expect(info.suggestedName).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  });

  it('that nobody hosts is unknown', async () => {
    const reply = await fetch(`${server.url}/api/sessions/ZZZZZZ`);
    expect([reply.status, await reply.json()]).toEqual([404, { code: 'unknownCode' }]);
  });

  it('gives seats until it is full', async () => {
    const { code } = await hostSession(server.url, { seats: 2, teams: 1 });
    expect([(await join(code, { lang: 'de' })).status, (await join(code, { lang: 'en' })).status]).toEqual([201, 201]);
    expect(await join(code, { lang: 'en' })).toEqual({ status: 409, body: { code: 'roomFull', retryAfterS: 3 } });
  });

  it('refuses a name that it must not show, and says which field', async () => {
    const { code } = await hostSession(server.url, { freeNames: true });
    for (const name of ['<script>', 'x'.repeat(25), 'a\u202Eb'])
      expect(await join(code, { lang: 'en', name })).toEqual({
        status: 400,
        body: { code: 'nameNotAllowed', field: 'name' },
      });
  });
});

describe('the rest of the site', () => {
  it('offers every scenario whose trace it has', async () => {
    const offered = (await (await fetch(`${server.url}/api/scenarios`)).json()) as { id: string; vms: number }[];
    const expected = SCENARIOS.filter(({ demand }) => demand.kind !== 'trace').map(({ id }) => id);
    expect(offered.map(({ id }) => id)).toEqual(expect.arrayContaining(expected));
    expect(offered.every(({ vms }) => vms > 0)).toBe(true);
  });

  it('draws the join link of an open session as a QR code, and of no other', async () => {
    const { code } = await hostSession(server.url, {});
    expect((await fetch(`${server.url}/api/qr/ABC-123`)).status).toBe(404);
    const reply = await fetch(`${server.url}/api/qr/${code.slice(0, 3)}-${code.slice(3)}`);
    expect(reply.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await reply.text()).toContain('<svg');
  });

  it('tells its health and its metrics', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    for (const name of [
      'process_cpu_seconds_total',
      'overcommit_tick_ms',
      'overcommit_tick_late_ms',
      'overcommit_encode_ms',
      'overcommit_commit_ms',
      'overcommit_tick_bytes',
      'overcommit_resyncs_total',
      'overcommit_fenced_appends_total',
      'overcommit_hash_mismatches_total',
      'overcommit_catch_up_frames_total',
      'framesInFlight',
      'waitingForStore',
    ])
      expect(metrics).toContain(name);
  });

  it('lets a page load from its own origin only', async () => {
    const { headers } = await fetch(`${server.url}/api/scenarios`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain('http');
    expect([headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['nosniff', null]);
  });

  it('answers an unknown path with a problem', async () => {
    const reply = await fetch(`${server.url}/api/nothing`);
    expect([reply.status, await reply.json()]).toEqual([404, { code: 'notFound' }]);
  });

  it('keeps its keys to its owner', async () => {
    for (const file of ['token.key', 'host.key'])
      expect(((await stat(path.join(server.dataDir, file))).mode & 0o777).toString(8)).toBe('600');
  });
});
