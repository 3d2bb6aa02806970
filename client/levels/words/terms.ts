import { hasWords, t, textsUnder } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';

/**
 * Words of the subject that a level explains where it says them: `level.term.<id>` has the word, its forms as they stand in sentences,
 * and half a sentence that says what it is.
 */
export const TERMS = [
  'vm',
  'guest',
  'host',
  'hypervisor',
  'owed',
  'gold',
  'kernel',
  'container',
  'ring',
  'sensitive',
  'trap',
  'harmless',
  'psw',
  'shadow',
  'pageFault',
  'frame',
  'overcommit',
  'balloon',
  'swap',
  'datastore',
  'thinDisk',
  'snapshot',
  'clone',
  'vcpu',
  'reserved',
  'dom0',
  'exit',
  'systemCall',
  'emulated',
  'migration',
  'scalingRule',
] as const;
export type Term = (typeof TERMS)[number];

/** What stands on the screen of every level, whatever its texts say: on the pictures of a small machine, and in a hall. */
const ON_SCREEN: { readonly [K in Level['kind']]: readonly Term[] } = {
  machine: ['ring', 'trap', 'psw'],
  hall: ['vm', 'host'],
};

/** What the names of orders speak of. */
const OF_ORDERS: { readonly [C in CommandName]?: Term } = {
  setOvercommit: 'overcommit',
  setBallooning: 'balloon',
  balloonVm: 'balloon',
  setAllocation: 'reserved',
  setAutoscale: 'scalingRule',
  takeSnapshot: 'snapshot',
  deleteSnapshot: 'snapshot',
  cloneVm: 'clone',
  restartDom0: 'dom0',
  setDom0Vcpus: 'dom0',
  migrateLive: 'migration',
};

function ofOrders(level: Level): readonly Term[] {
  return level.kind === 'hall' ? level.hall.orders.flatMap((order) => OF_ORDERS[order as CommandName] ?? []) : [];
}

/** The terms that a level says in its brief, its stars and its tasks, as they come in the text. */
export function termsOfLevel(level: Level): readonly Term[] {
  const text = textsOf(level).join(' ');
  const found = TERMS.map((term) => ({ term, at: text.search(formsOf(term)) })).filter(({ at }) => at >= 0);
  const said = found.sort((a, b) => a.at - b.at).map(({ term }) => term);
  return [...new Set([...said, ...ON_SCREEN[level.kind], ...ofOrders(level)])];
}

/** The word itself, as it stands in front of what it means. */
export function termName(term: Term): string {
  return t(`level.term.${term}.name`);
}

/** What it means; a level where it means something else says so. */
export function termText(level: Level, term: Term): string {
  const own = `level.${level.id}.term.${term}`;
  return t(hasWords(own) ? own : `level.term.${term}.text`);
}

/** A word begins and ends where no letter stands beside it. */
function formsOf(term: Term): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${t(`level.term.${term}.forms`)})(?!\\p{L})`, 'iu');
}

/** Parts of a level's words that somebody reads before and while it is played. */
const READ = ['brief', 'star1', 'star2', 'star3', 'step', 'do', 'group'];

function textsOf({ id }: Level): readonly string[] {
  return READ.flatMap((part) => textsUnder(`level.${id}.${part}`));
}
