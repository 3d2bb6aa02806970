import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Args } from '../state/ui-state.ts';
import { subjectArgument, verbOf } from './verbs.ts';

/** A command that is switched on and off by its `on` undoes itself: then it has another name and does something else. */
function undoes(args: Args): boolean {
  return args.on === false;
}

/** What a verb is called with these arguments. */
export function verbTitle(command: CommandName, args: Args): string {
  return t(`verb.${command}.${undoes(args) ? 'undo' : 'name'}`);
}

/** What a verb does with these arguments. */
export function verbEffect(command: CommandName, args: Args): string {
  return t(`verb.${command}.${undoes(args) ? 'undoEffect' : 'effect'}`);
}

/** What is asked for an argument: a host that something is done to is not one that a VM goes to. */
export function fieldLabel(command: CommandName, name: string): string {
  const isSubject = name === 'host' && subjectArgument(verbOf(command)) === name;
  return t(isSubject ? 'field.subjectHost' : `field.${name}`);
}
