import { describe, expect, it } from 'vitest';
import { runCase } from '../tools/cases/case.ts';
import { ENGINE_CASES } from '../tools/cases/engine-cases.ts';
import { READER_CASES } from '../tools/cases/reader-cases.ts';

describe('small inputs that are easily got wrong', () => {
  it.each(ENGINE_CASES.map((given) => [given.id, given.right, given] as const))('%s: %s', async (id, _right, given) => {
    const { got, holds } = await runCase(given, `test/cases/engine/${id}.json`);
    expect([got, holds]).toEqual([got, true]);
  });

  it.each(READER_CASES.map((given) => [given.id, given.right, given] as const))('%s: %s', async (id, _right, given) => {
    const { got, holds } = await runCase(given, `test/cases/traces/${id}/x.json`);
    expect([got, holds]).toEqual([got, true]);
  });
});
