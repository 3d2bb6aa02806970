import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forker } from '#shared/machine/guests/forker.ts';
import { GUESTS } from '#shared/machine/guests/index.ts';
import { interruptToggler } from '#shared/machine/guests/interrupt-toggler.ts';
import { pageWalker } from '#shared/machine/guests/page-walker.ts';
import { LINE_UP, LINE_UP_IDS, type LineUpId } from '#shared/machine/trial/line-up.ts';
import { cyclesPerRound, systemCallCycles, tryUnder } from '#shared/machine/trial/measures.ts';
import { workCycles } from '#shared/machine/vmm/costs.ts';
import { GENERATIONS, setupOf } from '#shared/machine/vmm/setup.ts';
import { exitCycles } from '#shared/sim/virtualization/cpu-generations.ts';
import { portCycles } from '#shared/sim/virtualization/port-access.ts';
import { addedCycles } from '#shared/sim/virtualization/techniques.ts';
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

describe('the datacenter', () => {
  it.each(GENERATIONS)('[MAC-15] takes as many cycles for an exit: %s', (generation) => {
    expect(workCycles(setupOf({ technique: 'hardwareAssist', generation }), 'roundTrip')).toBe(exitCycles(generation));
  });

  it('[MAC-15] adds as many to a system call, a write to a page table, a fault and a port', () => {
    const machine = { generation: 'prescott', paging: 'shadow', largePages: false } as const;
    const native = systemCallCycles(LINE_UP.bare);
    const added = (id: LineUpId) => systemCallCycles(LINE_UP[id]) - native;
    expect(added('binaryTranslation')).toBe(addedCycles('binaryTranslation', 'syscall', machine));
    expect(added('paravirtual')).toBe(addedCycles('paravirtual', 'syscall', machine));
    const exit = exitCycles('prescott');
    expect(workCycles(LINE_UP.earlyAssist, 'tableWrite') + exit).toBe(
      addedCycles('hardwareAssist', 'pageTableWrite', machine),
    );
    expect(workCycles(LINE_UP.earlyAssist, 'guestFault') + exit).toBe(
      addedCycles('hardwareAssist', 'pageFault', machine),
    );
    expect(workCycles(LINE_UP.earlyAssist, 'port') + exit).toBe(portCycles('hardwareAssist', 'type1', machine));
    expect(workCycles(LINE_UP.binaryTranslation, 'inline')).toBe(
      addedCycles('binaryTranslation', 'controlToggle', machine),
    );
    expect(workCycles(LINE_UP.binaryTranslation, 'guestFault')).toBe(
      addedCycles('binaryTranslation', 'pageFault', machine),
    );
    expect(workCycles(LINE_UP.paravirtual, 'guestFault')).toBe(addedCycles('paravirtual', 'pageFault', machine));
  });
});

describe('the page of figures', () => {
  it('is up to date', () => {
    expect(readFileSync('docs/machine.md', 'utf8'), 'npm run machine -- --write').toBe(machinePage());
  });
});
