import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrewView, PingTold } from '#shared/protocol/crew.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type {
  ClientToServer,
  CommandReply,
  RequestReply,
  RoomView,
  ServerToClient,
} from '#shared/protocol/messages.ts';
import { post } from '../../../tools/load/host.ts';
import { commandId } from '../a-room.ts';
import { aServer, aSession, closeAll, type TestServer, until } from '../a-server.ts';

let server: TestServer;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = await aServer();
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await closeAll();
});

/** Somebody who writes down what a team shares, as far as it reaches them. */
class Listener {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly crews: CrewView[] = [];
  readonly pings: PingTold[] = [];
  view: RoomView | undefined;

  constructor(token: string) {
    this.socket = io(server.url, {
      auth: { token, protocol: PROTOCOL_VERSION },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    sockets.push(this.socket);
    this.socket.on('welcome', ({ view }) => {
      this.view = view;
    });
    this.socket.on('crew', (view) => this.crews.push(view));
    this.socket.on('ping', (ping) => this.pings.push(ping));
  }

  crew(message: unknown): Promise<RequestReply> {
    return this.socket.emitWithAck('crew', message as never);
  }

  /** Switches off the first guest of the hall `sprint`, who pays from the start: an order of Operations. */
  powerOff(id: number, more: object = {}): Promise<CommandReply> {
    return this.socket.emitWithAck('command', {
      id: commandId(id),
      name: 'powerOffVm',
      args: { vm: 0 },
      ...more,
    } as never);
  }

  /** Seats of its team, as it was told. */
  get team(): string {
    return (this.crews.at(-1)?.jobs?.holders ?? []).map(({ seat }) => seat).join();
  }

  get keys() {
    return this.crews.at(-1)?.keys ?? [];
  }
}

/** Two teams of two in a running session with jobs, and everybody else who may listen. */
async function twoTeams() {
  const session = await aSession(server, { scenario: 'sprint', seats: 4, teams: 2, jobs: 'choose', twoKey: true });
  for (let seat = 0; seat < 4; seat++) await session.join();
  const { code, token } = session;
  const asked = await post<{ projectorToken: string }>(
    `${server.url}/api/sessions/${code}/projector`,
    {},
    {
      authorization: `Bearer ${token}`,
    },
  );
  const people = session.tokens.map((each) => new Listener(each));
  const [projector, teacher] = [new Listener(asked.body.projectorToken), new Listener(token)];
  await until(() => [...people, projector, teacher].every(({ view }) => view), 'all are in');
  await session.instructor.control({ type: 'start' });
  await until(() => people.every(({ crews }) => crews.length > 0), 'everybody has a job');
  const [first, ...others] = people as [Listener, ...Listener[]];
  const mate = others.find((each) => each.team === first.team);
  return { first, mate: mate!, strangers: [...others.filter((each) => each !== mate), projector, teacher], teacher };
}

describe('what a team shares', () => {
  it('reaches its members, and nobody of another team, no projector, and an instructor only who looks at its hall', async () => {
    const { first, mate, strangers, teacher } = await twoTeams();
    expect(
      first.crews
        .at(-1)
        ?.jobs?.holders.map(({ jobs }) => jobs.length)
        .sort(),
    ).toEqual([1, 2]);
    expect(await first.crew({ type: 'ping', ping: 'help', target: 'host', row: 1 })).toEqual({ ok: true });
    await until(() => mate.pings.length === 1 && first.pings.length === 1, 'the team has seen it');
    const verdict = first.powerOff(1, { cover: true });
    await until(() => mate.keys.length === 1, 'the team is asked');
    expect(strangers.flatMap(({ pings }) => pings)).toEqual([]);
    expect(strangers.flatMap(({ crews }) => crews.flatMap(({ keys }) => keys))).toEqual([]);
    const holders = new Set(first.crews.at(-1)?.jobs?.holders.map(({ seat }) => seat));
    const told = strangers.flatMap(({ crews }) => crews.flatMap(({ jobs }) => jobs?.holders ?? []));
    expect(told.filter(({ seat }) => holders.has(seat))).toEqual([]);
    expect(teacher.crews).toEqual([]);
    expect(await mate.crew({ type: 'confirm', key: mate.keys[0]?.key })).toEqual({ ok: true });
    expect((await verdict).ok).toBe(true);
    await until(() => mate.keys.length === 0, 'nothing waits any more');
  });

  it('is asked for in words that are known, and never in a text', async () => {
    const { first } = await twoTeams();
    const bad = { ok: false, problem: 'badRequest' };
    expect(await first.crew({ type: 'ping', ping: 'hello', target: 'host', row: 0 })).toEqual(bad);
    expect(await first.crew({ type: 'ping', ping: 'look', target: 'host', row: 0, text: 'hello' })).toEqual(bad);
    expect(await first.crew({ type: 'takeJob', job: 'boss' })).toEqual(bad);
    expect(await first.powerOff(2, { cover: 'yes' })).toEqual({ ok: false, refusal: { code: 'badCommand' } });
  });
});
