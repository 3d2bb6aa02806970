import type { Program } from '../assembler/assemble.ts';
import { loadProgram } from '../hardware/load.ts';
import { createRun, type Run } from '../vmm/run.ts';
import { type Setup, setupOf } from '../vmm/setup.ts';
import { step } from '../vmm/step.ts';
import { type Comparison, compareRuns, programDifference } from './equivalence.ts';
import { type Requirements, requirementsOf } from './requirements.ts';

/** A run that is over, beside the same on the machine itself. */
export interface Trial {
  readonly run: Run;
  readonly bare: Run;
  readonly requirements: Requirements;
  /** Cycles of the run for each cycle on the machine itself. */
  readonly slowdown: number;
}

/** Steps after which a run is ended that does not end by itself. Design value. */
const MAX_STEPS = 100_000;

/** A machine with a program in its memory, about to execute the first instruction. */
export function startRun(program: Program, setup: Setup): Run {
  const run = createRun(setup);
  loadProgram(run.guest, program);
  return run;
}

/** Runs to the end, or to a number of steps. */
export function runToEnd(run: Run, maxSteps = MAX_STEPS): Run {
  while (run.guest.stopped === undefined && run.counts.steps < maxSteps) step(run);
  return run;
}

/** Runs a guest as a set-up says, and judges it by what the machine itself does with it. */
export function tryGuest(program: Program, setup: Setup, maxSteps = MAX_STEPS): Trial {
  const [run, bare] = [startRun(program, setup), bareRun(program, setup)];
  return trialOf(run, bare, 'everything', compareRuns(run, bare, maxSteps));
}

/** Runs a guest whose kernel has been ported, and judges it by what the machine itself does with the native one. */
export function tryPorted(ported: Program, native: Program, setup: Setup, maxSteps = MAX_STEPS): Trial {
  const run = runToEnd(startRun(ported, setup), maxSteps);
  const bare = runToEnd(bareRun(native, setup), maxSteps);
  const atEnd = programDifference(run.guest, bare.guest);
  return trialOf(run, bare, 'programs', { firstDifference: undefined, atEnd });
}

function bareRun(program: Program, { flavour }: Setup): Run {
  return startRun(program, setupOf({ technique: 'bare', flavour }));
}

function trialOf(run: Run, bare: Run, compared: 'everything' | 'programs', comparison: Comparison): Trial {
  return {
    run,
    bare,
    requirements: requirementsOf(run, compared, comparison),
    slowdown: run.counts.cycles / bare.counts.cycles,
  };
}
