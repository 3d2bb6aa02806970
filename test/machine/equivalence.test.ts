import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAVOURS, whatIfPrivileged } from '#shared/machine/hardware/flavours.ts';
import { verdictOf } from '#shared/machine/theorem/classify.ts';
import { claimOf } from '#shared/machine/trial/claims.ts';
import { tryGuest } from '#shared/machine/trial/trial.ts';
import { type Setup, setupOf } from '#shared/machine/vmm/setup.ts';
import { runs } from '../support/runs.ts';
import { anyProgram } from './any-program.ts';

const { mainframe, x86of1998 } = FLAVOURS;
/** Steps of a random program, at most. */
const STEPS = 1500;

const everything = { kernelAsks: true, programAsks: true, forgetsToInvalidate: true };
const translated = { technique: 'binaryTranslation' } as const;
const assisted = { technique: 'hardwareAssist' } as const;

/** Ways to run a guest. What each claims is worked out, not said here. */
const SETUPS: readonly (readonly [string, Setup])[] = [
  ['interpretation', setupOf({ technique: 'interpretation' })],
  ['trap-and-emulate on the mainframe', setupOf({ technique: 'trapAndEmulate', flavour: mainframe })],
  ['trap-and-emulate on x86 of 1998', setupOf({ technique: 'trapAndEmulate' })],
  ['translation of the kernel', setupOf(translated)],
  ['translation on the mainframe', setupOf({ ...translated, flavour: mainframe })],
  ['translation of kernel and programs', setupOf({ ...translated, translatesPrograms: true })],
  [
    'translation of both, in a cache for a dozen instructions',
    setupOf({ ...translated, translatesPrograms: true, cacheInstructions: 12 }),
  ],
  [
    'translation of both, in a cache that is emptied when it is full',
    setupOf({ ...translated, translatesPrograms: true, cacheInstructions: 24, replacement: 'flush' }),
  ],
  ['assist of the first generation, shadow tables', setupOf(assisted)],
  ['assist that leaves flags to the guest, shadow tables', setupOf({ ...assisted, generation: 'sandyBridge' })],
  ['assist with nested paging', setupOf({ ...assisted, paging: 'nested' })],
  ['assist that lets OUT pass', setupOf({ ...assisted, intercepts: ['IN', 'HLT', 'LRA', 'MOVCR3', 'INVLPG'] })],
];
const FAITHFUL = SETUPS.filter(([, setup]) => claimOf(setup).scope === 'all');

describe('a guest and the machine itself', () => {
  it.each(FAITHFUL)('are in the same state after every step and at the end: %s', (_, setup) => {
    fc.assert(
      fc.property(anyProgram(everything), (program) => {
        const { requirements } = tryGuest(program, setup, STEPS);
        expect(requirements.equivalence).toMatchObject({ firstDifference: undefined, atEnd: undefined });
        expect(requirements.control.violations).toEqual([]);
      }),
      runs(60),
    );
  });

  it('[MAC-6] is claimed to be the same by all but trap-and-emulate with holes, translation of kernels, and a guest let loose', () => {
    const others = SETUPS.filter((one) => !FAITHFUL.includes(one));
    expect(others.map(([name, setup]) => [name, claimOf(setup).scope])).toEqual([
      ['trap-and-emulate on x86 of 1998', 'withoutHoles'],
      ['translation of the kernel', 'withoutHolesInPrograms'],
      ['assist that lets OUT pass', 'none'],
    ]);
    expect(claimOf(setupOf({ technique: 'trapAndEmulate' })).holes).toEqual(verdictOf(x86of1998).holes);
    expect(claimOf(setupOf({ technique: 'paravirtual' })).scope).toBe('ported');
    expect(claimOf(setupOf({ ...translated, paging: 'lazyShadowUnmapMissed' })).scope).toBe('none');
    expect(claimOf(setupOf({ ...translated, paging: 'lazyShadow' })).ifInvalidated).toBe(true);
  });

  it('are in the same state under translation of the kernel alone, unless a program asks for the machine’s state', () => {
    fc.assert(
      fc.property(anyProgram(everything), (program) => {
        const { run, requirements } = tryGuest(program, setupOf(translated), STEPS);
        expect(requirements.equivalence.holds).toBe(Object.keys(run.counts.holes).length === 0);
      }),
      runs(200),
    );
  });

  it('are in the same state under lazy shadow tables, if the kernel tells the processor what it changes', () => {
    fc.assert(
      fc.property(anyProgram({ ...everything, forgetsToInvalidate: false }), (program) => {
        const setup = setupOf({ technique: 'trapAndEmulate', flavour: mainframe, paging: 'lazyShadow' });
        expect(tryGuest(program, setup, STEPS).requirements.equivalence.holds).toBe(true);
      }),
      runs(200),
    );
  });
});

describe('trap-and-emulate on a processor with holes', () => {
  it('fails for exactly the programs that run a sensitive unprivileged instruction with an effect, at the first of them', () => {
    let failed = 0;
    fc.assert(
      fc.property(anyProgram(everything), (program) => {
        const { run, requirements } = tryGuest(program, setupOf({ technique: 'trapAndEmulate' }), STEPS);
        const { firstDifference, holds } = requirements.equivalence;
        const holes = Object.keys(run.counts.holes);
        expect(holds).toBe(holes.length === 0);
        if (holds) return;
        failed += 1;
        expect(holes).toContain(firstDifference?.mnemonic);
        expect(verdictOf(x86of1998).holes).toContain(firstDifference?.mnemonic);
      }),
      runs(300),
    );
    expect(failed).toBeGreaterThan(0);
  });

  it('fails for none if nobody runs one', () => {
    fc.assert(
      fc.property(anyProgram({ ...everything, kernelAsks: false, programAsks: false }), (program) => {
        const { requirements } = tryGuest(program, setupOf({ technique: 'trapAndEmulate' }), STEPS);
        expect(requirements.equivalence.holds).toBe(true);
      }),
      runs(100),
    );
  });

  it('would fail for none if the processor trapped on them', () => {
    const flavour = whatIfPrivileged(x86of1998, verdictOf(x86of1998).holes);
    fc.assert(
      fc.property(anyProgram(everything), (program) => {
        const { requirements } = tryGuest(program, setupOf({ technique: 'trapAndEmulate', flavour }), STEPS);
        expect(requirements.equivalence.holds).toBe(true);
      }),
      runs(100),
    );
  });
});
