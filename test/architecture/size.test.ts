import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionLengths } from '../support/function-lengths.ts';
import { filesOf, textOf, tracked } from './sources.ts';

/** Files side by side that one still takes in at a look. Design value. */
const MAX_FOLDER_FILES = 25;
const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;

describe('size', () => {
  it.each(tracked)('%s is short enough to read', (file) => {
    expect(textOf(file).split('\n').length - 1).toBeLessThanOrEqual(MAX_FILE_LINES);
    const long = functionLengths(file, textOf(file)).filter(({ lines }) => lines > MAX_FUNCTION_LINES);
    expect(long).toEqual([]);
  });

  it('has no folder of code with more files than one takes in at a look', () => {
    const counts = new Map<string, number>();
    for (const file of filesOf('shared', 'server', 'client', 'tools', 'test')) {
      counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MAX_FOLDER_FILES)).toEqual([]);
  });
});
