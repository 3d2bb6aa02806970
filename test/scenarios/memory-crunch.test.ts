import { describe, expect, it } from 'vitest';
import { memoryTable, RUNG_NAMES } from '../../tools/balance/memory.ts';

const table = memoryTable(['S01'], [107, 115, 130, 150, 170, 185, 200]);

describe('the hall about overcommit', () => {
  it('lets one promise more with each tool that opens, and never the least nor the most', () => {
    expect(table.best).toEqual([115, 130, 150, 170, 185]);
  });

  it.each(RUNG_NAMES)('has %s hold memory in at least 2 %% of the seconds of VMs for one of its bots', (rung) => {
    expect(Math.max(...Object.values(table.held).map((parts) => parts[rung]))).toBeGreaterThan(0.02);
  });
});
