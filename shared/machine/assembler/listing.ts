import type { Program } from './assemble.ts';

/** A program as a table: address and word in hexadecimal, line of the source, what stood there. */
export function listing({ words }: Program): string {
  return words
    .map(({ address, word, line, text }) => `${hex(address, 4)}  ${hex(word, 8)}  ${pad(line)}  ${text}`)
    .join('\n');
}

function hex(value: number, digits: number): string {
  return (value >>> 0).toString(16).toUpperCase().padStart(digits, '0');
}

function pad(line: number): string {
  return String(line).padStart(4);
}
