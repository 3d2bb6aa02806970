import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPlanetLab } from '#shared/lab/traces/planetlab.ts';
import type { Trace, Traces } from '#shared/sim/kernel/scenario/scenario.ts';

/** The measured traces of these names that a folder holds, as `<name>.csv` or `<name>.csv.gz`. */
export async function readTraces(folder: string, names: readonly string[]): Promise<Traces> {
  const present = new Set(folder === '' ? [] : await readdir(folder));
  const traces: Record<string, Trace> = {};
  for (const name of names) {
    const file = [`${name}.csv`, `${name}.csv.gz`].find((candidate) => present.has(candidate));
    if (file !== undefined) traces[name] = await readTrace(path.join(folder, file));
  }
  return traces;
}

async function readTrace(file: string): Promise<Trace> {
  const bytes = await readFile(file);
  const content = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return readPlanetLab([{ name: path.basename(file), content }]);
}
