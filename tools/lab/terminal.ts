import { Presets, SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import Papa from 'papaparse';

/** A bar on stderr; nothing where stderr is no terminal, so that logs stay clean. */
export class ProgressLine {
  #bar: SingleBar | undefined;

  /** Shows how far it has come. */
  show(done: number, of: number): void {
    if (!this.#bar) {
      const options = { stream: process.stderr, format: '{bar} {value}/{total}', barsize: 30, clearOnComplete: true };
      this.#bar = new SingleBar({ ...options, hideCursor: true }, Presets.shades_classic);
      this.#bar.start(of, done);
    } else this.#bar.update(done);
  }

  /** A line that stays, above the bar. */
  say(line: string): void {
    this.end();
    process.stderr.write(`${line}\n`);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

/** What rounding leaves where nothing was meant. */
const DUST = 1e-12;

/** A number as a person reads it: six digits at most, no exponent where it can be helped. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size < DUST) return '0';
  if (size >= 1000) return value.toFixed(1);
  return size >= 0.001 ? String(Number(value.toPrecision(6))) : value.toExponential(3);
}

const NOTHING = '';
/** No lines between cells: two spaces. */
const PLAIN = {
  ...{ top: NOTHING, 'top-mid': NOTHING, 'top-left': NOTHING, 'top-right': NOTHING },
  ...{ bottom: NOTHING, 'bottom-mid': NOTHING, 'bottom-left': NOTHING, 'bottom-right': NOTHING },
  ...{ left: NOTHING, 'left-mid': NOTHING, mid: NOTHING, 'mid-mid': NOTHING, right: NOTHING, 'right-mid': NOTHING },
  middle: '  ',
};
const STYLE = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };

/** Lines of two columns, the first as wide as it must be. */
export function twoColumns(rows: readonly (readonly [string, string])[]): string {
  const table = new Table({ chars: PLAIN, style: STYLE });
  table.push(...rows.map((row) => [...row]));
  return withoutEnds(table.toString());
}

const LEAST_WIDTH = 10;

/** Cells of one row, to the right of columns that are as wide as their heads or ten: rows can be printed as they come. */
export function tableRow(cells: readonly string[], heads: readonly string[]): string {
  const colWidths = cells.map((cell, i) => Math.max(LEAST_WIDTH, cell.length, (heads[i] ?? '').length));
  const table = new Table({ chars: PLAIN, style: STYLE, colWidths, colAligns: cells.map(() => 'right' as const) });
  table.push([...cells]);
  return withoutEnds(table.toString());
}

function withoutEnds(text: string): string {
  return text.replace(/ +$/gm, '');
}

/** Rows as lines of a table of commas, each with its end. */
export function csvText(rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell)),
  );
  return `${Papa.unparse(cells, { newline: '\n' })}\n`;
}

/** The cells of a table of commas. */
export function csvRows(text: string): string[][] {
  return Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd(), { delimiter: ',' }).data;
}
