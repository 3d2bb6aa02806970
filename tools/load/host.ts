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
  TakeSeat,
} from '#shared/protocol/messages.ts';

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

/** Takes a seat, or throws with the problem. */
export async function takeSeat(url: string, code: string, wish: Partial<TakeSeat> = {}): Promise<SeatGranted> {
  const reply = await post<SeatGranted & Problem>(`${url}/api/sessions/${code}/seats`, { lang: 'en', ...wish });
  if (reply.status !== 201) throw new Error(`no seat: ${reply.body.code}`);
  return reply.body;
}

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
