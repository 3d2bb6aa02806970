import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forker } from '#shared/machine/guests/forker.ts';
import type { Guest } from '#shared/machine/guests/guest.ts';
import { guestProgram } from '#shared/machine/guests/index.ts';
import { PAGER_FAULTS, pager, roomyPager } from '#shared/machine/guests/pager.ts';
import { remapper } from '#shared/machine/guests/remapper.ts';
import { readPhysical } from '#shared/machine/hardware/access.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { runToEnd, startRun, tryGuest } from '#shared/machine/trial/trial.ts';
import { isBacked, ownerOf } from '#shared/machine/vmm/allocator.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import { type PagingMode, setupOf } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { runs } from '../support/runs.ts';
import { eventsOf, ran, written } from './a-run.ts';
import { anyProgram } from './any-program.ts';
import { framesRead } from './frames-read.ts';

const shadowed = (paging: PagingMode) => setupOf({ technique: 'trapAndEmulate', flavour: FLAVOURS.mainframe, paging });
const nested = setupOf({ technique: 'hardwareAssist', paging: 'nested' });
const program = guestProgram(remapper, 'native');
const over = (paging: PagingMode) => runToEnd(startRun(program, shadowed(paging)), 5000);

describe('shadow tables', () => {
  it.each(['shadow', 'lazyShadow'] as const)(
    '[MAC-12] of kind %s lead to the frame that the guest means: A, B, none',
    (paging) => {
      expect(written(over(paging))).toBe('AB-');
    },
  );

  it('[MAC-12] of the lazy kind read the old frame for ever if nobody listens to invalidations', () => {
    expect(written(over('lazyShadowUnmapMissed'))).toBe('AAA');
    const { requirements } = tryGuest(program, shadowed('lazyShadowUnmapMissed'), 5000);
    expect(requirements.equivalence.firstDifference).toMatchObject({ mnemonic: 'LD', what: 'registers' });
    expect(requirements.control.holds).toBe(true);
  });

  it('[MAC-12] of the lazy kind exit for no write to a table, the others for each', () => {
    expect(over('shadow').counts.faults.watched).toBe(2);
    expect(over('lazyShadow').counts.faults.watched).toBe(0);
  });

  it('[MAC-12] go wrong only for programs that change a mapping, at an access to memory', () => {
    let wrong = 0;
    const liberties = { kernelAsks: false, programAsks: false, forgetsToInvalidate: false };
    fc.assert(
      fc.property(anyProgram(liberties), (any) => {
        const { run, requirements } = tryGuest(any, shadowed('lazyShadowUnmapMissed'), 1500);
        const { firstDifference, holds } = requirements.equivalence;
        if (holds) return;
        wrong += 1;
        expect(run.counts.exits.INVLPG).toBeGreaterThan(0);
        expect(['LD', 'ST', undefined]).toContain(firstDifference?.mnemonic);
      }),
      runs(300),
    );
    expect(wrong).toBeGreaterThan(0);
  });

  it('[MAC-12] put each page where the guest’s table and the allocator say', () => {
    const run = startRun(guestProgram(forker, 'native'), shadowed('shadow'));
    while (run.guest.stopped === undefined) {
      step(run);
      for (const event of run.events) {
        if (event.type !== 'shadowFilled') continue;
        expect(event.machineFrame).toBe(run.guest.frameOf?.[event.frame]);
        expect(event.machineFrame).toBe(71 - event.frame);
      }
    }
  });
});

