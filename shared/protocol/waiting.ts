import type { Phase } from './messages.ts';

/** Commands that a seat may have waiting for the next tick. Design value. */
const WAITING_PER_SEAT = 16;
/** The same while time stands still, in a class: it does not plan a whole hall in a pause. Design value. */
export const WAITING_IN_PAUSE = 5;
/** The same for one who plays alone and keeps nobody waiting: as many as a client holds. */
const WAITING_ALONE = 64;

/** How many commands of a seat may wait for the next tick. */
export function waitingLimit(phase: Phase, alone: boolean): number {
  if (phase !== 'paused') return WAITING_PER_SEAT;
  return alone ? WAITING_ALONE : WAITING_IN_PAUSE;
}
