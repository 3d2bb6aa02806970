import {
  encode,
  INSTRUCTIONS,
  type Instruction,
  type Mnemonic,
  NO_REGISTER,
  type Operands,
  REGISTERS,
} from '../hardware/instructions.ts';
import type { AssemblyErrorCode } from './errors.ts';
import { evaluate, type Names } from './expressions.ts';

/** A word, or what is wrong and where. */
export type Encoded = number | { readonly code: AssemblyErrorCode; readonly text: string };

interface Place {
  readonly register: number;
  readonly number: number;
}
type Parsed = Place | { readonly code: AssemblyErrorCode; readonly text: string };

/** What may stand in the places of each form, and which register of the word it goes to. */
type Kind = 'register' | 'source' | 'memory' | 'number';
const KINDS: { readonly [O in Operands]: readonly Kind[] } = {
  none: [],
  register: ['register'],
  'register,source': ['register', 'source'],
  'register,register': ['register', 'register'],
  'register,memory': ['register', 'memory'],
  'memory,register': ['memory', 'register'],
  number: ['number'],
  source: ['source'],
  'register,number': ['register', 'number'],
  'number,register': ['number', 'register'],
};
/** Numbers that fit into 16 bits with a sign. */
const [MIN, MAX] = [-0x8000, 0x7fff];

/** Puts an instruction into a word. */
export function encodeLine(mnemonic: Mnemonic, operands: readonly string[], names: Names): Encoded {
  const form = INSTRUCTIONS[mnemonic].operands;
  const kinds = KINDS[form];
  if (operands.length !== kinds.length) return { code: 'wrongOperandCount', text: operands.join(', ') };
  const places: Place[] = [];
  for (const [index, kind] of kinds.entries()) {
    const place = parse(kind, operands[index], names);
    if ('code' in place) return place;
    places.push(place);
  }
  return encode(assemble(mnemonic, form, places));
}

/** The only operand of a form that is alone in the second place of a word. */
const SECOND_ALONE: readonly Operands[] = ['source', 'number'];

function assemble(mnemonic: Mnemonic, form: Operands, places: readonly Place[]): Instruction {
  const [first, second] = SECOND_ALONE.includes(form) ? [undefined, places[0]] : places;
  const number = places.find((place) => place.number !== 0)?.number ?? 0;
  return { mnemonic, a: first?.register ?? NO_REGISTER, b: second?.register ?? NO_REGISTER, number };
}

function parse(kind: Kind, text: string, names: Names): Parsed {
  const register = REGISTERS.indexOf(text as (typeof REGISTERS)[number]);
  const isRegister = register >= 0;
  if (kind === 'register') return isRegister ? { register, number: 0 } : { code: 'badOperand', text };
  if (kind === 'memory') return parseMemory(text, names);
  if (isRegister) return kind === 'source' ? { register, number: 0 } : { code: 'badOperand', text };
  return parseNumber(text, NO_REGISTER, names);
}

const MEMORY = /^\[\s*(?:(r[0-6]|sp)\s*(?=[\]+-]))?(.*?)\s*\]$/;

/** `[register]`, `[register+number]` or `[number]`. */
function parseMemory(text: string, names: Names): Parsed {
  const match = MEMORY.exec(text);
  if (match === null) return { code: 'badOperand', text };
  const [, base, offset] = match;
  const register = base === undefined ? NO_REGISTER : REGISTERS.indexOf(base as (typeof REGISTERS)[number]);
  return offset === '' && base !== undefined ? { register, number: 0 } : parseNumber(offset, register, names);
}

function parseNumber(text: string, register: number, names: Names): Parsed {
  const value = evaluate(text, names);
  if (value === undefined) return { code: 'badOperand', text };
  if (typeof value === 'object') return { code: 'unknownName', text: value.unknown };
  return value < MIN || value > MAX ? { code: 'outOfRange', text } : { register, number: value };
}
