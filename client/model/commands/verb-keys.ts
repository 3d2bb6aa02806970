import { HALL_COMMANDS } from '#shared/scenarios/command-sets.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Verb } from './verb.ts';
import { VERBS } from './verbs.ts';

/** Keys for verbs: the letters that no other shortcut has. A key presses the button that shows it. */
const VERB_KEYS = [...'qwrtzuoasdghjklyxcvbnm'];

export function isVerbKey(key: string): boolean {
  return VERB_KEYS.includes(key);
}

/** What every hall offers comes before what only some do. */
export function isUsual({ command }: Pick<Verb, 'command'>): boolean {
  return HALL_COMMANDS.includes(command);
}

type Hall = { readonly commands?: readonly string[] };

/**
 * The key of a verb in a hall, the same whatever is selected: the hall's usual verbs have the first letters and its rare ones
 * the last; what is done to a VM, a host or a customer has those between. Nothing for what finds no letter any more.
 */
export function verbKey(hall: Hall, command: CommandName): string | undefined {
  const verb = VERBS.find((each) => each.command === command);
  if (!verb || verb.on === 'incident') return undefined;
  const ofHall = verbsOn(hall, 'hall');
  const usual = ofHall.filter(isUsual).length;
  const rare = ofHall.slice(usual, usual + RARE_KEYS);
  if (verb.on === 'hall') return isUsual(verb) ? VERB_KEYS[ofHall.indexOf(verb)] : lastKey(rare.indexOf(verb));
  const place = verbsOn(hall, verb.on).indexOf(verb);
  return place < 0 ? undefined : VERB_KEYS.slice(usual, VERB_KEYS.length - rare.length)[place];
}

/** So many of the hall's rare verbs have a letter: the others belong to what is selected. */
const RARE_KEYS = 8;

function lastKey(place: number): string | undefined {
  return place < 0 ? undefined : VERB_KEYS[VERB_KEYS.length - 1 - place];
}

/** Verbs of a hall for one kind of thing, the usual ones first. */
function verbsOn(hall: Hall, on: Verb['on']): readonly Verb[] {
  const offered = VERBS.filter((verb) => verb.on === on && isAllowed(hall, verb.command));
  return [...offered.filter(isUsual), ...offered.filter((verb) => !isUsual(verb))];
}
