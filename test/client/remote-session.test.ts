import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { effect } from '@preact/signals';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RemoteSession } from '#client/net/remote-session.ts';
import { type App, createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { SeatGranted, SessionCreated } from '#shared/protocol/messages.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { takeSeat } from '../../tools/load/host.ts';

let app: App;
let dataDir: string;
let port: number;
const open: RemoteSession[] = [];

async function startServer(onPort: number): Promise<void> {
  const env = { PORT: String(onPort), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  app = await createApp(readConfig(env), (problem) => {
    throw problem;
  });
  await app.start();
  port = Number(new URL(app.url).port);
}

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-client-'));
  await startServer(0);
});

afterEach(() => {
  for (const session of open.splice(0)) session.leave();
});

afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function post<T>(route: string, body: object): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await reply.json()) as T;
}

function session(token: string): RemoteSession {
  const made = new RemoteSession(token, `http://127.0.0.1:${port}`);
  open.push(made);
  return made;
}

/** Resolves once `holds` does; what it reads must be signals. */
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!holds()) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

async function aClass(): Promise<{ code: string; teacher: RemoteSession; pupil: RemoteSession; seat: SeatGranted }> {
  const wish = { scenario: 'sprint', seats: 4, teams: 1, teamForming: 'random', freeNames: false, solo: false };
  const { code, instructorToken } = await post<SessionCreated>('/api/sessions', wish);
  const seat = await takeSeat(`http://127.0.0.1:${port}`, code);
  const [teacher, pupil] = [session(instructorToken), session(seat.token)];
  await until(() => teacher.link.value === 'live' && pupil.link.value === 'live');
  return { code, teacher, pupil, seat };
}

/** A class whose world is running and has shown itself to the pupil. */
async function aRunningClass() {
  const made = await aClass();
  expect(await made.teacher.control({ type: 'start' })).toEqual({ ok: true });
  await until(() => made.pupil.tick.value >= 3);
  return made;
}

/** Gives a command that the world accepts: so much of its memory may be promised. */
function promise(pupil: RemoteSession, percent: number) {
  return pupil.send({ name: 'setOvercommit', args: { percent } });
}

describe('a seat on the server', () => {
  it('knows the room as soon as it is there, and no world in the lobby', async () => {
    const { code, pupil, seat } = await aClass();
    expect(pupil.view.value).toMatchObject({ code, phase: 'lobby', capacity: 4 });
    expect(pupil.welcome.value?.you).toEqual({ role: 'player', seat: seat.seat });
    expect(pupil.world.value).toBeUndefined();
  });

  it('follows its hall once the session runs', async () => {
    const { pupil } = await aRunningClass();
    expect(pupil.view.value?.phase).toBe('running');
    expect(pupil.world.value?.hosts.state[0]).toBe(HOST_STATES.indexOf('on'));
    await until(() => pupil.tick.value >= 12);
    expect(pupil.link.value).toBe('live');
  });

  it('measures its link', async () => {
    const { pupil } = await aClass();
    await until(() => pupil.linkMs.value > 0);
  });

  it('learns what became of a command, and why not', async () => {
    const { pupil } = await aRunningClass();
    expect((await promise(pupil, 140)).ok).toBe(true);
    expect(await promise(pupil, 140)).toMatchObject({ ok: false });
  });

  it('shows what it was told while away, when it comes back to the same seat', async () => {
    const { pupil } = await aRunningClass();
    const before = pupil.tick.value;
    await app.stop();
    await until(() => pupil.link.value === 'lost');
    const waiting = promise(pupil, 140);
    await startServer(port);
    await until(() => pupil.link.value === 'live');
    expect(await waiting).toMatchObject({ ok: true });
    await until(() => pupil.tick.value > before && pupil.world.value?.hall.overcommitPercent[0] === 140);
  });

  it('lets an instructor look into a hall and away again', async () => {
    const { teacher } = await aRunningClass();
    expect(teacher.world.value).toBeUndefined();
    expect(await teacher.watch(0)).toEqual({ ok: true });
    await until(() => teacher.world.value !== undefined);
    expect(await teacher.watch(-1)).toEqual({ ok: true });
    expect(teacher.world.value).toBeUndefined();
  });

  it('ends for good when it is removed, and says why', async () => {
    const { teacher, pupil, seat } = await aClass();
    expect(await teacher.control({ type: 'kick', seat: seat.seat })).toEqual({ ok: true });
    await until(() => pupil.link.value === 'closed');
    expect(pupil.closedBecause.value).toBe('kicked');
    expect(await promise(pupil, 140)).toEqual({ ok: false, refusal: { code: 'notRunning' } });
  });

  it('is in one place: the window that opens it last has it', async () => {
    const { pupil, seat } = await aClass();
    const second = session(seat.token);
    await until(() => second.link.value === 'live' && pupil.link.value === 'closed');
    expect(pupil.closedBecause.value).toBe('replaced');
  });

  it('ends for good when its token is none', async () => {
    const stranger = session('not a token');
    await until(() => stranger.link.value === 'closed');
    expect(stranger.closedBecause.value).toBe('badToken');
  });

  it('says that nothing answered when asked while there is no connection', async () => {
    const alone = new RemoteSession('token', 'http://127.0.0.1:9');
    open.push(alone);
    expect(await alone.control({ type: 'start' })).toEqual({ ok: false, problem: 'offline' });
  });
});
