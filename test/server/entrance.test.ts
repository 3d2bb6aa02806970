import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replyHeaders } from '#server/http/reply-headers.ts';
import { aServer, aSession, closeAll, type TestServer } from './a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer({ PUBLIC_URL: 'https://play.example.org/datacenter', CLIENT_DIR: 'no/client' });
});
afterAll(closeAll);

/** Sends bytes as they are, and answers the head of what comes back: for requests that no library would send. */
async function raw(request: string): Promise<{ status: number; headers: Record<string, string> }> {
  const { hostname, port } = new URL(server.url);
  const socket = connectTcp(Number(port), hostname);
  socket.setEncoding('latin1');
  socket.write(request);
  let text = '';
  while (!text.includes('\r\n\r\n')) text += String((await once(socket, 'data'))[0]);
  socket.destroy();
  const [first = '', ...lines] = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers) };
}

const BODY = JSON.stringify({
  scenario: 'sprint',
  seats: 4,
  teams: 2,
  teamForming: 'random',
  freeNames: false,
  solo: false,
});

function create(headers: Record<string, string>) {
  const own = { Host: 'localhost', 'Content-Type': 'application/json', 'Content-Length': String(BODY.length) };
  const lines = Object.entries({ ...own, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return raw(`POST /api/sessions HTTP/1.1\r\n${lines.join('')}\r\n${BODY}`);
}

const HANDSHAKE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AQIDBAUGBwgJCgsMDQ4PEA==',
};

function get(path: string, headers: Record<string, string> = {}) {
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return raw(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

describe('who sits at the server', () => {
  it('asks for it under a name of this machine, or under the public one', async () => {
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1:80', '127.1.2.3', '[::1]:3000', 'play.example.org'])
      expect([host, (await create({ Host: host })).status]).toEqual([host, 201]);
  });

  it('does not ask for it under another name that leads here (DNS rebinding)', async () => {
    const names = [
      'attacker.example',
      'localhost.attacker.example',
      '127.0.0.1.nip.example',
      'play.example.org.evil.example',
      '192.168.1.5',
      '',
      '[::2]',
      '128.0.0.1',
      'localhost@evil.example',
    ];
    for (const host of names) expect([host, (await create({ Host: host })).status]).toEqual([host, 401]);
  });

  it('sends no header that a proxy or a content network adds, whatever its value', async () => {
    const known = [
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
      'x-forwarded',
      'Forwarded',
      'Via',
      'X-Real-IP',
      'True-Client-IP',
      'CF-Connecting-IP',
      'CF-Ray',
      'CDN-Loop',
      'Fastly-Client-IP',
      'X-Client-IP',
      'X-Cluster-Client-IP',
      'Fly-Client-IP',
      'X-Original-Host',
      'X-Envoy-External-Address',
      'X-Azure-ClientIP',
      'X-ARR-SSL',
      'X-Amz-Cf-Id',
      'Akamai-Origin-Hop',
      'Tailscale-User-Login',
    ];
    const anyValue = fc.constantFrom('', '127.0.0.1', 'localhost', '::1', 'unknown', '1');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...known), anyValue, async (name, value) => {
        expect((await create({ [name]: value })).status).toBe(401);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is told the addresses of the server; nobody else is', async () => {
    expect((await get('/api/reach')).status).toBe(200);
    expect((await get('/api/reach', { Host: 'attacker.example' })).status).toBe(404);
    expect((await get('/api/reach', { Via: '1.1 proxy' })).status).toBe(404);
  });

  it('is nobody when proxies are said to be in front', async () => {
    const behind = await aServer({ TRUST_PROXY: '1' });
    const reply = await fetch(`${behind.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: BODY,
    });
    expect(reply.status).toBe(401);
  });
});

describe('a page of somebody else', () => {
  const foreign = [
    'https://attacker.example',
    'http://localhost:8080',
    'null',
    'https://play.example.org.evil.example',
    'http://play.example.org',
    'file://',
    'x',
  ];

  it.each(foreign)('%s changes nothing and opens no socket', async (origin) => {
    expect((await create({ Origin: origin })).status).toBe(403);
    const query = 'EIO=4&transport=';
    expect((await get(`/socket.io/?${query}websocket`, { ...HANDSHAKE, Origin: origin })).status).toBe(403);
    expect((await get(`/socket.io/?${query}polling`, { Origin: origin })).status).toBe(403);
  });

  it('is known too where a browser says only what kind of site it is', async () => {
    for (const site of ['cross-site', 'same-site']) expect((await create({ 'Sec-Fetch-Site': site })).status).toBe(403);
  });

  it('is not our own, under any name that it was asked for, nor a program that says nothing', async () => {
    const own = [
      { Origin: 'http://localhost' },
      { Origin: 'https://localhost' },
      { Origin: 'http://127.0.0.1:3000', Host: '127.0.0.1:3000' },
      { Origin: 'https://play.example.org' },
      { 'Sec-Fetch-Site': 'same-origin' },
      {},
    ];
    for (const headers of own) expect([headers, (await create(headers)).status]).toEqual([headers, 201]);
    const socket = await get('/socket.io/?EIO=4&transport=websocket', { ...HANDSHAKE, Origin: 'http://localhost' });
    expect(socket.status).toBe(101);
  });
});

describe('every reply', () => {
  const big = 'x'.repeat(100_000);
  const replies: readonly (readonly [string, number, () => ReturnType<typeof raw>])[] = [
    ['a reply', 200, () => get('/api/scenarios')],
    ['a created session', 201, () => create({})],
    ['a refused one', 401, () => create({ Host: 'x' })],
    ['a foreign one', 403, () => create({ Origin: 'null' })],
    ['an unknown path', 404, () => get('/api/nothing')],
    ['a path that cannot be decoded', 400, () => get('/api/sessions/%E0%A4%A')],
    [
      'a body that is no JSON',
      400,
      () =>
        raw(
          'POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{',
        ),
    ],
    ['health', 200, () => get('/healthz')],
    ['bytes that are no request', 400, () => raw('\x16\x03\x01 hello\r\n\r\n')],
    ['headers without end', 431, () => get('/', { Cookie: big })],
    ['a polling handshake', 200, () => get('/socket.io/?EIO=4&transport=polling')],
    ['a socket error', 400, () => get('/socket.io/?EIO=4&transport=carrier-pigeon')],
    ['an opened WebSocket', 101, () => get('/socket.io/?EIO=4&transport=websocket', HANDSHAKE)],
    ['a WebSocket that cannot be opened', 400, () => get('/elsewhere', HANDSHAKE)],
    ['a WebSocket of another kind', 400, () => get('/socket.io/?EIO=3&transport=websocket', HANDSHAKE)],
  ];

  it.each(replies)('%s (%i) carries the same headers and is kept by no cache', async (_, status, ask) => {
    const reply = await ask();
    expect(reply.status).toBe(status);
    const expected = replyHeaders('https://play.example.org/datacenter');
    for (const [name, value] of Object.entries(expected))
      expect([name, reply.headers[name.toLowerCase()]]).toEqual([name, value]);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['x-powered-by']).toBeUndefined();
  });

  it('lets a page connect to its own origin only', () => {
    const policy = replyHeaders('')['Content-Security-Policy'] ?? '';
    expect(policy).toContain("connect-src 'self' data: blob:;");
    expect(policy).not.toMatch(/wss?:|https?:|unsafe-eval/);
  });

  it('asks for TLS from now on where the public address has it', () => {
    expect(replyHeaders('https://play.example.org')['Strict-Transport-Security']).toMatch(/max-age=\d{8}/);
    expect(replyHeaders('http://10.0.0.1')['Strict-Transport-Security']).toBeUndefined();
  });
});

describe('the frame of somebody else’s page', () => {
  it('holds one concept, asked for as a part of a slide, and no other page', async () => {
    const clientDir = mkdtempSync(path.join(tmpdir(), 'overcommit-client-'));
    writeFileSync(path.join(clientDir, 'index.html'), '<html><head></head></html>');
    const { url } = await aServer({ CLIENT_DIR: clientDir });
    const headersOf = async (page: string) => (await fetch(`${url}${page}`)).headers;
    const slide = await headersOf('/see/page-sharing?embed&lang=de');
    expect(slide.get('content-security-policy')).toContain('frame-ancestors *');
    expect(slide.get('content-security-policy')).toContain("default-src 'self'");
    expect(slide.get('x-frame-options')).toBeNull();
    for (const page of ['/', '/see', '/see/page-sharing', '/play/ABC123?embed', '/see/a/b?embed']) {
      expect((await headersOf(page)).get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
    rmSync(clientDir, { recursive: true });
  });
});

describe('a public address with a path', () => {
  it('names itself and every file of the client with it, on every page', async () => {
    const clientDir = mkdtempSync(path.join(tmpdir(), 'overcommit-client-'));
    const html = '<html><head><link href="./favicon.svg" /></head><script src="./assets/main.js"></script></html>';
    writeFileSync(path.join(clientDir, 'index.html'), html);
    writeFileSync(path.join(clientDir, 'favicon.svg'), '<svg/>');
    for (const [publicUrl, base] of [
      ['https://play.example.org/a/b/', '/a/b'],
      ['https://play.example.org', ''],
    ] as const) {
      const { url } = await aServer({ PUBLIC_URL: publicUrl, CLIENT_DIR: clientDir });
      for (const page of ['', '/', '/index.html', '/j/ABC123', '/i/ABC123/cards']) {
        const text = await (await fetch(url + base + page)).text();
        expect(text).toContain(`<meta name="base-path" content="${base}" />`);
        expect(text).toContain(`href="${base}/favicon.svg"`);
        expect(text).toContain(`src="${base}/assets/main.js"`);
      }
      expect((await fetch(`${url}${base}/favicon.svg`)).status).toBe(200);
    }
    rmSync(clientDir, { recursive: true });
  });

  it('is served below it and at the root alike, sockets too', async () => {
    for (const base of ['/datacenter', '']) {
      expect((await get(`${base}/healthz`)).status).toBe(200);
      expect((await get(`${base}/api/scenarios`)).status).toBe(200);
      expect((await get(`${base}/socket.io/?EIO=4&transport=polling`)).status).toBe(200);
      expect((await get(`${base}/socket.io/?EIO=4&transport=websocket`, HANDSHAKE)).status).toBe(101);
    }
    expect((await get('/datacenters/healthz')).status).toBe(404);
  });
});

describe('a stop', () => {
  it('does not wait for uploads that come slowly, nor for connections that say nothing', async () => {
    const stopping = await aServer();
    const session = await aSession(stopping);
    const player = await session.join();
    const { hostname, port } = new URL(stopping.url);
    const half =
      'POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{';
    const sockets = [half, half, 'GET / HT', ''].map((bytes) => {
      const socket = connectTcp(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(bytes);
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const ended = Promise.all(sockets.map((socket) => once(socket, 'close')));
    player.leave();
    await stopping.app.stop();
    await ended;
  });
});
