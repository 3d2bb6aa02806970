import { MNEMONICS, type Mnemonic } from '../hardware/instructions.ts';
import { PAGE_WORDS, PAGES } from '../hardware/words.ts';
import { wordCount, wordsOf } from './directives.ts';
import type { AssemblyError } from './errors.ts';
import { evaluate } from './expressions.ts';
import type { SourceLine } from './lines.ts';
import { expandMacros } from './macros.ts';
import { encodeLine } from './operands.ts';

/** A word of a program, and the line that it comes from. */
interface ProgramWord {
  readonly address: number;
  readonly word: number;
  /** Line of the source, the first is 1. */
  readonly line: number;
  /** What stood there, macros expanded, without comment; empty for further words of a directive. */
  readonly text: string;
}

export interface Program {
  readonly words: readonly ProgramWord[];
  /** Labels and constants. */
  readonly names: ReadonlyMap<string, number>;
}

export type Assembly =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly errors: readonly AssemblyError[] };

/** A line, and the address of its first word. */
interface Placed {
  readonly source: SourceLine;
  readonly address: number;
}

const MAX_ADDRESS = PAGES * PAGE_WORDS;

/** Turns assembler into words and where they go in memory, or says what is wrong with it, line by line. */
export function assemble(source: string): Assembly {
  const { lines, errors: macroErrors } = expandMacros(source);
  const errors = [...macroErrors];
  const names = new Map<string, number>();
  const placed = place(lines, names, errors);
  const words = placed.flatMap((line) => wordsAt(line, names, errors));
  checkPlaces(words, errors);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, program: { words, names } };
}

/** First pass: where everything goes, and what names stand for. */
function place(lines: readonly SourceLine[], names: Map<string, number>, errors: AssemblyError[]): Placed[] {
  const placed: Placed[] = [];
  let address = 0;
  for (const source of lines) {
    if (source.name === '.org') address = constant(source, source.operands[0], names, errors);
    if (source.label !== undefined) define(source, source.label, address, names, errors);
    if (source.name === '.equ') defineConstant(source, names, errors);
    placed.push({ source, address });
    address += sizeOf(source);
  }
  return placed;
}

function sizeOf({ name, operands }: SourceLine): number {
  if (name === undefined) return 0;
  return name.startsWith('.') ? wordCount(name, operands) : 1;
}

function define(
  { line, text }: SourceLine,
  name: string,
  value: number,
  names: Map<string, number>,
  errors: AssemblyError[],
): void {
  if (names.has(name)) errors.push({ code: 'duplicateName', line, text });
  names.set(name, value);
}

/** `.equ NAME number` */
function defineConstant(source: SourceLine, names: Map<string, number>, errors: AssemblyError[]): void {
  const [name = '', ...rest] = (source.operands[0] ?? '').split(/\s+/);
  define(source, name, constant(source, rest.join(' '), names, errors), names, errors);
}

/** A number that must be known in the first pass. */
function constant(
  { line, text }: SourceLine,
  operand: string | undefined,
  names: Map<string, number>,
  errors: AssemblyError[],
): number {
  const value = evaluate(operand ?? '', names);
  if (typeof value === 'number') return value;
  errors.push({ code: typeof value === 'object' ? 'unknownName' : 'badDirective', line, text });
  return 0;
}

/** Second pass: the words of a line. */
function wordsAt({ source, address }: Placed, names: Map<string, number>, errors: AssemblyError[]): ProgramWord[] {
  const { line, text } = source;
  const words = encodeSource(source, names);
  if (!('code' in words)) {
    return words.map((word, index) => ({ address: address + index, word, line, text: index === 0 ? text : '' }));
  }
  errors.push({ code: words.code, line, text: words.text });
  return [];
}

const WITHOUT_WORDS: readonly string[] = ['.org', '.equ'];

function encodeSource({ name, operands }: SourceLine, names: Map<string, number>): ReturnType<typeof wordsOf> {
  if (name === undefined || WITHOUT_WORDS.includes(name)) return [];
  if (name.startsWith('.')) return wordsOf(name, operands, names);
  const mnemonic = name.toUpperCase() as Mnemonic;
  if (!MNEMONICS.includes(mnemonic)) return { code: 'unknownInstruction', text: name };
  const word = encodeLine(mnemonic, operands, names);
  return typeof word === 'number' ? [word] : word;
}

/** Two words at one address, or one where no address is, are a mistake. */
function checkPlaces(words: readonly ProgramWord[], errors: AssemblyError[]): void {
  const taken = new Set<number>();
  for (const { address, line, text } of words) {
    if (taken.has(address)) errors.push({ code: 'overlaps', line, text });
    if (address < 0 || address >= MAX_ADDRESS) errors.push({ code: 'outOfRange', line, text });
    taken.add(address);
  }
}
