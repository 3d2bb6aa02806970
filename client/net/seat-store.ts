import { drop, keep, kept, keptKeys } from '#client/device/device-store.ts';

/** Seats that this device holds, so that a closed tab or a restarted browser comes back to its place. */

export interface KeptSeat {
  readonly role: 'player' | 'instructor' | 'projector';
  readonly token: string;
  /** Empty for an instructor. */
  readonly seatCode: string;
  readonly name: string;
  readonly solo: boolean;
}

const PREFIX = 'overcommit.seat.';
const ROLES = ['player', 'instructor'] as const;

/** The seat in the session of that code, or nothing. */
export function keptSeat(code: string, role: KeptSeat['role'] = 'player'): KeptSeat | undefined {
  return parse(kept(keyOf(code, role)));
}

export function keepSeat(code: string, seat: KeptSeat): void {
  keep(keyOf(code, seat.role), JSON.stringify(seat));
}

export function dropSeat(code: string, role: KeptSeat['role'] = 'player'): void {
  drop(keyOf(code, role));
}

/** All that this device holds: seats, and the consoles of sessions that it hosts. */
export function keptSeats(): { code: string; role: KeptSeat['role'] }[] {
  return ROLES.flatMap((role) => codesOf(role).map((code) => ({ code, role })));
}

function codesOf(role: KeptSeat['role']): string[] {
  const prefix = keyOf('', role);
  return keptKeys(prefix).map((key) => key.slice(prefix.length));
}

function keyOf(code: string, role: KeptSeat['role']): string {
  return `${PREFIX}${role}.${code}`;
}

/** Storage belongs to the user: what is no seat counts as none. */
function parse(stored: string | null): KeptSeat | undefined {
  if (stored === null) return undefined;
  try {
    const seat = JSON.parse(stored) as Partial<KeptSeat> | null;
    return typeof seat?.token === 'string' && typeof seat.name === 'string' ? (seat as KeptSeat) : undefined;
  } catch {
    return undefined;
  }
}
