import { describe, expect, it } from 'vitest';
import { memoryTable, RUNG_NAMES } from '../../tools/balance/memory.ts';

const table = memoryTable(['S01', 'S02'], [100, 115, 130, 135, 155, 165, 185]);

describe('the hall about overcommit', () => {
  it('has a best promise on every day that is neither the least nor the most', () => {
    for (const best of table.best) {
      expect(best).toBeGreaterThan(100);
      expect(best).toBeLessThan(185);
    }
  });

  it('lets one promise more with each rung that opens, and policy takes nothing of that away', () => {
    expect(table.best.slice(0, 4)).toEqual([115, 130, 135, 155]);
    expect(table.best[4]).toBeGreaterThanOrEqual(155);
  });

  it.each(RUNG_NAMES)('has %s hold memory in at least 2 %% of the seconds of VMs for one of its bots', (rung) => {
    expect(Math.max(...Object.values(table.held).map((parts) => parts[rung]))).toBeGreaterThan(0.02);
  });
});
