import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { State } from '#shared/lab/compare/state.ts';
import { problem } from './arguments.ts';

/** A saved run: a line a state, each column as base64 of its 64-bit numbers. Ending in .gz: compressed. */
const MARK = '.states.jsonl';

export function isStateFile(name: string): boolean {
  return name.endsWith(MARK) || name.endsWith(`${MARK}.gz`);
}

/** Writes states one after the other. */
export class StateFile {
  written = 0;
  readonly #file: number;
  readonly #compress: boolean;

  constructor(name: string) {
    if (!isStateFile(name)) throw problem('--states', `the name should end in ${MARK} or ${MARK}.gz`);
    this.#compress = name.endsWith('.gz');
    this.#file = openSync(name, 'w');
  }

  write({ tick, columns }: State): void {
    const cells = Object.fromEntries([...columns].map(([name, values]) => [name, encode(values)]));
    const line = `${JSON.stringify({ tick, columns: cells })}\n`;
    writeSync(this.#file, this.#compress ? gzipSync(line) : Buffer.from(line));
    this.written += 1;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The states of a saved run. */
export function* savedStates(name: string): Iterable<State> {
  const bytes = readFileSync(name);
  const lines = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  for (const [i, line] of lines.entries()) {
    if (line !== '') yield stateIn(line, name, i + 1);
  }
}

function stateIn(line: string, name: string, number: number): State {
  try {
    const { tick, columns } = JSON.parse(line) as { tick: number; columns: { [name: string]: string } };
    return { tick, columns: new Map(Object.entries(columns).map(([column, text]) => [column, decode(text)])) };
  } catch {
    throw problem(name, `line ${number} holds no state`);
  }
}

function encode(values: ArrayLike<number>): string {
  return Buffer.from(Float64Array.from(values).buffer).toString('base64');
}

function decode(text: string): Float64Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
