import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
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

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
