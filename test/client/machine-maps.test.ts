import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, chainOf, columnsOf, rowsOf, type Tile } from '#client/see/machine/maps/map-model.ts';
import { leafEntry } from '#shared/machine/hardware/paging.ts';
import { frameIn, PRESENT, USER, WRITABLE } from '#shared/machine/hardware/words.ts';
import { LINE_UP } from '#shared/machine/trial/line-up.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import { HOST_FRAMES, isBacked, ownerOf, shadowEntryAt } from '#shared/machine/vmm/allocator.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { PAGING_MODES, type Setup, setupOf } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { anyProgram } from '../machine/any-program.ts';
import { framesRead } from '../machine/frames-read.ts';
import { runs } from '../support/runs.ts';

const everything = { kernelAsks: true, programAsks: true, forgetsToInvalidate: true };
const takes = fc.array(fc.record({ step: fc.nat(60), frame: fc.nat(31) }), { minLength: 1, maxLength: 6 });

/** A run of any program, stopped at any moment but the first, while the host takes frames. */
function moment(setup: Setup) {
  return fc.tuple(anyProgram(everything), takes, fc.integer({ min: 1, max: 120 })).map(([program, taken, steps]) => {
    const run = startRun(program, { ...setup, takes: taken });
    for (let count = 0; count < steps; count++) step(run);
    return run;
  });
}

function tilesOf(run: Run, column: Column): readonly Tile[] {
  return columnsOf(run).find((one) => one.column === column)?.tiles ?? [];
}

/** The guest's own entry for a page; paging off, each page is the frame of its number. */
function ownEntry({ guest }: Run, page: number): number {
  if (guest.cpu.cr3 !== 0) return leafEntry(guest, guest.cpu.cr3, page);
  return page < guest.frames ? (page << 8) | PRESENT | WRITABLE | USER : 0;
}

/** One page of each table that random programs have, and those whose mapping they change. */
const somePages = [0, 8, 16, 20, 21, 24];
const ways: readonly Setup[] = [
  LINE_UP.bare,
  LINE_UP.mainframe,
  ...PAGING_MODES.map((paging) => setupOf({ technique: 'hardwareAssist', paging })),
];

const named = ways.map((setup) => ({ setup, name: `${setup.technique} ${setup.paging}` }));

/** At 100 moments. */
function alwaysIn(setup: Setup): (holds: (run: Run) => void) => void {
  return (holds) => fc.assert(fc.property(moment(setup), holds), runs(100));
}

describe.each(named)('the tiles of two maps at 100 moments of $name', ({ setup }) => {
  const always = alwaysIn(setup);

  it('has a tile for each page, with the frame and the rights of the guest’s table', () => {
    always((run) => {
      for (const { no, look, marks, leadsTo } of tilesOf(run, 'pages')) {
        const entry = ownEntry(run, no);
        const present = (entry & PRESENT) !== 0;
        expect(leadsTo).toBe(present ? frameIn(entry) : undefined);
        expect(look).toBe(present ? ((entry & USER) !== 0 ? 'program' : 'kernel') : 'absent');
        expect(marks.includes('readOnly')).toBe(present && (entry & WRITABLE) === 0);
      }
    });
  });

  it('has in the hypervisor’s tables what stands in its memory, and marks what leads to a wrong frame', () => {
    always((run) => {
      const believed = framesRead(run, 'guest');
      for (const { no, text, marks } of tilesOf(run, 'shadow')) {
        const entry = run.host.memory[shadowEntryAt(no)];
        const present = (entry & PRESENT) !== 0;
        expect(text).toBe(present ? `${frameIn(entry)}` : '');
        expect(marks.includes('stale')).toBe(present && frameIn(entry) !== believed[no]);
      }
      for (const { no, text } of tilesOf(run, 'nested')) {
        expect(text).toBe(isBacked(run.host, no) ? `${run.guest.frameOf?.[no]}` : '');
      }
    });
  });

  it('has every frame of the guest and of the machine once, with its owner and its place', () => {
    always((run) => {
      const { guest, host } = run;
      const { frameOf } = guest;
      if (frameOf === undefined) {
        expect(tilesOf(run, 'machine').map(({ no }) => no)).toEqual(Array.from({ length: 48 }, (_, frame) => frame));
        return;
      }
      for (const { no, look } of tilesOf(run, 'machine')) expect(look).toBe(ownerOf(host, frameOf, no).who);
      for (const { no, leadsTo, look, marks } of tilesOf(run, 'frames')) {
        const isOnDisk = frameOf[no] >= HOST_FRAMES;
        expect(leadsTo).toBe(isOnDisk ? undefined : frameOf[no]);
        expect(look === 'onDisk').toBe(isOnDisk);
        expect(marks.includes('protected')).toBe(guest.watched[no] !== 0);
      }
      for (const { no, leadsTo } of tilesOf(run, 'swap')) {
        expect(leadsTo ?? -1).toBe(frameOf.indexOf(HOST_FRAMES + no));
      }
    });
  });
});

describe.each(named)('partners in two maps at 100 moments of $name', ({ setup }) => {
  const always = alwaysIn(setup);

  it('lights up partners: from a page by the guest’s way and by the hypervisor’s, to where reading leads', () => {
    always((run) => {
      const believed = framesRead(run, 'guest');
      for (const page of somePages) {
        const { tiles } = chainOf(run, `pages-${page}`);
        const at = believed[page];
        const place = at === undefined ? undefined : at < HOST_FRAMES ? `machine-${at}` : `swap-${at - HOST_FRAMES}`;
        if (place !== undefined) expect([...tiles]).toContain(place);
        const entry = run.host === run.guest || setup.paging === 'nested' ? 0 : run.host.memory[shadowEntryAt(page)];
        if ((entry & PRESENT) !== 0) expect([...tiles]).toContain(`machine-${frameIn(entry)}`);
      }
    });
  });

  it('leads back: who lights up a frame is lit up by it', () => {
    always((run) => {
      for (const page of somePages) {
        for (const partner of chainOf(run, `pages-${page}`).tiles) {
          expect([...chainOf(run, partner).tiles]).toContain(`pages-${page}`);
        }
      }
    });
  });

  it('leaves out only rows in which there is nothing', () => {
    always((run) => {
      for (const model of columnsOf(run)) {
        const shown = new Set(rowsOf(model).flat());
        for (const tile of model.tiles) if (!shown.has(tile)) expect(tile.look).toBe('absent');
      }
    });
  });
});
