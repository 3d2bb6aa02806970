import type { SeatState } from '#shared/protocol/messages.ts';

/** A seat is kept for somebody whose connection broke. */
export const HOLD_MS = 90_000;
/** A seat that was taken over HTTP but never connected is kept less long: it may be nobody. */
export const FIRST_HOLD_MS = 8_000;

/** Whether the holder of a seat is there; not journaled, for after a restart everybody is away. */
export type Presence =
  | { readonly state: 'empty' }
  | { readonly state: 'seated' }
  | { readonly state: 'away'; readonly untilMs: number }
  | { readonly state: 'left' };

/** Who is there, by seat number. */
export class Attendance {
  readonly #seats: Presence[];

  constructor(capacity: number) {
    this.#seats = Array.from({ length: capacity }, () => ({ state: 'empty' }));
  }

  stateOf(seat: number): SeatState {
    return this.#seats[seat]?.state ?? 'empty';
  }

  set(seat: number, presence: Presence): void {
    this.#seats[seat] = presence;
  }

  /** Somebody's connection broke: keeps the seat for a while. */
  hold(seat: number, nowMs: number, forMs = HOLD_MS): void {
    this.#seats[seat] = { state: 'away', untilMs: nowMs + forMs };
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

  /** A seat for a newcomer: an empty one, else one whose holder has left for good. */
  free(): number | undefined {
    const seat = this.#seats.findIndex(({ state }) => state === 'empty');
    const other = seat >= 0 ? seat : this.#seats.findIndex(({ state }) => state === 'left');
    return other >= 0 ? other : undefined;
  }

  /** Seats that a newcomer could get now. */
  countFree(): number {
    return this.#seats.filter(({ state }) => state === 'empty' || state === 'left').length;
  }
}
