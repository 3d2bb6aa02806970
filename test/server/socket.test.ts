import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION, readHeader } from '#shared/protocol/frame.ts';
import type { Problem } from '#shared/protocol/messages.ts';
import { takeSeat } from '../../tools/load/host.ts';
import { commandId } from './a-room.ts';
import { aServer, aSession, closeAll, connect, type TestServer, until } from './a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(closeAll);

const percent = (value: number) => ({ name: 'setOvercommit', args: { percent: value } }) as const;

/** The problem with which a handshake is refused. */
function refusalOf(auth: unknown): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    const socket = io(server.url, {
      auth: auth as object,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    socket.on('connect', () => resolve(undefined));
    socket.on('connect_error', (error: Error & { data?: Problem }) => {
      socket.disconnect();
      resolve(error.data);
    });
  });
}

describe('the handshake', () => {
  it('refuses whoever has no good token or speaks another version', async () => {
    const { code } = await aSession(server);
    const { token } = await takeSeat(server.url, code);
    const forged = `${token.slice(0, -6)}AAAAAA`;
    const protocol = PROTOCOL_VERSION;
    expect(await refusalOf({ token: forged, protocol })).toEqual({ code: 'badToken' });
    expect(await refusalOf({ token: 'x', protocol })).toEqual({ code: 'badToken' });
    expect(await refusalOf({ token, protocol: 0 })).toEqual({ code: 'oldVersion' });
    expect(await refusalOf({ token: 7, protocol })).toEqual({ code: 'badRequest' });
    expect(await refusalOf({ token: 'x'.repeat(3000), protocol })).toEqual({ code: 'badRequest' });
  });
});

