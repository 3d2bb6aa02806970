import type { Trace } from '../kernel/scenario/scenario.ts';

const COMMA = 44;
const RETURN = 13;
const NEWLINE = 10;
const ZERO = 48;

/**
 * Reads the matrix form of a PlanetLab day: a line per VM, percent of CPU as whole numbers 0–100 between commas, no
 * header. The data were collected by CoMon (Park & Pai, ACM SIGOPS OSR 40(1), 2006) and published with Beloglazov &
 * Buyya, CCPE 24(13), 2012.
 */
export function readPlanetLab(text: string): Trace {
  const columns = countColumns(text);
  const percent: number[] = [];
  let [rows, cells, value, digits] = [0, 0, 0, 0];
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : NEWLINE;
    if (code === RETURN) continue;
    if (code === COMMA || code === NEWLINE) {
      if (code === NEWLINE && digits === 0 && cells === 0) continue;
      if (digits === 0 || value > 100) throw new Error(`line ${rows + 1}, column ${cells + 1} is not a percentage`);
      percent.push(value);
      cells += 1;
      [value, digits] = [0, 0];
      if (code === COMMA) continue;
      if (cells !== columns) throw new Error(`line ${rows + 1} has ${cells} columns when expected ${columns}`);
      rows += 1;
      cells = 0;
    } else {
      if (code < ZERO || code > ZERO + 9) throw new Error(`line ${rows + 1} holds "${text[i]}"`);
      value = value * 10 + (code - ZERO);
      digits += 1;
    }
  }
  if (rows === 0) throw new Error('the trace is empty');
  return { rows, columns, percent: Uint8Array.from(percent) };
}

function countColumns(text: string): number {
  const end = text.indexOf('\n');
  return text.slice(0, end < 0 ? text.length : end).split(',').length;
}
