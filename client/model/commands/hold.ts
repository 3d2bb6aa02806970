import type { Planned } from '../state/planned.ts';
import type { Desk } from '../state/ui-state.ts';
import { callOf } from '../state/ui-state.ts';
import { give } from './orders.ts';

/** So long a placement of many can be taken back before its orders are given. Design value. */
export const GRACE_MS = 5_000;
/** Orders given at once: a seat may have sixteen waiting for a tick. */
const AT_ONCE = 8;

/**
 * Holds a placement of many back for a while, in which it can be taken back; while the room is paused for as long as that
 * lasts. The hall shows it as ghosts meanwhile.
 */
export function holdPlacements(desk: Desk, planned: readonly Planned[]): void {
  desk.held.value = planned;
  setTimeout(() => releaseWhenRunning(desk, planned), GRACE_MS);
}

/** Takes back what is held. */
export function takeBack(desk: Desk): void {
  desk.held.value = [];
}

function releaseWhenRunning(desk: Desk, planned: readonly Planned[]): void {
  const stop = desk.session.view.subscribe((view) => {
    if (desk.held.peek() !== planned) queueMicrotask(() => stop());
    else if (view?.phase === 'running') {
      queueMicrotask(() => stop());
      desk.held.value = [];
      void giveAll(desk, planned);
    }
  });
}

async function giveAll(desk: Desk, planned: readonly Planned[]): Promise<void> {
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const batch = planned.slice(from, from + AT_ONCE);
    await Promise.all(batch.map(({ vm, host }) => give(desk, callOf('placeVm', { vm, host }))));
  }
}
