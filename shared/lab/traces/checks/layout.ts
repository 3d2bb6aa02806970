import { nearest } from '../../nearest.ts';
import { visible } from '../../visible.ts';
import { problemAt, TraceProblem } from '../trace-file.ts';
import { checkWidth } from './cells.ts';
import type { Row } from './table.ts';

/** How the lines of a published table look. */
export interface Layout {
  /** What it is called, and where it is published. */
  readonly title: string;
  readonly columns: readonly string[];
  /** Columns that must be there where there is a header; absent = all. */
  readonly needed?: readonly string[];
  /** How it is published: always with the names of its columns in the first line, or without. */
  readonly header: 'always' | 'optional';
}

/** The rows of a table without its header, and where each column stands. */
export interface Laid {
  readonly rows: readonly Row[];
  /** Index of a column. */
  at(name: string): number;
}

/** The rows of a file laid out like this; refused with what was expected. */
export function laidOut(rows: readonly Row[], layout: Layout): Laid {
  const [first] = rows;
  const named = isHeader(first, layout);
  if (!named && layout.header === 'always') throw notThis(first, layout);
  const columns = named ? first.cells.map(plain) : layout.columns.map(plain);
  if (named) checkHeader(first, layout, columns);
  const body = named ? rows.slice(1) : rows;
  if (body.length === 0) throw new TraceProblem(`${first.file} holds a header and nothing else`);
  if (!named && body[0].cells.length !== columns.length) throw notThis(first, layout);
  for (const row of body) checkWidth(row, columns.length);
  return { rows: body, at: (name) => columns.indexOf(plain(name)) };
}

/** Whether the first line of a file is a header of this layout. */
export function isHeader(row: Row, { columns }: Layout): boolean {
  const known = new Set(columns.map(plain));
  return row.cells.some((cell) => known.has(plain(cell)));
}

function checkHeader(row: Row, layout: Layout, found: readonly string[]): void {
  const missing = (layout.needed ?? layout.columns).find((name) => !found.includes(plain(name)));
  if (missing === undefined) return;
  const guess = nearest(missing, row.cells);
  throw problemAt(
    row,
    `names no column ${visible(missing)}${guess ? ` (${visible(guess)}?)` : ''}; expected ${layoutText(layout)}`,
  );
}

/** Names are the same in either case, with spaces or underscores. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_]+/g, '');
}

function notThis(row: Row, layout: Layout): TraceProblem {
  return problemAt(row, `expected ${layoutText(layout)}, found ${visible(row.cells.join(','))}`);
}

/** A layout in words. */
export function layoutText({ title, columns, header }: Layout): string {
  const head = header === 'always' ? 'a first line' : 'lines';
  return `${title}: ${head} with ${columns.length} columns (${columns.join(', ')})`;
}
