import { crossCheck } from './cross-check.ts';
import { jsonFault } from './json-text.ts';
import { type Override, withOverrides } from './overrides.ts';
import { ExperimentProblems } from './problems.ts';
import { type Experiment, experiment } from './schema/experiment.ts';
import { problemsOf } from './schema/problems-of.ts';

/** Reads the text of an experiment file. Throws `ExperimentProblems` with everything that is wrong with it. */
export function readExperiment(text: string, overrides: readonly Override[] = []): Experiment {
  return checkExperiment(withOverrides(parseJson(text), overrides));
}

/** Checks a value as an experiment: fields first, then what fields say about each other. */
export function checkExperiment(value: unknown): Experiment {
  const checked = experiment.safeParse(value);
  if (!checked.success) throw new ExperimentProblems(problemsOf(checked.error.issues, value));
  const problems = crossCheck(checked.data);
  if (problems.length > 0) throw new ExperimentProblems(problems);
  return checked.data;
}

function parseJson(text: string): unknown {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const fault = jsonFault(body);
  if (fault)
    throw new ExperimentProblems([
      { path: `line ${fault.line}, column ${fault.column}`, reason: fault.reason, told: { code: 'notJson' } },
    ]);
  return JSON.parse(body);
}
