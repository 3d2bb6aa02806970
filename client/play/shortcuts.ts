import { incidentsOf } from '#client/model/facts/incidents.ts';
import type { Desk } from '#client/model/state/desk.ts';
import { closeForm, select } from '#client/model/state/desk.ts';
import { OVERLAYS } from '#client/model/state/overlay.ts';

/** Keys of the hall, in the order of the help. A key does nothing while somebody types. */
export const SHORTCUTS: readonly { readonly key: string; readonly does: string; readonly run: (desk: Desk) => void }[] =
  [
    ...OVERLAYS.map((overlay, index) => ({
      key: String(index + 1),
      does: `overlay.${overlay}`,
      run: (desk: Desk) => {
        desk.overlay.value = overlay;
      },
    })),
    { key: 'i', does: 'shortcut.incident', run: nextIncident },
    {
      key: 'f',
      does: 'overlay.all',
      run: (desk) => {
        desk.overview.value += 1;
      },
    },
    { key: 'Escape', does: 'shortcut.back', run: back },
  ];

/** Listens to the keyboard until the answer is called. */
export function listenToKeys(desk: Desk): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    SHORTCUTS.find(({ key }) => key === event.key)?.run(desk);
  };
  window.addEventListener('keydown', heard);
  return () => window.removeEventListener('keydown', heard);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement ? target.type !== 'radio' : target instanceof HTMLSelectElement;
}

/** To the next thing that needs somebody, after the one that is selected. */
function nextIncident(desk: Desk): void {
  const world = desk.session.world.peek();
  if (!world) return;
  const incidents = incidentsOf(world);
  const selected = desk.selection.peek();
  const present = incidents.findIndex(({ subject }) => subject.kind === selected?.kind && subject.row === selected.row);
  const next = incidents[(present + 1) % Math.max(1, incidents.length)];
  if (next) select(desk, next.subject, true);
}

/** First out of a verb under way, then out of the selection. */
function back(desk: Desk): void {
  if (desk.asking.peek()) closeForm(desk);
  else select(desk, undefined);
}
