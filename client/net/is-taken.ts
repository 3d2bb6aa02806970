import type { SeatView } from '#shared/protocol/messages.ts';

/** Whether somebody holds this seat. */
export function isTaken(seat: SeatView): boolean {
  return seat.state === 'seated' || seat.state === 'away';
}
