import { t } from '#client/words/words.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { subjectName } from '../facts/names.ts';
import type { Args, UiState } from '../state/ui-state.ts';
import type { Verb } from './verb.ts';
import { verbTitle } from './verb-words.ts';
import { subjectArgument, VERBS } from './verbs.ts';

/** Orders that were given while time stands still, and are carried out when it goes on; none while it runs. */
export function ordersOfPause({ session }: UiState): readonly CommandCall[] {
  return session.view.value?.phase === 'paused' ? session.waiting.value : [];
}

/** Whether an order was given to a row, or to the hall, in this pause. */
export function isOrderedInPause(ui: UiState, verb: Verb, row: number | undefined): boolean {
  const name = subjectArgument(verb);
  return ordersOfPause(ui).some(
    (call) => call.name === verb.command && (name === undefined || (call.args as Args)[name] === row),
  );
}

/** An order by its name and what it was given to: `Sleep: Host 1`. */
export function orderedText(world: OpenWorld, { name, args }: CommandCall): string {
  const order = verbTitle(name, args as Args);
  const on = VERBS.find(({ command }) => command === name)?.on ?? 'hall';
  const row = (args as Args)[on];
  if (on === 'hall' || on === 'incident' || typeof row !== 'number') return order;
  return t('play.orderedTo', { order, name: subjectName(world, { kind: on, row }) });
}
