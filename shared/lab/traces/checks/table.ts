import Papa from 'papaparse';
import { visible } from '../../visible.ts';
import { type Place, problemAt, type TraceFile, TraceProblem } from '../trace-file.ts';

/** A line of a file, taken apart. */
export interface Row extends Place {
  readonly cells: readonly string[];
}

/** What stands between cells: a mark, or any number of spaces and tabs. */
export type Separator = ',' | ';' | 'spaces';

const NOT_UTF8 = '\ufffd';
const NUL = '\0';

/**
 * The lines of a file as cells: quotes are taken off, a byte order mark and either kind of line end are understood, and
 * empty lines may stand at the end alone. Lines that begin with `comment` are no rows.
 */
export function rowsOf(file: TraceFile, separator: Separator, comment?: string): Row[] {
  const { name, content } = file;
  if (typeof content !== 'string') return cellRows(file.name, content.header, content.rows);
  const text = readable(name, content);
  const rows = separator === 'spaces' ? spacedRows(name, text, comment) : markedRows(name, text, separator);
  if (rows.length === 0) throw new TraceProblem(`${name} is empty`);
  return rows;
}

function cellRows(file: string, header: readonly string[], rows: readonly (readonly string[])[]): Row[] {
  return [{ file, line: 0, cells: header }, ...rows.map((cells, i) => ({ file, line: i + 1, cells }))];
}

/** The text without its byte order mark, with `\n` at each end of a line; refused when it is no text. */
function readable(file: string, content: string): string {
  const text = (content.startsWith('\ufeff') ? content.slice(1) : content).replace(/\r\n?/g, '\n');
  const bad = text.search(/[\ufffd\0]/);
  if (bad < 0) return text;
  const line = text.slice(0, bad).split('\n').length;
  if (text[bad] === NUL) throw problemAt({ file, line }, 'holds a zero byte; expected text in UTF-8');
  throw problemAt({ file, line }, `holds bytes that are no UTF-8 (${visible(NOT_UTF8)})`);
}

function markedRows(file: string, text: string, separator: ',' | ';'): Row[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator, newline: '\n' });
  const [error] = errors.filter(({ type }) => type === 'Quotes');
  if (error) throw problemAt({ file, line: (error.row ?? 0) + 1 }, 'a quote is opened and not closed');
  while (data.length > 0 && isEmpty(data[data.length - 1])) data.pop();
  return data.map((cells, i) => {
    const row = { file, line: i + 1, cells: cells.map((cell) => cell.trim()) };
    if (isEmpty(cells)) throw problemAt(row, 'is empty, and more follows');
    if (cells.some((cell) => cell.includes('\n'))) throw problemAt(row, 'a quoted cell goes on in the next line');
    return row;
  });
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0].trim() === '';
}

function spacedRows(file: string, text: string, comment: string | undefined): Row[] {
  return text.split('\n').flatMap((line, i) => {
    const trimmed = line.trim();
    if (trimmed === '' || (comment !== undefined && trimmed.startsWith(comment))) return [];
    return [{ file, line: i + 1, cells: trimmed.split(/\s+/) }];
  });
}
