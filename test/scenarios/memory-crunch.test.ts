import { describe, expect, it } from 'vitest';
import { memoryTable, RUNG_NAMES } from '../../tools/balance/memory.ts';

const table = memoryTable(['S01', 'S02'], [107, 115, 130, 150, 160, 185, 200]);

describe('the hall about overcommit', () => {
  it('lets one promise more with each tool that opens, and never the least nor the most', () => {
    expect(table.best).toEqual([115, 130, 150, 160, 185]);
  });

  it.each(RUNG_NAMES)('has %s hold memory in at least 2 %% of the seconds of VMs for one of its bots', (rung) => {
    expect(Math.max(...Object.values(table.held).map((parts) => parts[rung]))).toBeGreaterThan(0.02);
  });

  it('has pages packed where no guest gives any back', () => {
    expect(table.held.careful!.compression).toBeGreaterThan(0.02);
    expect(table.held.careful!.ballooning).toBe(0);
  });
});
