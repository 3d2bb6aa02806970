import type { Planned } from '../state/planned.ts';
import type { UiState } from '../state/ui-state.ts';
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
export function holdPlacements(ui: UiState, planned: readonly Planned[]): void {
  ui.held.value = planned;
  setTimeout(() => releaseWhenRunning(ui, planned), GRACE_MS);
}

/** Takes back what is held. */
export function takeBack(ui: UiState): void {
  ui.held.value = [];
}

function releaseWhenRunning(ui: UiState, planned: readonly Planned[]): void {
  const stop = ui.session.view.subscribe((view) => {
    if (ui.held.peek() !== planned) queueMicrotask(() => stop());
    else if (view?.phase === 'running') {
      queueMicrotask(() => stop());
      ui.held.value = [];
      void giveAll(ui, planned);
    }
  });
}

async function giveAll(ui: UiState, planned: readonly Planned[]): Promise<void> {
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const batch = planned.slice(from, from + AT_ONCE);
    await Promise.all(batch.map(({ vm, host }) => give(ui, callOf('placeVm', { vm, host }))));
  }
}
