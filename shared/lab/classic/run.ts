import type { ClassicExperiment, ClassicResult, ClassicStep } from './experiment.ts';

/** Runs the experiment. Pure: the same experiment gives the same bits everywhere. */
export function runClassic(_experiment: ClassicExperiment, _onStep?: (step: ClassicStep) => void): ClassicResult {
  throw new Error('not there yet');
}
