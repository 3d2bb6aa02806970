import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { changesState, isForeign } from './origin.ts';
import type { Headers } from './reply-headers.ts';

/** Path under which sockets are opened, as the library has it. */
const SOCKET_PATH = '/socket.io/';

export interface EntranceOptions {
  readonly publicUrl: string;
  /** What every reply carries. */
  readonly headers: Headers;
}

type Listener = (...given: unknown[]) => void;

/**
 * Stands before everything that answers on a server, pages and sockets alike: takes the base path off, puts the same
 * headers on every reply, and turns away what a page of somebody else sends. To be called when all others listen.
 */
export function guardEntrance(http: Server, { publicUrl, headers }: EntranceOptions): void {
  const base = basePathOf(publicUrl);
  const answer = takeOver(http, 'request');
  const upgrade = takeOver(http, 'upgrade');
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    request.url = withoutBase(request.url ?? '/', base);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const opensSocket = request.url.startsWith(SOCKET_PATH);
    if (changesState(request, opensSocket) && isForeign(request, publicUrl)) return refuse(request, response);
    answer(request, response);
  });
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    request.url = withoutBase(request.url ?? '/', base);
    if (isForeign(request, publicUrl)) return refuseRaw(socket, 403, headers, BAD_ORIGIN);
    if (!opensWebSocket(request)) return refuseRaw(socket, 400, headers, BAD_REQUEST);
    upgrade(request, socket, head);
  });
  http.on('clientError', (problem: NodeJS.ErrnoException, socket: Duplex) => {
    refuseRaw(socket, STATUS_OF[problem.code ?? ''] ?? 400, headers, BAD_REQUEST);
  });
}

const BAD_ORIGIN = JSON.stringify({ code: 'badOrigin' });
const BAD_REQUEST = JSON.stringify({ code: 'badRequest' });
/** How Node's parser names what it cannot take. */
const STATUS_OF: { readonly [code: string]: number } = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Takes the place of all who listen to an event; the answer calls them. */
function takeOver(http: Server, event: 'request' | 'upgrade'): Listener {
  const listeners = http.listeners(event) as Listener[];
  http.removeAllListeners(event);
  return (...given) => {
    for (const listener of listeners) listener.apply(http, given);
  };
}

/** The path of the public address: empty, or such as `/overcommit`. */
export function basePathOf(publicUrl: string): string {
  return publicUrl === '' ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/** A path as if the server lay at the root; proxies that take the base path off themselves are served alike. */
function withoutBase(url: string, base: string): string {
  if (base === '' || !url.startsWith(base)) return url;
  const rest = url.slice(base.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}

/** What the socket library takes; anything else it would answer without our headers. */
function opensWebSocket({ url = '', headers }: IncomingMessage): boolean {
  if (headers.upgrade?.toLowerCase() !== 'websocket' || !url.startsWith(SOCKET_PATH)) return false;
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  return query.get('EIO') === '4' && query.get('transport') === 'websocket';
}

/** The body is not waited for, however slowly it comes. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'application/json', Connection: 'close' }).end(BAD_ORIGIN);
  request.resume();
}

function refuseRaw(socket: Duplex, status: number, headers: Headers, body: string): void {
  if (!socket.writable) return void socket.destroy();
  const all = {
    ...headers,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}
