import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Feeds } from '#server/rooms/feeds.ts';
import { createWorlds, stepWorlds } from '#server/rooms/worlds.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type { ClientToServer, ServerToClient, Welcome } from '#shared/protocol/messages.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { SCHEMA } from '#shared/sim/kernel/world.ts';
import { post } from '../../../tools/load/host.ts';
import { Counts, commandId, Ear, HandTimer } from '../a-room.ts';
import { aServer, aSession, closeAll, type TestServer, until } from '../a-server.ts';
import { frameReader, OPEN_COLUMNS, type ToldFrame } from './frame-cells.ts';

let server: TestServer;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = await aServer();
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await closeAll();
});

/** What would give the future or a secret away: these columns may never be opened. */
const SECRETS = {
  hosts: ['failAtTick', 'failPart', 'attackers'],
  vms: ['infected', 'leakMibPerS', 'unportedUntilTick', 'burst', 'load', 'activeExactMib', 'missedFor'],
} as const;

/** Somebody who follows a hall and reads every frame that reaches them. */
class Reader {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly told: ToldFrame[] = [];
  readonly texts: string[] = [];
  welcome: Welcome | undefined;

  constructor(token: string, from?: { epoch: number; tick: number }, before?: Reader) {
    const auth = { token, protocol: PROTOCOL_VERSION, ...from };
    this.socket = io(server.url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
    sockets.push(this.socket);
    let read = before?.read;
    this.socket.onAny((event: string, body: unknown) => {
      if (event !== 'frame') this.texts.push(JSON.stringify([event, body]));
    });
    this.socket.on('welcome', (welcome) => {
      this.welcome = welcome;
      read ??= frameReader(welcome.scenario);
      this.read = read;
    });
    this.socket.on('frame', (bytes) => {
      const frame = read?.(new Uint8Array(bytes));
      if (!frame) throw new Error('a frame before the welcome');
      this.told.push(frame);
      this.socket.emit('ack', frame.header.tick);
    });
  }

  read: ReturnType<typeof frameReader> | undefined;

  get kinds(): Set<string> {
    return new Set(this.told.map(({ header }) => header.kind));
  }

  get last() {
    const { epoch = 0, tick = 0 } = this.told.at(-1)?.header ?? {};
    return { epoch, tick };
  }

  /** Every value of a column that it was told. */
  valuesOf(column: string): number[] {
    return this.told.flatMap(({ cells }) => cells.filter((cell) => cell.column === column).map(({ value }) => value));
  }
}

/** Figures that no hall has unless it is told so, for each of two teams. */
const PERCENT = [137, 163] as const;

/** Two teams of one that play with different figures, both with names of their own, and everybody who may look on. */
async function aClass() {
  const session = await aSession(server, { scenario: 'lesson', teams: 2, seats: 2 });
  for (let seat = 0; seat < 2; seat++) await session.join();
  const bearer = { authorization: `Bearer ${session.token}` };
  const at = `${server.url}/api/sessions/${session.code}`;
  const { body } = await post<{ projectorToken: string }>(`${at}/projector`, {}, bearer);
  const players = session.tokens.map((token) => new Reader(token));
  const [teacher, projector] = [new Reader(session.token), new Reader(body.projectorToken)];
  for (const [seat, name] of ['Ottilie', 'Wendelin'].entries())
    expect(await session.instructor.control({ type: 'rename', seat, name })).toEqual({ ok: true });
  await until(() => players.every(({ welcome }) => welcome), 'all are in');
  await session.instructor.control({ type: 'start' });
  await until(() => players.every(({ told }) => told.length > 0), 'both halls run');
  const teams = players.map(({ welcome, texts }) => {
    const seat = welcome?.you.role === 'player' ? welcome.you.seat : -1;
    const [, view] = JSON.parse(texts.findLast((text) => text.startsWith('["room"')) ?? '[]');
    return (view.seats as { no: number; team: number }[]).find(({ no }) => no === seat)?.team ?? -1;
  });
  for (const [i, player] of players.entries()) {
    const percent = PERCENT[i] ?? 100;
    const order = { id: commandId(i + 1), name: 'setOvercommit', args: { percent } };
    expect(await player.socket.emitWithAck('command', order)).toMatchObject({ ok: true });
  }
  await until(() => players.every((each, i) => each.valuesOf(OVERCOMMIT).includes(PERCENT[i] ?? 0)), 'both are done');
  return { session, players, teams, teacher, projector };
}

const OVERCOMMIT = 'hall.overcommitPercent';
/** An overcommit as an event or a message would tell it: ticks and watts may be the same number. */
const figure = (percent: number) => new RegExp(`"\\w*(value|ercent)":${percent}[,}]`);

/** What no frame may hold: a column that is not open, and the figures of the hall that one does not follow. */
function expectOwnOnly(reader: Reader, foreign: number): void {
  const columns = new Set(reader.told.flatMap(({ cells }) => cells.map(({ column }) => column)));
  expect([...columns].filter((column) => !OPEN_COLUMNS.has(column))).toEqual([]);
  expect(columns.size).toBeGreaterThan(5);
  expect(reader.valuesOf(OVERCOMMIT)).not.toContain(foreign);
  expect(JSON.stringify(reader.told.map(({ events }) => events))).not.toMatch(figure(foreign));
}

describe('frames', () => {
  it('tell each audience open columns of the hall that it follows, and nothing else, also after it came back', async () => {
    const { session, players, teams, teacher, projector } = await aClass();
    const [ann, ben] = players as [Reader, Reader];
    const [token] = session.tokens;
    ann.socket.disconnect();
    const held = ann.last;
    await until(() => ben.last.tick > held.tick + 2, 'the halls go on');
    const back = new Reader(token ?? '', held, ann);
    await until(() => back.kinds.has('delta'), 'she is in step again');
    const anew = new Reader(token ?? '');
    await until(() => anew.kinds.has('delta'), 'another device of hers is in step');
    expect([ann.kinds.has('delta'), back.kinds.has('merged'), anew.kinds.has('key')]).toEqual([true, true, true]);
    for (const reader of [ann, back, anew]) expectOwnOnly(reader, PERCENT[1]);
    expect(anew.valuesOf(OVERCOMMIT)).toContain(PERCENT[0]);
    expectOwnOnly(ben, PERCENT[0]);

    expect([teacher.told.length, projector.told.length]).toEqual([0, 0]);
    await session.instructor.control({ type: 'spotlight', team: teams[1] ?? 0 });
    expect(await teacher.socket.emitWithAck('watch', { team: teams[0] ?? 0 })).toEqual({ ok: true });
    await until(() => projector.kinds.has('delta') && teacher.kinds.has('delta'), 'both look on');
    expectOwnOnly(projector, PERCENT[0]);
    expectOwnOnly(teacher, PERCENT[1]);
  });

  it('and all messages beside them hold no name for a projector, and nothing of the other hall for a player', async () => {
    const { players, projector } = await aClass();
    await until(() => projector.texts.some((text) => text.startsWith('["stage"')), 'the stage is shown');
    const all = (reader: Reader) => reader.texts.join() + JSON.stringify(reader.told.map(({ events }) => events));
    expect(all(projector)).not.toMatch(/Ottilie|Wendelin/);
    expect(players.every((player) => /Ottilie/.test(all(player)))).toBe(true);
    for (const [i, player] of players.entries()) {
      const kinds = new Set(player.texts.map((text) => /^\["(\w+)"/.exec(text)?.[1]));
      expect([...kinds].filter((kind) => !PLAYERS_MESSAGES.has(kind ?? ''))).toEqual([]);
      expect(all(player)).not.toMatch(figure(PERCENT[1 - i] ?? 0));
      expect(all(player)).toMatch(figure(PERCENT[i] ?? 0));
    }
  });

  it('hold nothing of hidden columns: with a mark in every hidden cell, no frame has it', () => {
    const scenario = scenarioById('lesson');
    if (!scenario) throw new Error('no hall');
    const worlds = createWorlds(scenario, {}, 1);
    const feeds = new Feeds(worlds, 1);
    const ear = new Ear();
    const deps = { timer: new HandTimer(), meter: new Counts(), outlet: ear };
    for (let tick = 0; tick < 20; tick++) stepWorlds(worlds, []);
    const [world] = worlds as [(typeof worlds)[number]];
    for (const [table, { hidden }] of Object.entries(SCHEMA))
      for (const column of Object.keys(hidden))
        (world[table as keyof typeof SCHEMA] as unknown as Record<string, Float64Array>)[column]?.fill(MARK);
    feeds.show(world.tick, deps);
    const frames = [ear.frames.at(-1)?.bytes, feeds.catchUp(0, undefined), feeds.catchUp(0, { epoch: 1, tick: 0 })];
    for (const frame of frames) {
      const { cells, events } = frameReader(scenario)(frame ?? new Uint8Array(0));
      expect(cells.length).toBeGreaterThan(10);
      expect(cells.filter(({ value }) => value === MARK)).toEqual([]);
      expect(JSON.stringify(events)).not.toContain(String(MARK));
    }
    for (const [table, columns] of Object.entries(SECRETS))
      for (const column of columns) expect([column, OPEN_COLUMNS.has(`${table}.${column}`)]).toEqual([column, false]);
  });
});

const MARK = 1_234_567_891;
/** All that a player is ever told in this session. */
const PLAYERS_MESSAGES = new Set(['welcome', 'room', 'class', 'crew', 'scores', 'score', 'ping']);