describe('a fault', () => {
  it('[MAC-13] that is hidden never reaches the guest', () => {
    const events = eventsOf(program, shadowed('shadow'));
    const kinds = events.flatMap((event) => (event.type === 'fault' ? [event.kind] : []));
    const told = events.filter((event) => event.type === 'delivered' && event.vector === 'pageFault');
    expect(kinds.filter((kind) => kind === 'hidden')).toHaveLength(6);
    expect(kinds.filter((kind) => kind === 'guest')).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it('[MAC-13] is hidden while the hypervisor’s tables are filled, and only then: under nested paging the guest takes its own', () => {
    const { faults, exits } = runToEnd(startRun(guestProgram(forker, 'native'), nested), 5000).counts;
    expect(faults).toMatchObject({ guest: 0, watched: 0 });
    expect(Object.keys(exits)).toEqual(['pageFault.hidden', 'OUT']);
  });

  it('[MAC-13] of an address that the machine does not have is the guest’s', () => {
    const source = 'MOV r1, 0x80\nLIDT r1\nLD r2, [0xF00]\n.org 0x88\n.word 0, 0, 0, faulted, 0\nfaulted: OUT 3, r1';
    for (const setup of [shadowed('shadow'), nested]) {
      const run = ran(source, setup);
      expect(run.guest.stopped).toBe('poweredOff');
      expect(run.events.at(-1)).toMatchObject({ type: setup === nested ? 'entered' : 'resumed' });
    }
  });
});

describe('virtual memory without a hypervisor', () => {
  const faults = (guest: Guest) => {
    const run = runToEnd(startRun(guestProgram(guest, 'native'), setupOf({ technique: 'bare' })), 5000);
    return { text: written(run), faults: readPhysical(run.guest, PAGER_FAULTS) };
  };

  it('[MAC-16] faults at each access to four pages on two frames, at the first to each on four, and loses nothing', () => {
    expect(faults(pager)).toEqual({ text: 'ABCD', faults: 8 });
    expect(faults(roomyPager)).toEqual({ text: 'ABCD', faults: 4 });
  });

  it('[MAC-6] is the same for a guest whose host takes frames under it: double paging', () => {
    const taken = [16, 24, 8, 11].map((frame, i) => ({ step: 40 + 50 * i, frame }));
    const { run, requirements } = tryGuest(
      guestProgram(pager, 'native'),
      { ...shadowed('shadow'), takes: taken },
      5000,
    );
    expect(requirements.equivalence.holds).toBe(true);
    expect(written(run)).toBe('ABCD');
    expect(run.counts.faults.taken).toBeGreaterThan(0);
  });
});

describe('a frame that the host takes', () => {
  const forks = guestProgram(forker, 'native');
  const ways = [shadowed('shadow'), shadowed('lazyShadow'), setupOf({ technique: 'binaryTranslation' }), nested];
  const takes = fc.array(fc.record({ step: fc.nat(300), frame: fc.nat(31) }), { maxLength: 8 });

  it('[MAC-13] is fetched when it is used, and the guest never learns of it', () => {
    // Frame 20 starts in frame 51; the first spare frame is 72.
    const run = startRun(program, { ...shadowed('shadow'), takes: [{ step: 5, frame: 20 }] });
    const seen: MachineEvent[] = [];
    while (run.guest.stopped === undefined) {
      step(run);
      seen.push(...run.events);
    }
    expect(seen.filter(({ type }) => type === 'frameTaken' || type === 'frameFetched')).toEqual([
      { type: 'frameTaken', frame: 20, machineFrame: 51 },
      { type: 'frameFetched', frame: 20, machineFrame: 72 },
    ]);
    expect(run.counts.faults).toEqual({ hidden: 5, taken: 1, guest: 1, watched: 2 });
    expect(written(run)).toBe('AB-');
  });

  it('[MAC-6] [MAC-7] changes nothing that the guest can see, whichever and whenever, under shadow tables and nested paging', () => {
    let fetched = 0;
    fc.assert(
      fc.property(takes, fc.constantFrom(...ways), (taken, setup) => {
        const { run, requirements } = tryGuest(forks, { ...setup, takes: taken }, 5000);
        fetched += run.counts.faults.taken;
        expect(requirements).toMatchObject({ equivalence: { holds: true }, control: { holds: true } });
      }),
      runs(40),
    );
    expect(fetched).toBeGreaterThan(0);
  });

  it('[MAC-7] is the neighbour’s from then on: no table leads there', () => {
    fc.assert(
      fc.property(takes, fc.constantFrom(...ways), (taken, setup) => {
        const run = startRun(forks, { ...setup, takes: taken });
        const given = new Set<number>();
        while (run.guest.stopped === undefined && run.counts.steps < 1000) {
          step(run);
          for (const event of run.events) if (event.type === 'frameTaken') given.add(event.machineFrame);
        }
        const reached = framesRead(run, 'host');
        for (const frame of given) {
          expect(ownerOf(run.host, run.guest.frameOf as Int32Array, frame).who).toBe('neighbour');
          expect(reached).not.toContain(frame);
        }
      }),
      runs(20),
    );
  });
});

describe('nested paging', () => {
  it('[MAC-14] walks 8 entries for 2 levels over 2, where a shadow walks 2', () => {
    const walks = (setup: typeof nested) => {
      const run = startRun(program, setup);
      // Up to the program's second instruction: its page is new to the processor there.
      while (run.guest.cpu.pc !== 0x401) step(run);
      const before = run.host.walkReferences;
      step(run);
      return run.host.walkReferences - before;
    };
    expect([walks(setupOf({ technique: 'hardwareAssist' })), walks(nested)]).toEqual([2, 8]);
  });

  it('[MAC-14] backs only the frames that have been used', () => {
    const { host } = ran('OUT 3, r1', nested);
    const backed = Array.from({ length: 48 }, (_, frame) => frame).filter((frame) => isBacked(host, frame));
    expect(backed).toEqual([0]);
  });
});
