import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestProgram } from '#shared/machine/guests/index.ts';
import { remapper } from '#shared/machine/guests/remapper.ts';
import { translate } from '#shared/machine/hardware/paging.ts';
import { frameIn, PAGE_WORDS, PAGES, PRESENT } from '#shared/machine/hardware/words.ts';
import { faultLog } from '#shared/machine/trial/fault-log.ts';
import { guestFrames, machineFrames, swapPlaces } from '#shared/machine/trial/frames.ts';
import { LINE_UP } from '#shared/machine/trial/line-up.ts';
import { memoryMap } from '#shared/machine/trial/memory-map.ts';
import { snapshotOf } from '#shared/machine/trial/snapshot.ts';
import { runToEnd, startRun } from '#shared/machine/trial/trial.ts';
import { lastPage, walkOf } from '#shared/machine/trial/walk.ts';
import { HOST_FRAMES, isBacked } from '#shared/machine/vmm/allocator.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { PAGING_MODES, type Setup, setupOf } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { runs } from '../support/runs.ts';
import { anyProgram } from './any-program.ts';
import { framesRead } from './frames-read.ts';

const everything = { kernelAsks: true, programAsks: true, forgetsToInvalidate: true };
const underPaging: readonly Setup[] = PAGING_MODES.map((paging) => setupOf({ technique: 'hardwareAssist', paging }));
const takes = fc.array(fc.record({ step: fc.nat(60), frame: fc.nat(31) }), { maxLength: 6 });

/** A run of any program, stopped at any moment but the first, while the host takes frames. */
function moment(setup: Setup) {
  return fc.tuple(anyProgram(everything), takes, fc.integer({ min: 1, max: 120 })).map(([program, taken, steps]) => {
    const run = startRun(program, { ...setup, takes: taken });
    for (let count = 0; count < steps; count++) step(run);
    return run;
  });
}

const pages = Array.from({ length: PAGES }, (_, page) => page);

describe.each([LINE_UP.bare, ...underPaging].map((setup) => ({ setup, name: `${setup.technique} ${setup.paging}` })))(
  'at 100 moments of $name',
  ({ setup }) => {
    const always = (holds: (run: Run) => void) => fc.assert(fc.property(moment(setup), holds), runs(100));

    it('a walk ends where the processor finds the page', () => {
      always((run) => {
        const found = framesRead(run, 'host');
        expect(pages.map((page) => walkOf(run, page).machineFrame)).toEqual(found);
      });
    });

    it('[MAC-14] a walk reads as many entries as the processor counts, each of them where it says', () => {
      always((run) => {
        const { host } = snapshotOf(run);
        for (const page of pages) {
          const walk = walkOf(run, page);
          for (const { machineFrame, index, entry } of walk.references) {
            expect(entry).toBe(run.host.memory[machineFrame * PAGE_WORDS + index] & 0x7fffffff);
          }
          if (walk.machineFrame === undefined) continue;
          host.tlb.length = 0;
          const before = host.walkReferences;
          translate(host, page * PAGE_WORDS, false, 0);
          expect(walk.references).toHaveLength(host.walkReferences - before);
        }
      });
    });

    it('every frame has one owner, and every frame of the guest one place', () => {
      always((run) => {
        const owned = machineFrames(run).flatMap(({ frame, owner }) =>
          owner.who === 'guest' ? [[owner.frame, frame]] : [],
        );
        const onDisk = swapPlaces(run).flatMap((frame, place) =>
          frame === undefined ? [] : [[frame, HOST_FRAMES + place]],
        );
        const all = [...owned, ...onDisk].sort(([a], [b]) => a - b);
        const placed = guestFrames(run).map(({ frame, place }) => [
          frame,
          place.in === 'memory' ? place.machineFrame : HOST_FRAMES + place.place,
        ]);
        expect(all).toEqual(placed);
        expect(placed.map(([, at]) => at)).toEqual(placed.map(([frame]) => run.guest.frameOf?.[frame] ?? frame));
      });
    });

    it('a frame of the guest names the pages that lead to it, the tables in it and what is protected', () => {
      always((run) => {
        const map = memoryMap(run);
        for (const frame of guestFrames(run)) {
          expect(frame.pages).toEqual(map.filter(({ guest }) => guest?.frame === frame.frame).map(({ page }) => page));
          expect(Number(frame.watchesTable) + 2 * Number(frame.watchesCode)).toBe(run.guest.watched[frame.frame]);
          expect(frame.backed).toBe(setup.paging === 'nested' && isBacked(run.host, frame.frame));
          if (frame.use === 'directory') expect(frame.frame).toBe(run.guest.cpu.cr3);
        }
      });
    });
  },
);

describe('the last access', () => {
  it('is to the page that the instruction read, and to the code’s own where it read none', () => {
    const run = startRun(guestProgram(remapper, 'native'), LINE_UP.mainframe);
    expect(lastPage(run)).toBeUndefined();
    while (run.guest.cpu.pc !== 0x402) step(run);
    expect(lastPage(run)).toBe(20);
    step(run);
    expect(lastPage(run)).toBe(16);
  });
});

describe('the queue of faults', () => {
  const start = startRun(guestProgram(remapper, 'native'), {
    ...LINE_UP.mainframe,
    takes: [{ step: 5, frame: 20 }],
  });

  it('has each fault that the run counts, in its order, with what was looked up', () => {
    const log = faultLog(start, 500);
    const { faults } = runToEnd(snapshotOf(start)).counts;
    for (const kind of ['hidden', 'taken', 'guest', 'watched'] as const) {
      expect(log.filter(({ fault }) => fault.kind === kind)).toHaveLength(faults[kind]);
    }
    const [taken] = log.filter(({ fault }) => fault.kind === 'taken');
    expect(taken.fault).toMatchObject({ page: 20, address: 0x500, write: false, shadowEntry: 0 });
    expect(frameIn(taken.fault.guestEntry)).toBe(20);
    expect(taken.after.map(({ type }) => type).slice(0, 3)).toEqual(['dispatched', 'frameFetched', 'shadowFilled']);
  });

  it('shows of a guest’s own fault that its table leads nowhere, and of a hidden one that it does', () => {
    for (const { fault } of faultLog(start, 500)) {
      if (fault.kind === 'guest') expect(fault.guestEntry & PRESENT).toBe(0);
      else expect(fault.guestEntry & PRESENT).toBe(PRESENT);
    }
  });

  it('leaves the run as it is', () => {
    faultLog(start, 500);
    expect(start.counts.steps).toBe(0);
  });
});
