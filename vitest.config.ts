import { defineConfig } from 'vitest/config';
import { VerdictTable } from './tools/validate/verdict-table.ts';

/** Specs of code that keeps something between calls (a page, a server, files): each file in a process of its own. */
const ALONE = ['client', 'server', 'crash', 'replay', 'support', 'tools'].map(specsOf);
/** Run by commands of their own, too: `npm run validate`, and first of all checks. */
const OWN = ['architecture', 'validation'].map(specsOf);

function specsOf(area: string): string {
  return `test/${area}/**/*.test.{ts,tsx}`;
}

/** Pure code keeps nothing between files, so that they share what they import: most of the time was loading it anew. */
const SHARED = { isolate: false } as const;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', new VerdictTable()],
    // One worker a core: left alone, one of two cores would stand idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { ...SHARED, name: 'architecture', include: [specsOf('architecture')] } },
      { extends: true, test: { ...SHARED, name: 'validation', include: [specsOf('validation')] } },
      {
        extends: true,
        test: { ...SHARED, name: 'engine', include: ['test/**/*.test.ts'], exclude: [...ALONE, ...OWN, 'test/e2e/**'] },
      },
      { extends: true, test: { name: 'program', include: ALONE } },
    ],
  },
});
