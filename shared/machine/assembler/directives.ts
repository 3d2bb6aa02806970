import { entryOf, PRESENT, USER, WRITABLE } from '../hardware/words.ts';
import type { AssemblyErrorCode } from './errors.ts';
import { evaluate, type Names } from './expressions.ts';

/** Words that a directive puts into memory, or what is wrong. */
export type Words = readonly number[] | { readonly code: AssemblyErrorCode; readonly text: string };

/** Words that a directive of data needs, known before names are. */
export function wordCount(name: string, operands: readonly string[]): number {
  switch (name) {
    case '.word':
      return operands.length;
    case '.text':
      return textIn(operands[0])?.length ?? 0;
    case '.space':
    case '.entries':
      return Math.max(0, Number(operands[name === '.space' ? 0 : 1]) || 0);
    default:
      return name === '.entry' ? 1 : 0;
  }
}

/**
 * `.word number, …` · `.text "characters"` · `.space count` · `.entry frame, rights` and `.entries frame, count, rights`:
 * entries of page tables, to a frame or to frames in a row; rights are `w`, `u`, both or `-`.
 */
export function wordsOf(name: string, operands: readonly string[], names: Names): Words {
  switch (name) {
    case '.word':
      return numbers(operands, names);
    case '.text':
      return characters(operands);
    case '.space':
      return new Array<number>(wordCount(name, operands)).fill(0);
    case '.entry':
      return entries(operands[0], 1, operands[1], names);
    case '.entries':
      return entries(operands[0], wordCount(name, operands), operands[2], names);
    default:
      return { code: 'badDirective', text: name };
  }
}

function textIn(operand: string | undefined): string | undefined {
  return /^"([^"]*)"$/.exec(operand ?? '')?.[1];
}

function characters(operands: readonly string[]): Words {
  const text = textIn(operands[0]);
  if (text === undefined) return { code: 'badOperand', text: operands.join(', ') };
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function numbers(operands: readonly string[], names: Names): Words {
  const words: number[] = [];
  for (const text of operands) {
    const value = evaluate(text, names);
    if (typeof value === 'object') return { code: 'unknownName', text: value.unknown };
    if (value === undefined) return { code: 'badOperand', text };
    words.push(value | 0);
  }
  return words;
}

function entries(frame: string | undefined, count: number, rights: string | undefined, names: Names): Words {
  const first = numbers([frame ?? ''], names);
  if ('code' in first) return first;
  if (rights === undefined || !/^(-|wu?|u)$/.test(rights)) return { code: 'badOperand', text: rights ?? '' };
  const bits = PRESENT | (rights.includes('w') ? WRITABLE : 0) | (rights.includes('u') ? USER : 0);
  return Array.from({ length: count }, (_, index) => entryOf(first[0] + index, bits));
}
