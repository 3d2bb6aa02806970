import type { Guest } from '../guests/guest.ts';
import { guestProgram } from '../guests/index.ts';
import { interruptToggler } from '../guests/interrupt-toggler.ts';
import { systemCalls } from '../guests/system-calls.ts';
import { whoAmI } from '../guests/who-am-i.ts';
import { LINE_UP } from '../trial/line-up.ts';
import { runToEnd, startRun } from '../trial/trial.ts';
import type { Block } from '../vmm/blocks.ts';
import { type TranslatedLine, translatedLines } from '../vmm/replacements.ts';
import type { Saying, TaskKind, TaskRow } from './task.ts';
import { indexOfSaying } from './task.ts';

const OPTIONS: readonly Saying[] = ['same', 'inline', 'callout'].map((code) => ({ code: `becomes.${code}` }));
const GUESTS: readonly Guest[] = [interruptToggler, whoAmI, systemCalls];
/** A block that can be asked about: not too short, and at most so many lines of it. Design values. */
const [LEAST, MOST] = [4, 9];

/** Which instructions of a basic block the translator leaves, replaces in place, or turns into a call of the hypervisor. */
export const rewritten: TaskKind = {
  id: 'rewritten',
  rounds: 6,
  make: (round) => ({ kind: 'choose', rows: translatedLines(blockOf(round)).slice(0, MOST).map(row) }),
};

/** The blocks with most to rewrite come first. */
function blockOf(round: number): Block {
  const blocks = GUESTS.flatMap(blocksOf).sort((one, other) => changes(other) - changes(one));
  const block = blocks[round % blocks.length];
  if (block === undefined) throw new Error('No block has been translated');
  return block;
}

function blocksOf(guest: Guest): Block[] {
  const run = runToEnd(startRun(guestProgram(guest, 'native'), LINE_UP.binaryTranslation));
  return run.cache.blocks.filter(({ instructions }) => instructions.length >= LEAST);
}

function changes({ instructions }: Block): number {
  return instructions.slice(0, MOST).filter(({ kind }) => kind !== 'same').length;
}

function row({ original, translated, kind }: TranslatedLine): TaskRow {
  return {
    label: { code: 'verbatim', values: { text: original } },
    options: OPTIONS,
    right: indexOfSaying(OPTIONS, { code: `becomes.${kind}` }),
    evidence: { code: 'inCache', values: { text: translated.join('; ') } },
  };
}
