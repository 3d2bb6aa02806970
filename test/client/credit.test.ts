import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import { RemoteSession } from '#client/net/remote-session.ts';
import { nextFrame, startBroadcast } from '#shared/protocol/broadcast.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld } from '../support/a-world.ts';

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

describe('a client that gets a difference it cannot use', () => {
  it('asks for a key frame and still acknowledges, so that the window opens for it', async () => {
    const world = aWorld({ hosts: 1, vms: 1 });
    const broadcast = startBroadcast(world, 1);
    step(world, []);
    const difference = nextFrame(broadcast, (bytes) => deflateRawSync(bytes));
    const http = createServer();
    const server = new Server(http);
    const heard = new Promise<string[]>((resolve) => {
      server.on('connection', (socket) => {
        const said: string[] = [];
        socket.onAny((name: string, value: unknown) => {
          if (name === 'ack' || name === 'resync') said.push(`${name} ${String(value)}`);
          if (said.length === 2) resolve(said);
        });
        const you = { role: 'player', seat: 0 };
        socket.emit('welcome', { you, view: {}, tickMs: 200, epoch: 1, scenario: world.scenario, joinedAtS: 0 });
        socket.emit('frame', difference);
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const session = new RemoteSession('any', `http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    closes.push(
      () => session.leave(),
      () => void server.close(),
    );
    expect((await heard).sort()).toEqual(['ack 1', 'resync 0']);
  });
});
