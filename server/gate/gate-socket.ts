import type { IncomingMessage } from 'node:http';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { ClientToServer, RoomView, ServerToClient, Welcome } from '#shared/protocol/messages.ts';
import type { Directory, Listed } from '../directory.ts';
import type { Door } from '../door/door.ts';
import type { Metrics } from '../metrics.ts';
import type { Who } from '../rooms/requests.ts';
import type { Log } from '../rooms/room-deps.ts';
import type { Front } from '../threads/front.ts';
import type { Tokens } from '../tokens.ts';
import type { Limits } from './limits.ts';

/** What the gate and its connections work with. */
export interface GateDeps {
  readonly front: Front;
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Log;
  /** What every reply carries. */
  readonly headers: Readonly<Record<string, string>>;
  readonly door: Door;
  /** The client's address, of a request. */
  readonly addressOf: (request: IncomingMessage) => string;
}

/** What was found out about somebody at the door, kept until the socket is open. */
export interface Admitted {
  listed: Listed;
  who: Who;
  welcome: Welcome;
  /** The room's last view when the welcome was made: any other one that has come since is newer. */
  viewBefore: RoomView | undefined;
  epoch: number | undefined;
  tick: number | undefined;
}
export type GateSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, { admitted?: Admitted }>;
