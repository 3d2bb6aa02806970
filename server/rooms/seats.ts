import type { SeatState } from '#shared/protocol/messages.ts';
import type { Who } from './requests.ts';

/** A seat is kept for somebody whose connection broke. */
const HOLD_MS = 90_000;
/** A seat that was taken over HTTP but never connected is kept less long: it may be nobody. */
export const FIRST_HOLD_MS = 8_000;
/** In a full room it goes to the next one even sooner: a page connects within a second. Design value. */
export const RECLAIM_MS = 3_000;

/** Whether the holder of a seat is there; not journaled, for after a restart everybody is away. */
export type Presence =
  | { readonly state: 'empty' }
  | { readonly state: 'seated' }
  | { readonly state: 'away'; readonly untilMs: number; readonly reclaimFromMs: number }
  | { readonly state: 'left' };

/** Who is there, by seat number. */
export class Attendance {
  readonly #seats: Presence[];
  /** Seats by the grants that have a socket, whether they still hold the seat or not. */
  readonly #sockets = new Map<number, number>();
  #instructors = 0;
  #projectors = 0;
  readonly #openedMs: number;
  #emptySinceMs = Number.NEGATIVE_INFINITY;

  /** At first everybody who holds one of `taken` is away. */
  constructor(capacity: number, taken: readonly number[], nowMs: number) {
    this.#openedMs = nowMs;
    this.#seats = Array.from({ length: capacity }, () => ({ state: 'empty' }));
    for (const seat of taken) this.hold(seat, nowMs);
  }

  /** Somebody at a seat, an instructor or a projector has come or gone. A projector keeps no room going: nobody may look at it. */
  noteWho(who: Who, connected: boolean, nowMs: number): void {
    if (who.role === 'projector') this.#projectors += connected ? 1 : -1;
    else this.#note(who.role === 'player' ? who.seat : undefined, connected, nowMs);
  }

  #note(seat: number | undefined, connected: boolean, nowMs: number): void {
    if (seat === undefined) this.#instructors += connected ? 1 : -1;
    else if (connected) this.#seats[seat] = { state: 'seated' };
    else this.hold(seat, nowMs);
    this.#emptySinceMs = nowMs;
  }

  /** A socket of this grant was opened or closed: its seat goes to nobody else while it lives. */
  noteSocket({ seat, grant }: { seat: number; grant: number }, connected: boolean): void {
    if (connected) this.#sockets.set(grant, seat);
    else this.#sockets.delete(grant);
  }

  get hasProjector(): boolean {
    return this.#projectors > 0;
  }

  get hasInstructor(): boolean {
    return this.#instructors > 0;
  }

  /** For how long nobody has been connected; 0 while somebody is. Endless if nobody ever was. */
  emptyForMs(nowMs: number): number {
    const empty = this.#instructors === 0 && this.#seats.every(({ state }) => state !== 'seated');
    return empty ? nowMs - this.#emptySinceMs : 0;
  }

  /** For how long nobody has been connected, and at most since this process has the room. */
  unusedForMs(nowMs: number): number {
    return Math.min(this.emptyForMs(nowMs), nowMs - this.#openedMs);
  }

  stateOf(seat: number): SeatState {
    return this.#seats[seat]?.state ?? 'empty';
  }

  /** There are so many seats more. */
  grow(count: number): void {
    for (let more = 0; more < count; more++) this.#seats.push({ state: 'empty' });
  }

  /** The seat is nobody's now. */
  vacate(seat: number): void {
    this.#seats[seat] = { state: 'empty' };
  }

  /** Somebody's connection broke: keeps the seat for a while. */
  hold(seat: number, nowMs: number, forMs = HOLD_MS): void {
    const neverCame = forMs === FIRST_HOLD_MS;
    const reclaimFromMs = neverCame ? nowMs + RECLAIM_MS : Number.POSITIVE_INFINITY;
    this.#seats[seat] = { state: 'away', untilMs: nowMs + forMs, reclaimFromMs };
  }

  /** Lets holds run out; answers whether any did. */
  expire(nowMs: number): boolean {
    let any = false;
    this.#seats.forEach((presence, seat) => {
      if (presence.state !== 'away' || presence.untilMs > nowMs) return;
      this.#seats[seat] = { state: 'left' };
      any = true;
    });
    return any;
  }

  /** In a full room: the seat that has waited longest for somebody who took it and never came. */
  reclaimable(nowMs: number): number | undefined {
    const since = (presence: Presence) =>
      presence.state === 'away' ? presence.reclaimFromMs : Number.POSITIVE_INFINITY;
    const first = Math.min(...this.#seats.map(since));
    return first <= nowMs ? this.#seats.findIndex((presence) => since(presence) === first) : undefined;
  }

  /** A seat for a newcomer: an empty one, else one whose holder has left for good. */
  free(): number | undefined {
    const inUse = new Set(this.#sockets.values());
    const first = (wanted: SeatState) =>
      this.#seats.findIndex(({ state }, seat) => state === wanted && !inUse.has(seat));
    const seat = first('empty');
    const other = seat >= 0 ? seat : first('left');
    return other >= 0 ? other : undefined;
  }
}
