import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import { post, takeSeat } from '../../../tools/load/host.ts';
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

/** All that reaches whoever holds a token, as text. */
function wireOf(token: string): () => string {
  const auth = { token, protocol: PROTOCOL_VERSION };
  const socket = io(server.url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
  sockets.push(socket);
  const heard: unknown[] = [];
  socket.onAny((event: string, body: unknown) => heard.push([event, body]));
  return () => JSON.stringify(heard);
}

describe('what an instructor does about people', () => {
  it('reaches instructors and co-hosts only: no log, no card, no name from the door for a player or a projector', async () => {
    const session = await aSession(server, { teams: 2, seats: 4 });
    const { code, token, instructor } = session;
    const seat = await takeSeat(server.url, code);
    const bearer = { authorization: `Bearer ${token}` };
    const at = `${server.url}/api/sessions/${code}`;
    const coHost = await post<{ coHostToken: string }>(`${at}/co-hosts`, {}, bearer);
    const projector = await post<{ projectorToken: string }>(`${at}/projector`, {}, bearer);
    expect([coHost.status, projector.status]).toEqual([201, 201]);
    const refused = await post(`${at}/co-hosts`, {}, { authorization: `Bearer ${seat.token}` });
    expect(refused.status).toBe(401);
    const [host, player, front] = [coHost.body.coHostToken, seat.token, projector.body.projectorToken].map(wireOf);
    await instructor.control({ type: 'door', door: 'ask' });
    await instructor.control({ type: 'cards', count: 1 });
    await instructor.control({ type: 'rename', seat: seat.seat, name: 'Grace' });
    await takeSeat(server.url, code).catch(() => undefined);
    await until(() => /"waiting":\[\{/.test(host()) && host().includes('"Grace"'), 'the co-host is told');
    const [, waits] = /"waiting":\[\{"no":\d+,"name":"([^"]+)"/.exec(host()) ?? [];
    const [, card] = /"cards":\[\{"code":"([^"]+)"/.exec(host()) ?? [];
    expect([waits, card].every((found) => found !== undefined && found.length > 3)).toBe(true);
    await until(() => player().includes('"Grace"'), 'the player is told of the name');
    for (const wire of [player(), front()]) {
      expect(wire).not.toMatch(/"desk"|"log"|"cards"|"undoable"/);
      expect([wire.includes(`"${waits}"`), wire.includes(`"${card}"`)]).toEqual([false, false]);
    }
    expect(front()).not.toContain('"Grace"');
  });
});
