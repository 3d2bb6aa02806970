import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ReadText } from '#shared/lab/traces/read-trace.ts';
import { problem } from './arguments.ts';

const SHIPPED = path.join(import.meta.dirname, '../../shared/experiments');

/** Experiments that come with the project, by file name without ending. */
export function shippedExperiments(): readonly { readonly name: string; readonly file: string }[] {
  return readdirSync(SHIPPED)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file.slice(0, -5), file: path.join(SHIPPED, file) }));
}

/** An experiment file: a path, or the name of one that ships. */
export function experimentText(name: string): { readonly text: string; readonly folder: string } {
  const shipped = shippedExperiments().find((one) => one.name === name)?.file;
  const file = isFile(name) ? name : shipped;
  if (file === undefined) throw problem(name, 'no such file, and no experiment of that name ships (see `lab list`)');
  return { text: readFileSync(file, 'utf8'), folder: path.dirname(path.resolve(file)) };
}

/** Finds texts of traces: beside the working directory, beside the experiment, then by name in TRACES_DIR. */
export function textsAround(folder: string): ReadText {
  const traces = process.env.TRACES_DIR ?? '';
  return (name) => {
    const named = traces === '' ? [] : ['', '.csv', '.csv.gz'].map((ending) => path.join(traces, `${name}${ending}`));
    const file = [path.resolve(name), path.resolve(folder, name), ...named].find(isFile);
    return file === undefined ? undefined : textOf(file);
  };
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
