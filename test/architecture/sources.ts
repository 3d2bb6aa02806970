import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files that the project keeps, or is about to, below a folder or of a pattern. */
export function filesOf(...patterns: readonly string[]): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(file));
}

/** All files of TypeScript, and those of them that ship. */
export const tracked = filesOf('*.ts', '*.tsx');
export const product = tracked.filter((file) => /^(shared|server|client)\//.test(file));

const source = new Map(tracked.map((file) => [file, readFileSync(file, 'utf8')]));

/** Text of a file, empty if there is none. */
export function textOf(file: string): string {
  return source.get(file) ?? '';
}

/** Whether a file of TypeScript is there. */
export function exists(file: string): boolean {
  return source.has(file);
}

/** What a file imports, types included: files from the project’s root, or names of packages. */
export function importsOf(file: string): string[] {
  const matches = withoutComments(textOf(file)).matchAll(
    /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...matches].map((match) => resolveImport(file, match[1] ?? match[2]));
}

function resolveImport(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  if (target.startsWith('.')) return path.normalize(path.join(path.dirname(file), target));
  return target;
}

/** Code without its comments. */
export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

/** Code with empty strings. */
export function withoutStrings(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

/** Files that import each other in a circle, each circle once. */
export function circles(files: readonly string[]): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push(trail.slice(start));
    if (start >= 0 || done.has(file)) return;
    for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
