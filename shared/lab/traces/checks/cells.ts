import { visible } from '../../visible.ts';
import { problemAt } from '../trace-file.ts';
import type { Row } from './table.ts';

/** What a column may hold. */
export interface Column {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/** Decimal digits, a sign, a point and an exponent: no hexadecimal, no `Infinity`, no blanks. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number of a cell, refused with its place unless it is one within the range of its column. */
export function numberAt(row: Row, at: number, column: Column): number {
  const text = row.cells[at] ?? '';
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  const { least, most, whole } = column;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw problemAt(row, `${column.name} should be ${rangeText(column)}, found ${visible(text)}`);
}

function rangeText({ least, most, whole }: Column): string {
  const what = whole ? 'a whole number' : 'a number';
  if (most >= Number.MAX_SAFE_INTEGER) return least <= -Number.MAX_SAFE_INTEGER ? what : `${what} ≥ ${least}`;
  return `${what} from ${least} to ${most}`;
}

/** The number of a cell, or nothing where the cell says that it has none. */
export function numberOrNone(row: Row, at: number, column: Column, none: readonly string[]): number | undefined {
  return none.includes((row.cells[at] ?? '').toUpperCase()) ? undefined : numberAt(row, at, column);
}

/** Text of a cell that must not be empty. */
export function nameAt(row: Row, at: number, name: string): string {
  const text = row.cells[at] ?? '';
  if (text === '') throw problemAt(row, `${name} is missing`);
  return text;
}

/** Refuses rows that are longer or shorter than the layout. */
export function checkWidth(row: Row, expected: number): void {
  if (row.cells.length !== expected) throw problemAt(row, `has ${row.cells.length} columns when expected ${expected}`);
}

/** Refuses a name that was there before. */
export function checkNew(row: Row, name: string, what: string, before: ReadonlyMap<string, Row>): void {
  const first = before.get(name);
  if (first) throw problemAt(row, `${what} ${visible(name)} was there before, in ${first.file}, line ${first.line}`);
}
