import type { Connection } from './connection.ts';

/** All connections, by room. A seat has one connection at most; an instructor may have several. */
export class Audience {
  readonly #byRoom = new Map<string, Set<Connection>>();
  readonly #byId = new Map<string, Connection>();

  /** Takes a connection in; answers the older one of the same seat, if there is one. */
  add(connection: Connection): Connection | undefined {
    const room = this.#byRoom.get(connection.listed.room) ?? new Set<Connection>();
    this.#byRoom.set(connection.listed.room, room);
    const older = [...room].find((other) => other.sharesSeatWith(connection));
    if (older) this.#forget(older, room);
    room.add(connection);
    this.#byId.set(connection.id, connection);
    return older;
  }

  /** Answers whether it was still there: a replaced connection goes unnoticed. */
  remove(connection: Connection): boolean {
    const room = this.#byRoom.get(connection.listed.room);
    if (!room?.has(connection)) return false;
    this.#forget(connection, room);
    if (room.size === 0) this.#byRoom.delete(connection.listed.room);
    return true;
  }

  #forget(connection: Connection, room: Set<Connection>): void {
    room.delete(connection);
    this.#byId.delete(connection.id);
  }

  of(room: string): ReadonlySet<Connection> {
    return this.#byRoom.get(room) ?? NOBODY;
  }

  byId(id: string): Connection | undefined {
    return this.#byId.get(id);
  }

  each(visit: (connection: Connection) => void): void {
    for (const connection of this.#byId.values()) visit(connection);
  }

  load(): { connections: number; framesInFlight: number } {
    let framesInFlight = 0;
    this.each((connection) => {
      framesInFlight += connection.framesInFlight;
    });
    return { connections: this.#byId.size, framesInFlight };
  }
}

const NOBODY: ReadonlySet<Connection> = new Set();
