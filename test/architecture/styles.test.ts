import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, withoutComments } from './sources.ts';

/** A class alone, or with the states of its element: `.panel`, `.panel:hover`. */
const CLASS_ALONE = /^\.([a-z][\w-]*)(?::{1,2}(?!has\b)[\w-]+(?:\([^)]*\))?)*$/;

/** Classes that a style sheet styles wherever they stand. */
function styledAlone(file: string): string[] {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const selectors = [...text.matchAll(/([^{};]+)\{/g)].flatMap((match) => (match[1] ?? '').split(','));
  return selectors.flatMap((selector) => CLASS_ALONE.exec(selector.trim())?.[1] ?? []);
}

describe('a style sheet', () => {
  // Sheets are loaded with the pages that need them and stay: what one says of a class would change all pages opened later.
  it('styles a class wherever it stands only if no sheet of another folder does so too', () => {
    const foldersOf = new Map<string, Set<string>>();
    for (const file of filesOf('client/*.css', 'client/**/*.css')) {
      for (const name of styledAlone(file)) {
        foldersOf.set(name, (foldersOf.get(name) ?? new Set()).add(path.dirname(file)));
      }
    }
    expect(foldersOf.size).toBeGreaterThan(500);
    const shared = [...foldersOf].filter(([, folders]) => folders.size > 1);
    expect(shared.map(([name, folders]) => `${name}: ${[...folders].join(', ')}`)).toEqual([]);
  });
});
