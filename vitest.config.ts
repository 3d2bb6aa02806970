import { defineConfig } from 'vitest/config';
import { VerdictTable } from './tools/validate/verdict-table.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    reporters: ['default', new VerdictTable()],
    // One worker a core: left alone, one of two cores would stand idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
