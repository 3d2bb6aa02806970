import { request } from 'node:http';
import { connect as openTcp, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Traffic, type TrafficWire } from '#server/gate/traffic.ts';
import { lookUp, takeSeat } from '../../../tools/load/host.ts';
import { aServer, aSession, closeAll, connect, type TestServer, until } from '../a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer({ METRICS_TOKEN: 'measure-me' });
});
afterAll(closeAll);

/** A connection below Engine.IO that a test speaks for. */
class TestWire implements TrafficWire {
  closed = false;
  readonly #listeners: { packet: (packet: { data?: unknown }) => void; close: () => void } = {
    packet: () => undefined,
    close: () => undefined,
  };

  on(event: 'packet' | 'close', listener: (packet: { data?: unknown }) => void): void {
    this.#listeners[event] = listener as () => void;
  }
  say(data?: unknown): void {
    this.#listeners.packet({ data });
  }
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#listeners.close();
  }
}

describe('what is counted of a connection', () => {
  const watched = (traffic: Traffic, address = 'a') => {
    const wire = new TestWire();
    traffic.watch(wire, address);
    return wire;
  };

  it('is every packet, whatever it holds: 200 a second with a token, 20 without', () => {
    const traffic = new Traffic();
    const [known, stranger] = [watched(traffic), watched(traffic)];
    traffic.known(known);
    for (let n = 0; n < 200; n++) known.say();
    for (let n = 0; n < 20; n++) stranger.say();
    expect([known.closed, stranger.closed]).toEqual([false, false]);
    known.say();
    stranger.say();
    expect([known.closed, stranger.closed]).toEqual([true, true]);
  });

  it('is every byte: 128 kB a second with a token, 8 kB without', () => {
    const traffic = new Traffic();
    const [known, stranger] = [watched(traffic), watched(traffic)];
    traffic.known(known);
    known.say('x'.repeat(64 * 1024));
    known.say(new Uint8Array(64 * 1024));
    stranger.say('€'.repeat(2730));
    expect([known.closed, stranger.closed]).toEqual([false, false]);
    known.say('x');
    stranger.say('€');
    expect([known.closed, stranger.closed]).toEqual([true, true]);
  });

  it('is forgotten each second', () => {
    const traffic = new Traffic();
    const wire = watched(traffic);
    for (let second = 0; second < 10; second++) {
      for (let n = 0; n < 20; n++) wire.say();
      traffic.check();
    }
    expect(wire.closed).toBe(false);
  });

  it('leaves room for 400 of one address and 1000 of all that have not shown a token', () => {
    const traffic = new Traffic();
    const first = Array.from({ length: 400 }, () => watched(traffic, 'school'));
    expect([traffic.hasRoom('school'), traffic.hasRoom('home')]).toEqual([false, true]);
    traffic.known(first[0]);
    first[1].close();
    expect(traffic.hasRoom('school')).toBe(true);
    for (let n = 0; n < 602; n++) watched(traffic, `home ${n % 2}`);
    expect([traffic.anonymous, traffic.hasRoom('elsewhere')]).toEqual([1000, false]);
    first[0].close();
    expect(traffic.anonymous).toBe(1000);
  });
});

describe('a connection', () => {
  it('that sends acknowledgements nobody asked for, 56 kB each, is let go; another one plays on', async () => {
    const session = await aSession(server, { teams: 1 });
    const [loud, calm] = [await session.join(), await session.join()];
    await session.instructor.control({ type: 'start' });
    await until(() => (calm.mirror?.tick ?? -1) >= 1, 'a tick');
    const { engine } = loud.socket.io;
    for (let n = 0; n < 20; n++) engine.write(`3${n}["${'x'.repeat(56_000)}"]`);
    await until(() => session.tally.reconnects >= 1, 'let go');
    const seen = calm.mirror?.tick ?? 0;
    await until(() => (calm.mirror?.tick ?? 0) > seen + 2, 'ticks go on');
    expect(calm.connected).toBe(true);
  });

  it('that never shows a token is closed', async () => {
    const polling = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const sid = /"sid":"([^"]+)"/.exec(await (await fetch(polling)).text())?.[1];
    let ended = false;
    // What waits at the other end of a session that was closed is the packet that closes it, or an error.
    void fetch(`${polling}&sid=${sid}`).then(async (reply) => {
      ended = !reply.ok || (await reply.text()).includes('1');
    });
    await until(() => ended, 'closed');
  });

  it('that says much before it shows a token is closed', async () => {
    const polling = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const sid = /"sid":"([^"]+)"/.exec(await (await fetch(polling)).text())?.[1];
    await fetch(`${polling}&sid=${sid}`, { method: 'POST', body: `4${'x'.repeat(10_000)}` }).catch(() => undefined);
    expect((await fetch(`${polling}&sid=${sid}`)).status).toBe(400);
  });
});

describe('a request', () => {
  it('with twelve kilobytes of headers is refused before anything is made of it', async () => {
    const reply = await fetch(`${server.url}/api/scenarios`, { headers: { 'x-long': 'x'.repeat(12_000) } });
    expect(reply.status).toBe(431);
  });

  it('for the metrics is answered to this machine, and to others for the token', async () => {
    const statusFor = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/metrics`, { headers })).status;
    const away = { 'x-forwarded-for': '203.0.113.9' };
    expect(await statusFor({})).toBe(200);
    expect(await statusFor(away)).toBe(404);
    expect(await statusFor({ ...away, authorization: 'Bearer guess' })).toBe(404);
    expect(await statusFor({ ...away, authorization: 'Bearer measure-me' })).toBe(200);
  });

  it('for a QR code names this server, whatever host the browser claims', async () => {
    const { code } = await aSession(server);
    const { port } = new URL(server.url);
    const pictureFor = (host: string) =>
      new Promise<string>((resolve) => {
        request({ port, host: '127.0.0.1', path: `/api/qr/${code}`, headers: { host } }, (reply) => {
          let text = '';
          reply.on('data', (part) => {
            text += part;
          });
          reply.on('end', () => resolve(text));
        }).end();
      });
    const own = await pictureFor(`127.0.0.1:${port}`);
    expect(own).toContain('<svg');
    expect(await pictureFor('evil.example')).not.toContain('evil');
    expect(await pictureFor('evil.example')).toBe(own);
  });
});

describe('two hundred sockets that say nothing, and fifty bodies that never end', () => {
  it('keep nobody else waiting', async () => {
    const { port } = new URL(server.url);
    const mute: Socket[] = [];
    for (let n = 0; n < 250; n++) {
      const socket = openTcp(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      if (n < 50)
        socket.write(
          'POST /api/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
        );
      mute.push(socket);
    }
    const session = await aSession(server, { teams: 1 });
    const player = await connect(server.url, (await takeSeat(server.url, session.code)).token);
    expect(player.connected).toBe(true);
    expect(await lookUp(server.url, session.code)).toMatchObject({ phase: 'lobby' });
    for (const socket of mute) socket.destroy();
  });
});
