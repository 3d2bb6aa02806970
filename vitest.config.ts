import { defineConfig } from 'vitest/config';
import { VerdictTable } from './tools/validate/verdict-table.ts';

/** Specs of pages, the server, files and whole programs; all others are of pure code. */
const PROGRAM = ['client', 'server', 'crash', 'replay', 'support', 'tools'].map(specsOf);
/** Run by commands of their own, too: `npm run validate`, and first of all checks. */
const OWN = ['architecture', 'validation'].map(specsOf);

function specsOf(area: string): string {
  return `test/${area}/**/*.test.{ts,tsx}`;
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', new VerdictTable()],
    // One worker a core: left alone, one of two cores would stand idle.
    maxWorkers: '100%',
    // Modules keep nothing that a spec of another file could see, so that files share what they import: most of the time was loading it anew.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'architecture', include: [specsOf('architecture')] } },
      { extends: true, test: { name: 'validation', include: [specsOf('validation')] } },
      {
        extends: true,
        test: { name: 'engine', include: ['test/**/*.test.ts'], exclude: [...PROGRAM, ...OWN, 'test/e2e/**'] },
      },
      { extends: true, test: { name: 'program', include: PROGRAM } },
    ],
  },
});
