import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type { ClientToServer, Control, ServerToClient } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import { post } from '../../tools/load/host.ts';
import { aServer, aSession, closeAll, type TestClass, type TestServer, until } from './a-server.ts';

let server: TestServer;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = await aServer();
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await closeAll();
});

type Wire = { readonly event: string; readonly body: unknown };

/** Somebody who writes down all that reaches them. */
function listener(token: string) {
  const socket: Socket<ServerToClient, ClientToServer> = io(server.url, {
    auth: { token, protocol: PROTOCOL_VERSION },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  const heard: Wire[] = [];
  socket.onAny((event: string, body: unknown) => heard.push({ event, body }));
  return { socket, heard };
}

async function projectorToken({ code, token }: TestClass): Promise<string> {
  const url = `${server.url}/api/sessions/${code}/projector`;
  const reply = await post<{ projectorToken: string }>(url, {}, { authorization: `Bearer ${token}` });
  expect(reply.status).toBe(201);
  return reply.body.projectorToken;
}

const eventsOf = (heard: readonly Wire[]) => [...new Set(heard.map(({ event }) => event))].sort();
const stagesOf = (heard: readonly Wire[]) =>
  heard.filter(({ event }) => event === 'stage').map(({ body }) => body as Stage);

describe('a projector', () => {
  it('is shown no name, no frame, no overview and no points while standings are off', async () => {
    const session = await aSession(server, { teams: 2, freeNames: false });
    const [ann, ben] = [await session.join(), await session.join()];
    const { heard } = listener(await projectorToken(session));
    await session.instructor.control({ type: 'start' });
    await until(() => stagesOf(heard).length >= 2, 'two stages');
    expect(eventsOf(heard).filter((event) => !['class', 'room', 'stage', 'welcome'].includes(event))).toEqual([]);
    const names = [ann, ben].map(({ view, welcome }) => {
      const seat = welcome?.you.role === 'player' ? welcome.you.seat : -1;
      return view?.seats.find(({ no }) => no === seat)?.name ?? '';
    });
    const wire = JSON.stringify(heard);
    expect(names.every((name) => name.length > 2 && !wire.includes(name))).toBe(true);
    expect(wire).not.toMatch(/"cash|"netCents|"seatCode|"milliPoints|"faults|"device/);
    const [stage] = stagesOf(heard);
    expect(Object.keys(stage ?? {}).sort()).toEqual(
      expect.arrayContaining(['frozen', 'halls', 'standings', 'stories', 'tick']),
    );
    expect(stage?.standings).toEqual([]);
    expect(
      [...new Set(stage?.halls.flatMap(({ hosts }) => hosts.flatMap((host) => Object.keys(host))))].sort(),
    ).toEqual(['guests', 'load', 'state']);
  });

  it('says who is ahead only as far as the instructor shows it', async () => {
    const session = await aSession(server, { teams: 4, seats: 4 });
    for (let seat = 0; seat < 4; seat++) await session.join();
    const { heard } = listener(await projectorToken(session));
    await session.instructor.control({ type: 'start' });
    for (const [standings, rows, named] of [
      ['full', 4, true],
      ['anonymous', 4, false],
      ['topThree', 3, true],
    ] as const) {
      await session.instructor.control({ type: 'standings', standings });
      const from = stagesOf(heard).length + 1;
      await until(() => stagesOf(heard).length > from, standings);
      const shown = stagesOf(heard).at(-1)?.standings ?? [];
      expect([shown.length, shown.every(({ team }) => (team !== undefined) === named)]).toEqual([rows, true]);
    }
  });

  it('follows a hall only while it is in the spotlight', async () => {
    const session = await aSession(server, { teams: 1 });
    await session.join();
    const { heard, socket } = listener(await projectorToken(session));
    await session.instructor.control({ type: 'start' });
    await until(() => stagesOf(heard).length >= 1, 'a stage');
    expect(heard.filter(({ event }) => event === 'frame')).toEqual([]);
    await session.instructor.control({ type: 'spotlight', team: 0 });
    await until(() => heard.some(({ event }) => event === 'frame'), 'a frame');
    await session.instructor.control({ type: 'spotlight', team: -1 });
    await until(
      () => JSON.stringify(heard.findLast(({ event }) => event === 'class')).includes('"spotlight":-1'),
      'off',
    );
    const frames = heard.filter(({ event }) => event === 'frame').length;
    socket.emit('ack', 1_000_000);
    const from = stagesOf(heard).length + 1;
    await until(() => stagesOf(heard).length > from, 'two seconds more');
    expect(heard.filter(({ event }) => event === 'frame').length).toBe(frames);
  });

  it('has no control of anything', async () => {
    const session = await aSession(server, { teams: 1 });
    await session.join();
    const { socket } = listener(await projectorToken(session));
    const controls: Control[] = [
      { type: 'start' },
      { type: 'pause', pause: 'look' },
      { type: 'resume' },
      { type: 'speed', speed: 2 },
      { type: 'end' },
      { type: 'kick', seat: 0 },
      { type: 'lesson', deed: 'skip' },
      { type: 'askClose' },
      { type: 'standings', standings: 'full' },
      { type: 'spotlight', team: 0 },
      { type: 'order', team: -1, name: 'injectFault', args: { fault: 'hostFailure', subject: 0, silent: true } },
    ];
    for (const control of controls) {
      const reply = await socket.timeout(3000).emitWithAck('control', control);
      expect([control.type, reply]).toEqual([control.type, { ok: false, problem: 'badRequest' }]);
    }
    expect((await socket.timeout(3000).emitWithAck('watch', { team: 0 })).ok).toBe(false);
    expect((await socket.timeout(3000).emitWithAck('bookmark', { note: '' })).ok).toBe(false);
    expect((await socket.timeout(3000).emitWithAck('answer', { ask: 0, value: 0 })).ok).toBe(false);
    expect((await socket.timeout(3000).emitWithAck('lobby', { type: 'leave' })).ok).toBe(false);
    const command = { id: '00000000-0000-7000-8000-000000000001', name: 'setOvercommit', args: { percent: 150 } };
    expect((await socket.timeout(3000).emitWithAck('command', command)).ok).toBe(false);
  });

  it('gets its way in from an instructor’s token and no other', async () => {
    const session = await aSession(server, { teams: 1 });
    await session.join();
    const url = `${server.url}/api/sessions/${session.code}/projector`;
    const other = await aSession(server, { teams: 1 });
    const projector = await projectorToken(session);
    for (const token of [session.tokens[0], other.token, projector, 'x'])
      expect((await post(url, {}, { authorization: `Bearer ${token}` })).status).not.toBe(201);
    expect((await post(url, {})).status).not.toBe(201);
    const debrief = await fetch(`${server.url}/api/sessions/${session.code}/debrief`, {
      headers: { authorization: `Bearer ${projector}` },
    });
    expect(debrief.ok).toBe(false);
  });
});

describe('a player', () => {
  it('is told nothing of the stage, and no other team’s answers', async () => {
    const session = await aSession(server, { teams: 2 });
    const ann = await session.join();
    const ben = await session.join();
    listener(await projectorToken(session));
    const heard: Wire[] = [];
    ann.socket.onAny((event: string, body: unknown) => heard.push({ event, body }));
    await session.instructor.control({ type: 'start' });
    const question = {
      id: '',
      text: 'How many?',
      shape: { kind: 'number', min: 0, max: 9999, unit: 'count' },
    } as const;
    await session.instructor.control({ type: 'ask', question });
    await ben.answer(0, 7351);
    await until(
      () => heard.some(({ event, body }) => event === 'class' && JSON.stringify(body).includes('"answered":1')),
      'counted',
    );
    expect(heard.some(({ event }) => event === 'stage' || event === 'overview')).toBe(false);
    expect(JSON.stringify(heard.filter(({ event }) => event !== 'frame'))).not.toContain('7351');
  });
});