describe('a player', () => {
  it('gets key, then differences, gives a command and sees its effect', async () => {
    const session = await aSession(server, { teams: 1 });
    const ann = await session.join();
    expect(ann.welcome).toMatchObject({
      you: { role: 'player', seat: 0 },
      view: { phase: 'lobby' },
      tickMs: 200,
      epoch: 1,
    });
    expect(await session.instructor.control({ type: 'start' })).toEqual({ ok: true });
    await until(() => (ann.mirror?.tick ?? -1) >= 2, 'two ticks');
    const reply = await ann.give(percent(163));
    expect(reply.ok).toBe(true);
    const done = reply.ok ? reply.tick : 0;
    await until(() => (ann.mirror?.tick ?? -1) > done, 'the tick of the command');
    expect(ann.mirror?.world.hall.overcommitPercent[0]).toBe(163);
    await until(() => (ann.mirror?.tick ?? -1) >= 11, 'a frame with a hash');
    expect(session.tally).toMatchObject({ errors: 0, desyncs: 0, gaps: 0, keyFrames: 1 });
  });

  it('comes back after a broken connection with what it missed, and no key frame', async () => {
    const session = await aSession(server, { teams: 1 });
    const ann = await session.join();
    await session.instructor.control({ type: 'start' });
    await until(() => (ann.mirror?.tick ?? -1) >= 3, 'three ticks');
    ann.drop();
    await until(() => session.tally.mergedFrames === 1 && ann.connected, 'a merged frame');
    const { tick } = ann.mirror!;
    await until(() => ann.mirror!.tick >= tick + 12, 'a frame with a hash');
    expect(session.tally).toMatchObject({ errors: 0, desyncs: 0, keyFrames: 1, reconnects: 1 });
  });

  it('on a second device takes the place of the first', async () => {
    const session = await aSession(server);
    const first = await session.join();
    const { token } = await takeSeat(server.url, session.code, { seatCode: first.welcome!.seatCode! });
    const second = await connect(server.url, token);
    await until(() => first.ended !== undefined, 'the first is told');
    expect([first.ended, second.welcome!.you]).toEqual(['replaced', { role: 'player', seat: 0 }]);
    await until(() => second.view?.seats[0].state === 'seated', 'the seat is taken');
  });

  it('that leaves is let go, and its token is no good any more', async () => {
    const session = await aSession(server);
    const { token } = await takeSeat(server.url, session.code);
    const ann = await connect(server.url, token);
    expect(await ann.socket.timeout(5000).emitWithAck('lobby', { type: 'leave' })).toEqual({ ok: true });
    ann.leave();
    await until(() => !ann.connected, 'let go');
    expect(await refusalOf({ token, protocol: PROTOCOL_VERSION })).toEqual({ code: 'badToken' });
  });

  it('on a network that lets no WebSocket through plays over polling', async () => {
    const session = await aSession(server, { teams: 1 });
    const { token } = await takeSeat(server.url, session.code);
    const auth = { token, protocol: PROTOCOL_VERSION };
    const socket = io(server.url, { auth, transports: ['polling'], forceNew: true, reconnection: false });
    const ticks: number[] = [];
    socket.on('frame', (bytes: Uint8Array) => {
      const { tick } = readHeader(new Uint8Array(bytes))!;
      ticks.push(tick);
      socket.emit('ack', tick);
    });
    await new Promise((resolve) => socket.once('welcome', resolve));
    await session.instructor.control({ type: 'start' });
    await until(() => ticks.length >= 4, 'four frames');
    const reply = await socket.timeout(5000).emitWithAck('command', { id: commandId(1), ...percent(150) });
    socket.disconnect();
    expect(reply).toMatchObject({ ok: true });
  });

  it('that is kicked is told so, and refused afterwards', async () => {
    const session = await aSession(server);
    const { token } = await takeSeat(server.url, session.code);
    const ann = await connect(server.url, token);
    await session.instructor.control({ type: 'kick', seat: 0 });
    await until(() => ann.ended !== undefined, 'told');
    expect(ann.ended).toBe('kicked');
    expect(await refusalOf({ token, protocol: PROTOCOL_VERSION })).toEqual({ code: 'kicked' });
  });

  it('that never acknowledges gets two frames and then none, and one merged frame when it wakes up', async () => {
    const session = await aSession(server, { teams: 1 });
    const [ann, ben] = [await session.join(), await session.join()];
    ann.mute = true;
    await session.instructor.control({ type: 'start' });
    await until(() => (ben.mirror?.tick ?? -1) >= 12, 'the others go on');
    expect(ann.mirror!.tick).toBeLessThanOrEqual(2);
    ann.mute = false;
    ann.socket.emit('ack', ann.mirror!.tick);
    await until(() => ann.mirror!.tick > 2, 'the first frame after that');
    expect(ann.mirror!.tick).toBeGreaterThanOrEqual(12);
    expect(session.tally.mergedFrames).toBe(1);
    await until(() => ann.mirror!.tick >= 25, 'a frame with a hash');
    expect(session.tally).toMatchObject({ desyncs: 0, gaps: 0 });
  });

  it('whose machine sleeps is let go after ten seconds, and gets one merged frame when it is back', async () => {
    const session = await aSession(server, { teams: 1 });
    const [ann, ben] = [await session.join(), await session.join()];
    await session.instructor.control({ type: 'start' });
    await session.instructor.control({ type: 'speed', speed: 4 });
    await until(() => (ann.mirror?.tick ?? -1) >= 5, 'five ticks');
    ann.freeze(true);
    await until(() => ben.view?.seats[0].state === 'away', 'the server gives up waiting');
    // Ten seconds at four times the speed: far more than the events that are kept.
    expect(ben.mirror!.tick - ann.mirror!.tick).toBeGreaterThan(150);
    ann.freeze(false);
    await until(() => ann.mirror!.tick >= ben.mirror!.tick - 1 && ann.connected, 'caught up');
    const { tick } = ann.mirror!;
    await until(() => ann.mirror!.tick >= tick + 12, 'a frame with a hash');
    expect(session.tally).toMatchObject({ keyFrames: 2, desyncs: 0, gaps: 0, errors: 0, reconnects: 1 });
    expect(session.tally.mergedFrames).toBeGreaterThanOrEqual(1);
  });

  it('that floods with commands is told to wait, and nobody else notices', async () => {
    const session = await aSession(server, { teams: 1 });
    const [ann, ben] = [await session.join(), await session.join()];
    await session.instructor.control({ type: 'start' });
    const flood = await Promise.all(
      Array.from({ length: 200 }, (_, n) => ann.give(percent(100 + (n % 50)), commandId(n))),
    );
    const codes = flood.map((reply) => (reply.ok ? 'done' : reply.refusal.code));
    expect(codes.filter((code) => code === 'tooFast').length).toBeGreaterThanOrEqual(140);
    expect(await ben.give(percent(177))).toMatchObject({ ok: true });
  });
});

