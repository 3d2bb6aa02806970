/** A line on stderr that is written over again; nothing where stderr is no terminal, so that logs stay clean. */
export class ProgressLine {
  readonly #live = process.stderr.isTTY === true;
  #last = 0;

  /** Shows a bar; at most ten times a second. */
  show(done: number, of: number, words = ''): void {
    const now = performance.now();
    if (!this.#live || (now - this.#last < 100 && done < of)) return;
    this.#last = now;
    const width = 30;
    const full = Math.round((done / Math.max(1, of)) * width);
    process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${of} ${words}`);
  }

  /** A line that stays, above the bar. */
  say(line: string): void {
    this.end();
    process.stderr.write(`${line}\n`);
  }

  end(): void {
    if (this.#live) process.stderr.write('\r\u001b[K');
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

/** Lines of two columns, the first as wide as it must be. */
export function twoColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n');
}

/** Cells of a row, to the right of columns that are as wide as their heads or ten. */
export function tableRow(cells: readonly string[], heads: readonly string[]): string {
  return cells.map((cell, i) => cell.padStart(Math.max(10, (heads[i] ?? '').length))).join('  ');
}

/** A cell of a table of commas. */
export function csvCell(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
