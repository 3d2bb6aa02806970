import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isOver, type ProgramGame, playTurn } from '#shared/programs/program-game.ts';
import { readTurn } from '#shared/programs/read-turn.ts';
import { TURN_BYTES_MOST } from '#shared/programs/turn.ts';

/** A game that a token opens, and when its program last asked. */
export interface Seat {
  readonly game: ProgramGame;
  /** Called when the last second is over. */
  readonly onOver: () => void;
  /** Called at each turn. */
  readonly onTurn: () => void;
}

/** Answers the turns of programs on this machine alone, as fast as they ask. */
export class ArenaServer {
  readonly #seats = new Map<string, Seat>();
  readonly #server: Server;
  #url = '';

  constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  get url(): string {
    return this.#url;
  }

  seat(token: string, seat: Seat): void {
    this.#seats.set(token, seat);
  }

  free(token: string): void {
    this.#seats.delete(token);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seat = this.#seats.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!seat) return answer(response, 401, { code: 'badToken' });
    const asked = readTurn(await bodyOf(request));
    if (!asked) return answer(response, 400, { code: 'badRequest' });
    seat.onTurn();
    const told = playTurn(seat.game, asked);
    answer(response, 200, told);
    if (isOver(seat.game.world)) seat.onOver();
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** What was sent, as JSON; nothing if it is not, or too long. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > TURN_BYTES_MOST) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