describe('garbage on the socket', () => {
  const id = commandId(1);
  const commands: readonly unknown[] = [
    undefined,
    null,
    7,
    'command',
    [],
    {},
    { id },
    { id: 'x', ...percent(150) },
    { id, name: 'setOvercommit' },
    { id, name: 'setOvercommit', args: { percent: '150' } },
    { id, name: 'setOvercommit', args: { percent: 1e9 } },
    { id, name: 'setOvercommit', args: { percent: 150, by: -2 } },
    { id, name: 'toString', args: {} },
    { id, name: '__proto__', args: {} },
    { id, name: 'placeVm', args: { vm: 9999, host: 0 } },
    { id, name: 'placeVm', args: { vm: -1, host: 0 } },
    { id, name: 'placeVm', args: { vm: 0.5, host: 0 } },
    { id, name: 'placeVm', args: [0, 0] },
  ];

  it.each(commands.map((message) => [message]))('%j is refused as a command', async (message) => {
    const session = await aSession(server, { teams: 1 });
    const ann = await session.join();
    const reply = await ann.socket.timeout(5000).emitWithAck('command', message as never);
    expect(reply).toEqual({ ok: false, refusal: { code: 'badCommand' } });
  });

  it('of every other kind is refused or ignored, and the session goes on', async () => {
    const session = await aSession(server, { teams: 1 });
    const ann = await session.join();
    const raw = ann.socket as unknown as {
      emit(event: string, ...args: unknown[]): void;
      timeout(ms: number): { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> };
    };
    for (const value of [undefined, null, -1, 1.5, 'x', {}, [], 1e30, new Uint8Array(9)]) {
      raw.emit('ack', value);
      raw.emit('resync', value);
      raw.emit('echo', value);
      raw.emit('command', value);
    }
    raw.emit('nothing', { of: 'the kind' });
    for (const control of [
      { type: 'start' },
      { type: 'order', team: 0, name: 'setOvercommit', args: { percent: 150 } },
    ])
      expect(await raw.timeout(5000).emitWithAck('control', control)).toEqual({ ok: false, problem: 'badRequest' });
    for (const control of [
      { type: 'speed', speed: 3 },
      { type: 'pause' },
      { type: 'kick', seat: '0' },
      { type: 'constructor' },
      'start',
    ])
      expect(await session.instructor.socket.timeout(5000).emitWithAck('control', control as never)).toEqual({
        ok: false,
        problem: 'badRequest',
      });
    expect(await raw.timeout(5000).emitWithAck('lobby', { type: 'pickTeam', team: 99 })).toEqual({
      ok: false,
      problem: 'badRequest',
    });
    expect(await raw.timeout(5000).emitWithAck('watch', { team: 0 })).toEqual({ ok: false, problem: 'badRequest' });
    expect(await session.instructor.control({ type: 'start' })).toEqual({ ok: true });
    await until(() => (ann.mirror?.tick ?? -1) >= 11, 'the session goes on');
    expect(session.tally.desyncs).toBe(0);
  });

  it('of more than 64 kB closes the connection, and only that one', async () => {
    const session = await aSession(server, { teams: 1 });
    const [ann, ben] = [await session.join(), await session.join()];
    ann.socket.emit('command', { id, name: 'x'.repeat(70_000), args: {} }, () => undefined);
    await until(() => session.tally.reconnects === 1, 'thrown out');
    await until(() => ann.connected, 'and back');
    expect(ben.connected).toBe(true);
  });
});

describe('an instructor', () => {
  it('sees the teams at a glance and looks into one hall after another', async () => {
    const session = await aSession(server, { teams: 2 });
    await session.join();
    await session.join();
    const overviews: unknown[] = [];
    const frames: Uint8Array[] = [];
    const { socket } = session.instructor;
    socket.on('overview', (teams) => overviews.push(teams));
    socket.on('frame', (bytes) => frames.push(bytes));
    await session.instructor.control({ type: 'start' });
    await until(() => overviews.length >= 1, 'an overview');
    expect(overviews[0]).toMatchObject([{ team: 0 }, { team: 1 }]);
    expect(frames).toEqual([]);
    expect(await socket.emitWithAck('watch', { team: 1 })).toEqual({ ok: true });
    await until(() => frames.length >= 1, 'the first hall');
    expect(await socket.emitWithAck('watch', { team: 5 })).toEqual({ ok: false, problem: 'badRequest' });
    expect(await socket.emitWithAck('watch', { team: -1 })).toEqual({ ok: true });
  });
});

describe('a server that is stopped in order', () => {
  it('tells its clients, and the next one on the same data goes on with them', async () => {
    const first = await aServer();
    const session = await aSession(first, { teams: 1 });
    const { token } = await takeSeat(first.url, session.code);
    const ann = await connect(first.url, token);
    await session.instructor.control({ type: 'start' });
    await until(() => (ann.mirror?.tick ?? -1) >= 4, 'four ticks');
    await first.app.stop();
    await until(() => ann.ended !== undefined, 'told');
    expect(ann.ended).toBe('moved');
    const next = await aServer({ DATA_DIR: first.dataDir });
    const again = await connect(next.url, token);
    expect(again.welcome).toMatchObject({ epoch: 2, view: { phase: 'running' }, you: { seat: 0 } });
    await until(() => (again.mirror?.tick ?? -1) > ann.mirror!.tick, 'ticks go on');
  });
});
