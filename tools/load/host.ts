import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type {
  ClientToServer,
  Control,
  CreateSession,
  Problem,
  RequestReply,
  SeatGranted,
  ServerToClient,
  SessionCreated,
  SessionInfo,
  TakeSeat,
} from '#shared/protocol/messages.ts';
import { findWork } from './work.ts';

/** The HTTP side of a client: hosting a session and taking seats. */

/** Sends JSON; answers the body and the status. */
export async function post<T>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: T }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T };
}

/** Creates a session, or throws with the problem. */
export async function hostSession(
  url: string,
  wish: Partial<CreateSession>,
  hostKey?: string,
): Promise<SessionCreated> {
  const body: CreateSession = {
    scenario: 'sprint',
    seats: 30,
    teams: 6,
    teamForming: 'random',
    freeNames: false,
    solo: false,
    ...wish,
  };
  const headers: Record<string, string> = hostKey === undefined ? {} : { 'x-host-key': hostKey };
  const reply = await post<SessionCreated & Problem>(`${url}/api/sessions`, body, headers);
  if (reply.status !== 201) throw new Error(`hosting was refused: ${reply.body.code}`);
  return reply.body;
}

/** Looks a session up, as a page does first: the answer has the ticket for a seat. */
export async function lookUp(url: string, code: string): Promise<SessionInfo> {
  const response = await fetch(`${url}/api/sessions/${code}`);
  const body = (await response.json()) as SessionInfo & Problem;
  if (!response.ok) throw new Error(`no session: ${body.code}`);
  return body;
}

/** Takes a seat as a browser of its own, with the work that a crowded door asks for; throws with the problem. */
export async function takeSeat(url: string, code: string, wish: Partial<TakeSeat> = {}): Promise<SeatGranted> {
  const { ticket } = await lookUp(url, code);
  const reply = await askForSeat(url, code, { lang: 'en', ticket, ...wish });
  if (reply.status !== 201) throw new Error(`no seat: ${reply.body.code}`);
  return reply.body;
}

/** Asks for a seat with a ticket and does the work that is asked for; answers what came of it. */
export async function askForSeat(
  url: string,
  code: string,
  wish: TakeSeat,
): Promise<{ status: number; body: SeatGranted & Problem }> {
  const seats = `${url}/api/sessions/${code}/seats`;
  let reply = await post<SeatGranted & Problem>(seats, wish);
  for (let tries = 0; reply.body.code === 'workNeeded' && tries < WORK_TRIES; tries++) {
    const work = await findWork(wish.ticket ?? '', wish.seatCode ?? '', reply.body.bits ?? 0);
    reply = await post<SeatGranted & Problem>(seats, { ...wish, work });
  }
  return reply;
}

/** The price may rise while the work is done. */
const WORK_TRIES = 6;

/** An instructor's connection: sends controls; connects again for each if it must. */
export class Instructor {
  readonly #url: () => string;
  readonly #token: string;
  #socket: Socket<ServerToClient, ClientToServer> | undefined;

  constructor(url: () => string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  get socket(): Socket<ServerToClient, ClientToServer> {
    if (this.#socket?.disconnected && this.#socket.io.engine?.readyState === 'closed') this.#socket = undefined;
    this.#socket ??= io(this.#url(), {
      auth: { token: this.#token, protocol: PROTOCOL_VERSION },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    return this.#socket;
  }

  control(control: Control): Promise<RequestReply> {
    return this.socket.timeout(10_000).emitWithAck('control', control);
  }

  leave(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
  }
}
