import type { AssemblyError } from './errors.ts';
import { readLine, type SourceLine } from './lines.ts';

/** Lines that a program may have after its macros are expanded. */
const MAX_LINES = 4000;
/** How deep macros may use macros. */
const MAX_DEPTH = 2;

interface Macro {
  readonly parameters: readonly string[];
  readonly body: string[];
}

/** Lines without macros, or what is wrong with them. */
export interface Expansion {
  readonly lines: readonly SourceLine[];
  readonly errors: readonly AssemblyError[];
}

/** What has been read so far. */
interface Reading {
  readonly macros: Map<string, Macro>;
  readonly lines: SourceLine[];
  readonly errors: AssemblyError[];
  /** Macros used so far: gives each use labels of its own. */
  uses: number;
  /** The macro whose body is being read, and the line that it starts on. */
  open: { readonly macro: Macro; readonly line: SourceLine } | undefined;
}

/**
 * Puts in place of each macro what it stands for. A macro is written `.macro name parameter, …` to `.end`; its body names
 * parameters as `\parameter` and gives each use its own labels with `\@`. It may use macros that use no further ones.
 */
export function expandMacros(source: string): Expansion {
  const reading: Reading = { macros: new Map(), lines: [], errors: [], uses: 0, open: undefined };
  for (const [index, text] of source.split('\n').entries()) {
    const line = readLine(text, index + 1);
    readInto(reading, line, text);
    if (reading.lines.length > MAX_LINES) return { lines: [], errors: [errorAt(line, 'tooLong')] };
  }
  if (reading.open !== undefined) reading.errors.push(errorAt(reading.open.line, 'unclosedMacro'));
  return reading;
}

function readInto(reading: Reading, line: SourceLine, text: string): void {
  if (line.name === '.end') reading.open = undefined;
  else if (reading.open !== undefined) reading.open.macro.body.push(text);
  else if (line.name === '.macro') reading.open = { macro: declare(reading, line), line };
  else expand(reading, line, 0);
}

function errorAt({ line, text }: SourceLine, code: AssemblyError['code']): AssemblyError {
  return { code, line, text };
}

function declare({ macros, errors }: Reading, line: SourceLine): Macro {
  const [name = '', ...first] = (line.operands[0] ?? '').split(/\s+/);
  const macro = { parameters: [...first, ...line.operands.slice(1)].filter((word) => word !== ''), body: [] };
  if (name === '') errors.push(errorAt(line, 'badDirective'));
  else if (macros.has(name)) errors.push(errorAt(line, 'duplicateName'));
  macros.set(name, macro);
  return macro;
}

function expand(reading: Reading, line: SourceLine, depth: number): void {
  const macro = reading.macros.get(line.name ?? '');
  if (macro === undefined) reading.lines.push(line);
  else if (depth >= MAX_DEPTH) reading.errors.push(errorAt(line, 'tooLong'));
  else if (line.operands.length !== macro.parameters.length) reading.errors.push(errorAt(line, 'wrongOperandCount'));
  else expandBody(reading, macro, line, depth);
}

function expandBody(reading: Reading, macro: Macro, line: SourceLine, depth: number): void {
  const use = reading.uses++;
  if (line.label !== undefined) reading.lines.push({ ...line, name: undefined, operands: [] });
  for (const text of macro.body)
    expand(reading, readLine(fillIn(text, macro, line.operands, use), line.line), depth + 1);
}

function fillIn(text: string, { parameters }: Macro, operands: readonly string[], use: number): string {
  const numbered = text.replaceAll('\\@', String(use));
  return parameters.reduce((filled, name, index) => filled.replaceAll(`\\${name}`, operands[index]), numbered);
}
