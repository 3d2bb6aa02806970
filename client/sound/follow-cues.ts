import { effect } from '@preact/signals';
import { incidentsOf } from '#client/model/facts/incidents.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { write } from './captions.ts';
import { cueOfEvent } from './cue-of-event.ts';
import type { CueName } from './cues.ts';
import type { Player } from './player.ts';
import { soundSettings } from './settings.ts';

/** Plays and writes what happens in a hall, as the settings of this device want it, until the returned function is called. */
export function followCues(ui: UiState): () => void {
  const cue = (name: CueName): void => {
    const { on, captions } = soundSettings.peek();
    if (on) void thePlayer().then((player) => player.play(name));
    if (captions) write(name);
  };
  const stopEvents = ui.session.onEvents((events) => {
    for (const event of events) {
      const name = cueOfEvent(event);
      if (name) cue(name);
    }
  });
  const known = ui.answer.peek()?.no ?? 0;
  const stopAnswers = ui.answer.subscribe((answer) => {
    if (answer && answer.no > known) cue(answer.ok ? 'orderAccepted' : 'orderRefused');
  });
  const stopIncidents = followEnds(ui, () => cue('incidentEnds'));
  const stopSettings = effect(() => {
    const settings = soundSettings.value;
    if (settings.on || loading) void thePlayer().then((player) => player.set(settings));
  });
  return () => {
    for (const stop of [stopEvents, stopAnswers, stopIncidents, stopSettings]) stop();
  };
}

/** Plays a cue of a group by itself, to hear how loud it is. */
export function tryCue(cue: CueName): void {
  void thePlayer().then((player) => {
    player.set(soundSettings.peek());
    player.play(cue);
  });
}

let loading: Promise<Player> | undefined;

/** Fetched with the first sound, and after the first touch of the page: before that, browsers keep a page silent. */
function thePlayer(): Promise<Player> {
  loading ??= firstTouch().then(async () => {
    const { Player } = await import('./player.ts');
    const player = new Player();
    player.set(soundSettings.peek());
    return player;
  });
  return loading;
}

function firstTouch(): Promise<void> {
  if (navigator.userActivation?.hasBeenActive) return Promise.resolve();
  return new Promise((resolve) => {
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => resolve(), { once: true });
  });
}

/** Calls `ended` when incidents that were there are no longer; nobody sends an event for that. */
function followEnds({ session }: UiState, ended: () => void): () => void {
  let before: ReadonlySet<string> = new Set();
  return session.tick.subscribe(() => {
    const world = session.world.peek();
    if (!world) return;
    const now = presentIncidents(world);
    if ([...before].some((incident) => !now.has(incident))) ended();
    before = now;
  });
}

/** Incidents by row and beginning: rows are used again. */
function presentIncidents(world: OpenWorld): ReadonlySet<string> {
  return new Set(incidentsOf(world).map(({ row, sinceTick }) => `${row} ${sinceTick}`));
}
