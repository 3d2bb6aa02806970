import { ExperimentProblems } from '#shared/lab/problems.ts';
import { checkExperiment } from '#shared/lab/read-experiment.ts';
import type { WorldExperiment } from '#shared/lab/schema/experiment.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** What came of a file: it was refused with a path, or it ran; anything else is a fault with its words. */
export type Outcome = 'refused' | 'ran' | { readonly fault: string };

/** A path, or an option of the command line. */
const PATH = /^(?:[a-zA-Z](?:\w|\.|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*)$/;
/** Columns of money: they may be below nought, and are held at their ends. */
const MONEY = /cents|profit|cash|balance/i;
/** Beyond this a whole number is about to wrap, or has done so. */
const NEAR_WRAP = 2_147_000_000;
/** What is more than a column can hold is held as this, which is no wrap. */
const LARGEST = 2 ** 31 - 1;
const TEXTS: { readonly [name: string]: string } = { 'small.csv': '10,90,0\n100,0,50\n' };

/** Reads and runs a file. */
export function tryExperiment(value: unknown): Outcome {
  try {
    const experiment = checkExperiment(JSON.parse(JSON.stringify(value)));
    if (experiment.kind !== 'world') return 'refused';
    return runOf(experiment);
  } catch (error) {
    if (!(error instanceof ExperimentProblems)) return { fault: `crash: ${String(error)}` };
    const bad = error.problems.find(
      ({ path, reason }) => !(path === '' || PATH.test(path)) || /undefined|NaN/.test(reason),
    );
    return bad ? { fault: `refused without a path: ${bad.path}: ${bad.reason}` } : 'refused';
  }
}

function runOf(experiment: WorldExperiment): Outcome {
  const run = new WorldRun(experiment, textsOf);
  while (!run.done) {
    run.step();
    const fault = faultIn(run.world);
    if (fault) return { fault: `tick ${run.world.tick}: ${fault}` };
  }
  const metric = Object.entries(run.metrics()).find(([, number]) => !Number.isFinite(number));
  return metric ? { fault: `metric ${metric[0]} is ${metric[1]}` } : 'ran';
}

function textsOf(name: string) {
  const content = TEXTS[name];
  return content === undefined ? undefined : [{ name, content }];
}

/** A cell that is no number, or a whole number that has wrapped. */
function faultIn(world: World): string | undefined {
  for (const [table, { hidden, open }] of Object.entries(world.layout.schema)) {
    const columns = world[table as 'hosts'] as unknown as { readonly [column: string]: ArrayLike<number> };
    for (const column of [...Object.keys(hidden), ...Object.keys(open)]) {
      const isWrong = column in hidden ? isNoNumber : hasWrapped(column);
      const cells = Array.from(columns[column] ?? []);
      const row = cells.findIndex(isWrong);
      if (row >= 0) return `${table}.${column}[${row}] is ${cells[row]}`;
    }
  }
  return undefined;
}

function isNoNumber(cell: number): boolean {
  return !Number.isFinite(cell);
}

function hasWrapped(column: string): (cell: number) => boolean {
  if (MONEY.test(column)) return () => false;
  return (cell) => (cell > NEAR_WRAP && cell !== LARGEST) || cell < -2;
}
