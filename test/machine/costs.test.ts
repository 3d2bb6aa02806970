import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forker } from '#shared/machine/guests/forker.ts';
import { GUESTS } from '#shared/machine/guests/index.ts';
import { interruptToggler } from '#shared/machine/guests/interrupt-toggler.ts';
import { pageWalker } from '#shared/machine/guests/page-walker.ts';
import { LINE_UP, LINE_UP_IDS, type LineUpId } from '#shared/machine/trial/line-up.ts';
import { cyclesPerRound, systemCallCycles, tryUnder } from '#shared/machine/trial/measures.ts';
import { machinePage } from '../../tools/machine/page.ts';

const round = (guest: typeof forker, id: LineUpId) => cyclesPerRound(guest, LINE_UP[id]);

describe('cycles', () => {
  // Lecture notes on hardware virtualization, Hochschule Luzern: 242 and 2308. Barham et al., SOSP 2003, Table 3: +0.01 µs at 2.4 GHz.
  it.each([
    ['bare', 242],
    ['binaryTranslation', 2308],
    ['paravirtual', 266],
    ['earlyAssist', 242],
    ['nestedPaging', 242],
  ] as const)('[MAC-15] of a system call: %s %i', (id, cycles) => {
    expect(systemCallCycles(LINE_UP[id])).toBe(cycles);
  });

  it('[MAC-15] are fewer under translation than with early assist where interrupts are toggled, fewer still with later assist', () => {
    const cycles = (['bare', 'laterAssist', 'binaryTranslation', 'earlyAssist'] as const).map((id) =>
      round(interruptToggler, id),
    );
    expect(cycles).toEqual([...cycles].sort((one, other) => one - other));
    expect(new Set(cycles).size).toBe(4);
  });

  it('[MAC-15] are fewer under translation than with early assist where processes fork', () => {
    expect(round(forker, 'binaryTranslation')).toBeLessThan(round(forker, 'earlyAssist'));
  });

  it('[MAC-15] are fewer with nested paging than with shadow tables for one that forks, more for one that walks many pages', () => {
    expect(round(forker, 'nestedPaging')).toBeLessThan(round(forker, 'laterAssist'));
    expect(round(pageWalker, 'nestedPaging')).toBeGreaterThan(round(pageWalker, 'laterAssist'));
  });

  it('[MAC-15] of user code are the machine’s own, but for an interpreter, which takes 30 to 100 times as long', () => {
    const own = round(pageWalker, 'bare');
    for (const id of ['mainframe', 'binaryTranslation', 'paravirtual', 'laterAssist'] as const) {
      expect(round(pageWalker, id)).toBe(own);
    }
    // The bare run also pays for its page walks, which an interpreter has none of.
    const { counts } = tryUnder(pageWalker, LINE_UP.bare)!.run;
    const interpreted = tryUnder(pageWalker, LINE_UP.interpretation)!.run.counts;
    expect(interpreted.native.instructions / counts.native.instructions).toBeGreaterThan(30);
    expect(interpreted.native.instructions / counts.native.instructions).toBeLessThan(100);
  });

  it.each(LINE_UP_IDS)('are the sum of their parts: %s', (id) => {
    for (const guest of GUESTS) {
      const counts = tryUnder(guest, LINE_UP[id])?.run.counts;
      if (counts === undefined) continue;
      const parts = [...Object.values(counts.native), ...Object.values(counts.work)];
      expect(counts.cycles).toBe(parts.reduce((sum, part) => sum + part, 0));
    }
  });
});

describe('the page of figures', () => {
  it('is up to date', () => {
    expect(readFileSync('docs/machine.md', 'utf8'), 'npm run machine -- --write').toBe(machinePage());
  });
});
