import { DESK_TABS, type Desk, type DeskTab } from '#client/console/desk.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { isFree, keyOf } from '#client/ui/controls/keys-free.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import { type Control, type RoomView, SPEEDS } from '#shared/protocol/messages.ts';
import { lastUndoable, takeBack } from '../people/log-deeds.ts';
import { spotlight, undoTeam, watch } from '../watch/team-deeds.ts';

/** A key of the console; a lesson has keys of its own besides. */
export interface ConsoleKey {
  /** As `KeyboardEvent.key` tells it. */
  readonly key: string;
  /** Key of the words for what it does. */
  readonly does: string;
  readonly run: (desk: Desk, view: RoomView) => void;
}

const TAB_KEYS: { readonly [T in DeskTab]: string } = {
  join: 'j',
  faults: 'f',
  say: 'm',
  ask: 'q',
  front: 'v',
  log: 'l',
};

/** All keys, in the order of the help. A key does nothing while somebody types. */
export const CONSOLE_KEYS: readonly ConsoleKey[] = [
  { key: 'p', does: 'console.key.pause', run: pauseOrGoOn },
  { key: 'o', does: 'console.key.handsOff', run: (desk) => give(desk, { type: 'pause', pause: 'handsOff' }) },
  { key: 'b', does: 'console.key.blank', run: (desk) => give(desk, { type: 'pause', pause: 'blank' }) },
  { key: ',', does: 'console.key.slower', run: (desk, view) => changeSpeed(desk, view, -1) },
  { key: '.', does: 'console.key.faster', run: (desk, view) => changeSpeed(desk, view, 1) },
  { key: '*', does: 'console.key.mark', run: (desk) => void mark(desk) },
  ...DESK_TABS.map((tab) => ({
    key: TAB_KEYS[tab],
    does: `console.key.tab.${tab}`,
    run: (desk: Desk) => openTab(desk, tab),
  })),
  ...Array.from({ length: 9 }, (_, index) => ({
    key: String(index + 1),
    does: 'console.key.team',
    run: (desk: Desk, view: RoomView) => void watch(desk, view.teams[index]?.no ?? -1),
  })),
  { key: '0', does: 'console.key.noTeam', run: (desk) => void watch(desk, -1) },
  { key: 's', does: 'console.key.spotlight', run: (desk) => void spotlight(desk, desk.session.watched.peek()) },
  { key: 'u', does: 'console.key.undo', run: (desk, view) => void undoTeam(desk, view, desk.session.watched.peek()) },
  { key: 'a', does: 'console.key.letIn', run: letIn },
  { key: 'z', does: 'console.key.takeBack', run: (desk, view) => void takeBack(desk.session, lastUndoable(view)) },
  {
    key: 'x',
    does: 'console.key.end',
    run: (desk) => {
      desk.ending.value = true;
    },
  },
  {
    key: '?',
    does: 'shortcut.help',
    run: (desk) => {
      desk.keysShown.value = true;
    },
  },
];

/** The key that opens a part of the desk. */
export function keyOfTab(tab: DeskTab): string {
  return TAB_KEYS[tab];
}

/** Listens to the keyboard until the answer is called. */
export function listenToConsoleKeys(desk: Desk): () => void {
  const heard = (event: KeyboardEvent): void => {
    const view = desk.session.view.peek();
    if (!view || !isFree(event)) return;
    const found = CONSOLE_KEYS.find(({ key }) => key === keyOf(event));
    if (!found) return;
    event.preventDefault();
    found.run(desk, view);
  };
  addEventListener('keydown', heard);
  return () => removeEventListener('keydown', heard);
}

function give({ session }: Desk, control: Control): void {
  void ask(session.control(control));
}

function pauseOrGoOn(desk: Desk, view: RoomView): void {
  give(desk, view.phase === 'paused' ? { type: 'resume' } : { type: 'pause', pause: 'look' });
}

function changeSpeed(desk: Desk, view: RoomView, by: 1 | -1): void {
  const speed = SPEEDS[SPEEDS.indexOf(view.speed) + by];
  if (speed !== undefined) give(desk, { type: 'speed', speed });
}

async function mark({ session }: Desk): Promise<void> {
  if (await ask(session.bookmark(''))) toast(t('play.marked'));
}

function letIn(desk: Desk, view: RoomView): void {
  if (view.waiting.length > 0) give(desk, { type: 'letIn', waiting: -1 });
}

/** Opens a part of the desk and takes the focus there. */
function openTab(desk: Desk, tab: DeskTab): void {
  desk.tab.value = tab;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[role="tab"][data-tab="${tab}"]`)?.focus());
}
