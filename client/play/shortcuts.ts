import { markMoment } from '#client/model/commands/mark-moment.ts';
import { isVerbKey } from '#client/model/commands/verb-keys.ts';
import { incidentsOf } from '#client/model/facts/incidents.ts';
import { insideOf } from '#client/model/state/look-inside.ts';
import { OVERLAYS } from '#client/model/state/overlay.ts';
import { closeForm, select, type UiState } from '#client/model/state/ui-state.ts';
import { GLANCE_ID } from '#client/panels/events/first-glance.tsx';
import { changeSpeed } from '#client/panels/hud/solo-clock.tsx';

export interface Shortcut {
  /** As `KeyboardEvent.key` tells it. */
  readonly key: string;
  /** Key of the words for what it does. */
  readonly does: string;
  readonly run: (ui: UiState) => void;
  /** Only for one who has the clock: who plays alone. */
  readonly alone?: boolean;
}

/** Keys of the hall, in the order of the help. A key does nothing while somebody types. Verbs show their own. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'p', does: 'shortcut.pause', run: pauseOrGoOn, alone: true },
  { key: '-', does: 'play.slower', run: ({ session }) => changeSpeed(session, -1), alone: true },
  { key: '+', does: 'play.faster', run: ({ session }) => changeSpeed(session, 1), alone: true },
  ...OVERLAYS.map((overlay, index) => ({
    key: String(index + 1),
    does: `overlay.${overlay}`,
    run: (ui: UiState) => {
      ui.overlay.value = overlay;
    },
  })),
  { key: '!', does: 'shortcut.glance', run: () => document.getElementById(GLANCE_ID)?.focus() },
  { key: 'i', does: 'shortcut.incident', run: nextIncident },
  { key: '*', does: 'play.mark', run: (ui) => void markMoment(ui) },
  {
    key: 'f',
    does: 'overlay.all',
    run: (ui) => {
      ui.overview.value += 1;
    },
  },
  { key: 'e', does: 'shortcut.inside', run: lookInside },
  { key: 'Escape', does: 'shortcut.back', run: back },
  {
    key: '?',
    does: 'shortcut.help',
    run: (ui) => {
      ui.keysShown.value = true;
    },
  },
];

/** Listens to the keyboard until the answer is called. */
export function listenToKeys(ui: UiState): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    const shortcut = SHORTCUTS.find(({ key }) => key === event.key);
    if (shortcut) run(ui, shortcut);
    else if (isVerbKey(event.key)) pressVerb(event);
  };
  window.addEventListener('keydown', heard);
  return () => window.removeEventListener('keydown', heard);
}

function run(ui: UiState, shortcut: Shortcut): void {
  if (!shortcut.alone || ui.session.view.peek()?.solo) shortcut.run(ui);
}

/** Presses the button that shows this key, and takes the focus there: its form, or its reason, is next. */
function pressVerb(event: KeyboardEvent): void {
  const button = document.querySelector<HTMLElement>(`.verbs [aria-keyshortcuts="${event.key}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
}

/** Fields that letters are not typed into: keys of the hall go on working. */
const UNTYPED: readonly string[] = ['radio', 'checkbox', 'range'];

/** Whether a key belongs to what has the focus: a field, or a dialog that must be answered first. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !UNTYPED.includes(target.type);
  return target instanceof HTMLSelectElement || target.closest('dialog') !== null;
}

function pauseOrGoOn({ session }: UiState): void {
  const paused = session.view.peek()?.phase === 'paused';
  void session.control(paused ? { type: 'resume' } : { type: 'pause', pause: 'look' });
}

/** To the next thing that needs somebody, after the one that is selected. */
function nextIncident(ui: UiState): void {
  const world = ui.session.world.peek();
  if (!world) return;
  const incidents = incidentsOf(world);
  const selected = ui.selection.peek();
  const present = incidents.findIndex(({ subject }) => subject.kind === selected?.kind && subject.row === selected.row);
  const next = incidents[(present + 1) % Math.max(1, incidents.length)];
  if (next) select(ui, next.subject, true);
}

/** Opens up what is selected, or closes what is open. */
function lookInside(ui: UiState): void {
  const world = ui.session.world.peek();
  ui.inside.value = ui.inside.peek() || !world ? undefined : insideOf(world, ui.selection.peek());
}

/** First out of a verb under way, then out of a host that is opened up, then out of the selection. */
function back(ui: UiState): void {
  if (ui.asking.peek()) closeForm(ui);
  else if (ui.inside.peek()) ui.inside.value = undefined;
  else if (ui.placingAll.peek()) ui.placingAll.value = false;
  else select(ui, undefined);
}
