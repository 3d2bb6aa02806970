import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_UP, type LineUpId } from '#shared/machine/trial/line-up.ts';
import { filmOf, goTo, snapshotOf, stepOn } from '#shared/machine/trial/snapshot.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { runs } from '../support/runs.ts';
import { anyProgram } from './any-program.ts';

const everything = { kernelAsks: true, programAsks: true, forgetsToInvalidate: true };
const setup: fc.Arbitrary<LineUpId> = fc.constantFrom(
  'bare',
  'mainframe',
  'binaryTranslation',
  'earlyAssist',
  'nestedPaging',
);

describe('going back', () => {
  it('leads to the same state, and on from there to the same end', () => {
    fc.assert(
      fc.property(anyProgram(everything), setup, fc.nat(400), fc.nat(400), (program, id, first, second) => {
        const film = filmOf(startRun(program, LINE_UP[id]));
        goTo(film, first);
        const [seen, steps] = [snapshotOf(film.current), film.current.counts.steps];
        goTo(film, second);
        goTo(film, steps);
        expect(film.current).toEqual(seen);
      }),
      runs(60),
    );
  });

  it('leaves a snapshot as it was, whatever happens later', () => {
    fc.assert(
      fc.property(anyProgram(everything), setup, (program, id) => {
        const run = startRun(program, LINE_UP[id]);
        for (let steps = 0; steps < 20; steps++) step(run);
        const [taken, other] = [snapshotOf(run), snapshotOf(run)];
        for (let steps = 0; steps < 50; steps++) step(run);
        expect(taken).toEqual(other);
      }),
      runs(30),
    );
  });

  it('keeps one memory in a copy: what the guest writes there is in the real machine’s', () => {
    const film = filmOf(startRun(fc.sample(anyProgram(everything), { numRuns: 1, seed: 3 })[0], LINE_UP.mainframe));
    for (let steps = 0; steps < 30; steps++) stepOn(film);
    goTo(film, 10);
    expect(film.current.guest.memory).toBe(film.current.host.memory);
  });
});
