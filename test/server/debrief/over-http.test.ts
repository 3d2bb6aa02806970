import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Debrief, ScoreNow } from '#shared/protocol/debrief.ts';
import type { HostedSession, InstructorGranted } from '#shared/protocol/hosting.ts';
import type { Problem } from '#shared/protocol/messages.ts';
import { post } from '../../../tools/load/host.ts';
import { recordingIn, replayOf } from '../../replay/a-recording.ts';
import { aServer, aSession, closeAll, type TestClass, type TestServer, until } from '../a-server.ts';

/** The bots of a hall play whole games, on a machine that may be busy with other specs. */
const BOTS_MS = 240_000;

let server: TestServer;
let session: TestClass;
let score: ScoreNow;
let text = '';

const look = (what: string, code: string, token?: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/sessions/${code}/${what}`, {
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });

const problemOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return [response.status, ((await response.json()) as Problem).code];
};

beforeAll(async () => {
  server = await aServer();
  session = await aSession(server, { scenario: 'sprint', seats: 2, teams: 2, weights: 'business' });
  const players = [await session.join(), await session.join()];
  const botsHaveRun = new Promise<ScoreNow>((resolve) => {
    players[0].socket.on('score', (now) => now.ready && resolve(now));
  });
  await session.instructor.control({ type: 'start' });
  await session.instructor.control({ type: 'speed', speed: 4 });
  await until(() => players.every(({ mirror }) => (mirror?.tick ?? 0) >= 110), 'a hundred and ten ticks');
  // Bots take their time on a busy machine; the session must not be over before they have run.
  await session.instructor.control({ type: 'pause', pause: 'look' });
  score = await botsHaveRun;
  await session.instructor.socket.emitWithAck('bookmark', { note: 'here' });
}, BOTS_MS);
afterAll(closeAll);

describe('a session over HTTP', () => {
  it('tells its players their points while it runs', () => {
    expect(score.axes).toEqual({
      promises: expect.any(Number),
      density: expect.any(Number),
      energy: expect.any(Number),
      profit: expect.any(Number),
    });
  });

  it.each([{ note: 'x'.repeat(121) }, { note: 'a\u202Eb' }, { note: 5 }, { note: '', team: 1 }, 'here'])(
    'marks no moment with %j',
    async (message) => {
      const reply = await session.instructor.socket.emitWithAck('bookmark', message as { note: string });
      expect(reply).toEqual({ ok: false, problem: 'badRequest' });
    },
  );

  it('is shown to the instructor while it runs, and not to players', async () => {
    const running = (await (await look('debrief', session.code, session.token)).json()) as Debrief;
    expect(running).toMatchObject({ over: false, you: { role: 'instructor' }, weights: 'business' });
    expect(await problemOf(look('debrief', session.code, session.tokens[0]))).toEqual([409, 'notOver']);
    expect(await problemOf(look('journal', session.code, session.tokens[0]))).toEqual([409, 'notOver']);
  });

  it('is shown to nobody without a token, or with one of another session', async () => {
    const other = await aSession(server);
    expect(await problemOf(look('debrief', session.code))).toEqual([401, 'badToken']);
    expect(await problemOf(look('debrief', session.code, 'a.b.c'))).toEqual([401, 'badToken']);
    expect(await problemOf(look('debrief', session.code, other.token))).toEqual([404, 'unknownCode']);
  });

  it('is over, and still there after a restart, for everybody who was in it', async () => {
    await session.instructor.control({ type: 'end' });
    const texts = async () =>
      Promise.all(
        [session.token, ...session.tokens].flatMap((token) => [
          look('debrief', session.code, token).then((answer) => answer.text()),
          look('journal', session.code, token).then((answer) => answer.text()),
        ]),
      );
    const before = await texts();
    await server.app.stop();
    server = await aServer({ DATA_DIR: server.dataDir });
    expect(await texts()).toEqual(before);
    const [whole, journal, own] = before;
    const debrief = JSON.parse(whole) as Debrief;
    expect(debrief).toMatchObject({ over: true, weights: 'business', par: { everyS: 10 } });
    expect(debrief.teams.map(({ score }) => score?.milliPoints)).toEqual([expect.any(Number), expect.any(Number)]);
    expect(debrief.bookmarks.filter(({ kind }) => kind === 'byHand').map(({ note }) => note)).toEqual(['here']);
    expect((JSON.parse(own) as Debrief).you).toMatchObject({ role: 'player' });
    text = journal;
  });

  it('is found again by a host who has lost the way in, and by nobody else', async () => {
    const list = async (headers = {}) => await fetch(`${server.url}/api/host/sessions`, { headers });
    const hosted = (await (await list()).json()) as HostedSession[];
    expect(hosted.find(({ code }) => code === session.code)).toMatchObject({ phase: 'over', people: 0 });
    const path = `${server.url}/api/host/sessions/${session.code}`;
    const granted = await post<InstructorGranted>(path, { revoke: false });
    expect([granted.status, granted.body.code]).toEqual([201, session.code]);
    const debrief = (await (await look('debrief', session.code, granted.body.instructorToken)).json()) as Debrief;
    expect(debrief).toMatchObject({ over: true, you: { role: 'instructor' }, code: session.code });
    const away = { 'x-forwarded-for': '203.0.113.9' };
    expect(await problemOf(list(away))).toEqual([401, 'hostKeyNeeded']);
    expect((await post<Problem>(path, { revoke: false }, away)).body).toEqual({ code: 'hostKeyNeeded' });
    const unknown = `${server.url}/api/host/sessions/ZZZZZZ`;
    expect((await post<Problem>(unknown, { revoke: false })).body).toEqual({ code: 'unknownCode' });
  });

  it('comes packed for those who can unpack it, is kept by no cache, and is a file to save if it is the journal', async () => {
    const answer = await look('journal', session.code, session.token, { 'accept-encoding': 'identity' });
    expect([answer.headers.get('content-encoding'), answer.headers.get('content-type')]).toEqual([
      null,
      'application/x-ndjson',
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=overcommit-${session.code}.ndjson`);
    const packed = await look('debrief', session.code, session.token, { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
  });

  it('can be asked for often, but not without end', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async () => (await look('debrief', session.code, session.tokens[1])).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });

  it('has a journal that plays again as it was', () => {
    const recording = recordingIn(text);
    for (const team of [0, 1]) {
      const replay = replayOf(recording, team);
      replay.stepTo(recording.ticks);
      expect(replay.met.size).toBe(Math.floor(recording.ticks / 100));
      expect(replay.missed.size).toBe(0);
    }
  });

  it('is shut to all older ways in by a host who says so', async () => {
    const path = `${server.url}/api/host/sessions/${session.code}`;
    const granted = await post<InstructorGranted>(path, { revoke: true });
    expect(await problemOf(look('debrief', session.code, session.token))).toEqual([401, 'badToken']);
    const debrief = (await (await look('debrief', session.code, granted.body.instructorToken)).json()) as Debrief;
    expect(debrief).toMatchObject({ over: true, you: { role: 'instructor' } });
  });
});
