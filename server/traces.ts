import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Trace, Traces } from '#shared/sim/scenario.ts';

/** The measured traces of these names that a folder holds, as `<name>.csv` or `<name>.csv.gz`. */
export async function readTraces(folder: string, names: readonly string[]): Promise<Traces> {
  if (folder === '') return {};
  const present = new Set(await readdir(folder));
  const traces: Record<string, Trace> = {};
  for (const name of names) {
    const file = [`${name}.csv`, `${name}.csv.gz`].find((candidate) => present.has(candidate));
    if (file !== undefined) traces[name] = await readTrace(path.join(folder, file));
  }
  return traces;
}

async function readTrace(file: string): Promise<Trace> {
  const bytes = await readFile(file);
  return parseTrace((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), path.basename(file));
}

/** One line per VM, one whole percentage per sample. */
function parseTrace(text: string, file: string): Trace {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line) => line.split(',').map(Number));
  const columns = rows[0]?.length ?? 0;
  const percent = new Uint8Array(rows.length * columns);
  rows.forEach((row, r) => {
    if (row.length !== columns) throw new Error(`${file}, line ${r + 1}: ${row.length} samples instead of ${columns}`);
    row.forEach((value, c) => {
      if (!(value >= 0 && value <= 100)) throw new Error(`${file}, line ${r + 1}: "${value}" is no percentage`);
      percent[r * columns + c] = Math.round(value);
    });
  });
  return { rows: rows.length, columns, percent };
}
