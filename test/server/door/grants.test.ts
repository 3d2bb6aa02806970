import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import { takeSeat } from '../../../tools/load/host.ts';
import { aRoom, clearStores } from '../a-room.ts';
import { aServer, aSession, closeAll, connect, type TestClass, type TestServer, until } from '../a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(async () => {
  await closeAll();
  await clearStores();
});

/** A socket that stays as the server leaves it, and what it was told. */
function aSocket(token: string) {
  const socket = io(server.url, {
    auth: { token, protocol: PROTOCOL_VERSION },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const heard: string[] = [];
  socket.onAny((event) => heard.push(event));
  let over = false;
  socket.on('disconnect', () => {
    over = true;
  });
  socket.on('connect_error', () => {
    over = true;
  });
  return { socket, heard, isOver: () => over };
}

/** An instructor may do twenty things in two seconds; a kick more waits for its turn. */
async function kick({ instructor }: TestClass, seat: number): Promise<void> {
  while (!(await instructor.control({ type: 'kick', seat })).ok)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('a kick that lands between handshake and connection', () => {
  it('leaves no open socket, in any of twenty tries', async () => {
    const session = await aSession(server, { seats: 4, teams: 2 });
    await session.join();
    await session.instructor.control({ type: 'start' });
    for (let round = 0; round < 20; round++) {
      const { token, seat } = await takeSeat(server.url, session.code);
      const late = aSocket(token);
      // Spread over the handshake: the kick lands before, in and after it.
      await new Promise((resolve) => setTimeout(resolve, round % 10));
      await kick(session, seat);
      await until(late.isOver, `socket of round ${round} is closed`);
    }
  });
});

describe('a seat that changes hands', () => {
  it('brings nothing to whoever held it before', async () => {
    const session = await aSession(server, { seats: 1, teams: 1 });
    const { token, seat } = await takeSeat(server.url, session.code);
    const before = aSocket(token);
    await until(() => before.heard.includes('welcome'), 'connected');
    await session.instructor.control({ type: 'kick', seat });
    await until(before.isOver, 'closed');
    const heard = before.heard.length;
    const next = await connect(server.url, (await takeSeat(server.url, session.code)).token);
    await session.instructor.control({ type: 'start' });
    await until(() => (next.mirror?.tick ?? -1) >= 2, 'two ticks');
    expect(before.heard).toHaveLength(heard);
    expect(before.heard.at(-1)).toBe('closed');
  });

  it('hears nothing more from whoever left it: their packets are dropped', async () => {
    const session = await aSession(server, { seats: 2, teams: 1 });
    const ann = await session.join();
    const answers: unknown[] = [];
    const raw = ann.socket as unknown as { emit(event: string, ...args: unknown[]): void };
    raw.emit('lobby', { type: 'leave' }, (answer: unknown) => answers.push(answer));
    await until(() => answers.length === 1, 'the answer to leaving');
    raw.emit('lobby', { type: 'ready', ready: true }, (answer: unknown) => answers.push(answer));
    ann.leave();
    await until(() => !ann.connected, 'let go');
    expect(answers).toEqual([{ ok: true }]);
  });
});

describe('a seat number', () => {
  it('is not given again while a socket of its last holder lives', async () => {
    const room = await aRoom({ capacity: 1, teams: 1 });
    const ann = await room.join();
    await room.control({ type: 'kick', seat: 0 });
    expect(await room.take()).toMatchObject({ ok: false, problem: 'roomFull' });
    await room.connect(ann, false);
    expect(await room.take()).toMatchObject({ ok: true, taken: { seat: 0, grant: 2 } });
  });

  it('is kept for whoever was let in and is about to connect', async () => {
    const room = await aRoom({ capacity: 1, teams: 1 });
    const ann = await room.join();
    await room.connect(ann, false);
    await room.timer.pass(91_000);
    expect(room.view.seats[0].state).toBe('left');
    expect(await room.room.ask({ type: 'admit', who: ann })).toMatchObject({ ok: true });
    expect(await room.take()).toMatchObject({ ok: false, problem: 'roomFull' });
  });

  it('tells with every kick and every leaving whose grant has ended', async () => {
    const room = await aRoom();
    const [ann, ben] = [await room.join(), await room.join()];
    await room.control({ type: 'kick', seat: ann.seat });
    await room.room.ask({ type: 'lobby', who: ben, message: { type: 'leave' } });
    expect(room.ear.closings).toEqual([
      { reason: 'kicked', seat: 0, grant: 1 },
      { reason: 'left', seat: 1, grant: 2 },
    ]);
  });
});
