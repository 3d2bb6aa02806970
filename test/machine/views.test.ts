import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestProgram } from '#shared/machine/guests/index.ts';
import { interruptToggler } from '#shared/machine/guests/interrupt-toggler.ts';
import { remapper } from '#shared/machine/guests/remapper.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { PAGES } from '#shared/machine/hardware/words.ts';
import { LINE_UP, LINE_UP_IDS } from '#shared/machine/trial/line-up.ts';
import { memoryMap } from '#shared/machine/trial/memory-map.ts';
import { placesOf } from '#shared/machine/trial/places.ts';
import { runToEnd, startRun } from '#shared/machine/trial/trial.ts';
import { translatedLines } from '#shared/machine/vmm/replacements.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { setupOf } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { runs } from '../support/runs.ts';
import { aProgram } from './a-run.ts';
import { anyProgram } from './any-program.ts';
import { framesRead } from './frames-read.ts';

const everything = { kernelAsks: true, programAsks: true, forgetsToInvalidate: true };

function advanced(run: Run, steps: number): Run {
  for (let count = 0; count < steps; count++) step(run);
  return run;
}

describe('the two maps of memory', () => {
  it('say of each page where reading it leads, at any moment and under any technique', () => {
    fc.assert(
      fc.property(anyProgram(everything), fc.constantFrom(...LINE_UP_IDS), fc.nat(200), (program, id, steps) => {
        fc.pre(id !== 'paravirtual');
        const run = advanced(startRun(program, LINE_UP[id]), steps);
        const shown = memoryMap(run);
        const frames = Array.from({ length: PAGES }, (_, page) => shown.find((one) => one.page === page)?.machineFrame);
        expect(frames).toEqual(framesRead(run, 'guest'));
        expect(shown.filter(({ stale }) => stale)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('say what the processor finds in the shadow', () => {
    const run = advanced(startRun(guestProgram(remapper, 'native'), LINE_UP.mainframe), 12);
    const frames = framesRead(run, 'host');
    for (const { page, shadow } of memoryMap(run)) expect(shadow?.frame).toBe(frames[page]);
    expect(
      memoryMap(run)
        .filter(({ shadow }) => shadow !== undefined)
        .map(({ page }) => page),
    ).toEqual([0, 3, 16, 20]);
  });

  it('show a stale page where nobody listens to invalidations', () => {
    const setup = setupOf({
      technique: 'trapAndEmulate',
      flavour: FLAVOURS.mainframe,
      paging: 'lazyShadowUnmapMissed',
    });
    const run = advanced(startRun(guestProgram(remapper, 'native'), setup), 16);
    // Page 20 leads to frame 25 by now, frame 46 of the machine; the shadow still has frame 20, 51 of the machine.
    expect(memoryMap(run).filter(({ stale }) => stale)).toMatchObject([
      { page: 20, guest: { frame: 25 }, machineFrame: 46, shadow: { frame: 51 } },
    ]);
  });
});

describe('who is where', () => {
  it.each([
    ['bare', { program: 3, kernel: 0, hypervisor: undefined }],
    ['trapAndEmulate', { program: 3, kernel: 1, hypervisor: 0 }],
    ['binaryTranslation', { program: 3, kernel: 1, hypervisor: 0 }],
    ['nestedPaging', { program: 3, kernel: 0, hypervisor: 'root' }],
  ] as const)('is what the real processor’s ring says in every step: %s', (id, places) => {
    const run = startRun(guestProgram(interruptToggler, 'native'), LINE_UP[id]);
    while (run.guest.stopped === undefined && run.counts.steps < 300) {
      const { next, ...where } = placesOf(run);
      expect(where).toEqual(places);
      step(run);
      const direct = run.events.find(
        (event) => event.type === 'ran' && event.means === 'direct' && event.mnemonic === 'ADD',
      );
      if (direct !== undefined) expect(run.host.cpu.ring).toBe(next.who === 'program' ? 3 : where.kernel);
    }
  });
});

describe('a translated block', () => {
  it('has other code in the place of what is sensitive, and nothing else', () => {
    const program = aProgram('MOV r1, 0x80\nLIDT r1\nCLI\nPUSHF\nADD r2, 3\nOUT 1, r1\nJMP 7\n.org 7\nOUT 3, r1');
    const run = runToEnd(startRun(program, LINE_UP.binaryTranslation), 100);
    expect(translatedLines(run.cache.blocks[0]).map(({ original, translated }) => [original, ...translated])).toEqual([
      ['MOV r1, 128', 'MOV r1, 128'],
      ['LIDT r1', 'call lidt'],
      ['CLI', 'vcpu.interrupts = 0'],
      ['PUSHF', 'push zero, vcpu.interrupts'],
      ['ADD r2, 3', 'ADD r2, 3'],
      ['OUT 1, r1', 'call out'],
      ['JMP 7', 'JMP 7'],
    ]);
  });
});
