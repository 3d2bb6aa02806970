import type { MachineSetting } from '#shared/see/machine/entry.ts';
import type { ExperimentStep, MachineLevel, MachineMove, MachineRun, MachineStep, TaskStep } from '../machine-level.ts';
import { isRefused, type Tried, triedOf } from './tried.ts';

/** Steps of the level and seed that were asked for last: making them runs machines. */
let last: { readonly level: MachineLevel; readonly seed: string; readonly steps: readonly MachineStep[] } | undefined;

/** What one goes through in a level under a seed. */
export function stepsOf(level: MachineLevel, seed: string): readonly MachineStep[] {
  if (last?.level !== level || last.seed !== seed) last = { level, seed, steps: level.steps(seed) };
  return last.steps;
}

/** The step of a level with an id. It is there: that is a bug otherwise. */
function stepOf<K extends MachineStep['kind']>(
  { level, seed }: MachineRun,
  id: string,
  kind: K,
): Extract<MachineStep, { kind: K }> {
  const step = stepsOf(level, seed).find((one) => one.id === id);
  if (step?.kind !== kind) throw new Error(`level ${level.id} has no ${kind} ${id}`);
  return step as Extract<MachineStep, { kind: K }>;
}

/** Whether everything that a step asks for has been chosen, from what there is. */
export function isWhole(step: MachineStep, chosen: readonly number[]): boolean {
  const rows = step.kind === 'task' ? step.rows : choicesOf(step);
  return rows.length === chosen.length && rows.every(({ options }, i) => options[chosen[i]] !== undefined);
}

/** All that can be chosen in an experiment, in the order in which a move lists it. */
export function choicesOf({ groups }: ExperimentStep): ExperimentStep['groups'][number]['choices'][number][] {
  return groups.flatMap(({ choices }) => choices);
}

/** Whether there is a move in a step at all. If not, nothing has to be built to say how it stands. */
function isTried({ moves }: MachineRun, id: string): boolean {
  return moves.some(({ step }) => step === id);
}

/** Rows of a task that the first check found right; 0 before it. */
export function rightIn(run: MachineRun, id: string): number {
  if (!isTried(run, id)) return 0;
  const step: TaskStep = stepOf(run, id, 'task');
  const first = run.moves.find((move) => move.step === id && isWhole(step, move.chosen));
  return first ? step.rows.filter(({ right }, i) => first.chosen[i] === right).length : 0;
}

/** The same as a share of all rows. */
export function shareRightIn(run: MachineRun, id: string): number {
  return isTried(run, id) ? rightIn(run, id) / stepOf(run, id, 'task').rows.length : 0;
}

/** Whether the first check of a task found the row about something right. */
export function isRowRight(run: MachineRun, id: string, isMeant: (row: TaskStep['rows'][number]) => boolean): boolean {
  if (!isTried(run, id)) return false;
  const step: TaskStep = stepOf(run, id, 'task');
  const first = run.moves.find((move) => move.step === id && isWhole(step, move.chosen));
  const at = step.rows.findIndex(isMeant);
  return first !== undefined && at >= 0 && first.chosen[at] === step.rows[at].right;
}

/** How often an experiment has been run. */
export function runsOf(run: MachineRun, id: string): number {
  if (!isTried(run, id)) return 0;
  const step = stepOf(run, id, 'experiment');
  return run.moves.filter((move) => move.step === id && isWhole(step, move.chosen)).length;
}

/** What was chosen in the last run of an experiment; nothing before the first. */
function lastChosen(run: MachineRun, id: string): readonly number[] | undefined {
  if (!isTried(run, id)) return undefined;
  const step = stepOf(run, id, 'experiment');
  return run.moves.findLast((move: MachineMove) => move.step === id && isWhole(step, move.chosen))?.chosen;
}

/** What came of the machines in the last run of an experiment; those that could not be run are not among them. */
export function lastTried(run: MachineRun, id: string): readonly Tried[] {
  const chosen = lastChosen(run, id);
  if (!chosen) return [];
  return stepOf(run, id, 'experiment')
    .machines(chosen)
    .map(triedOf)
    .filter((tried): tried is Tried => !isRefused(tried));
}

/**
 * How well each guest of an experiment fares: its speed in the last run, and the best that any option of its own choice gives. A
 * guest that is refused, or does not go as on a machine of its own, has none. Choice and machine stand at the same place.
 */
export function faringIn(run: MachineRun, id: string): readonly { readonly speed: number; readonly best: number }[] {
  const chosen = lastChosen(run, id);
  if (!chosen) return [];
  const step = stepOf(run, id, 'experiment');
  return chosen.map((option, i) => {
    const speeds = speedsOf(step, chosen, i);
    return { speed: speeds[option], best: Math.max(...speeds) };
  });
}

/** All machines that have to run before a run of an experiment can be judged: those that were chosen come first. */
export function machinesFor(step: ExperimentStep, chosen: readonly number[]): readonly MachineSetting[] {
  const own = step.machines(chosen);
  if (step.compares !== 'options') return [...own, ...(step.compares ?? [])];
  const others = choicesOf(step).flatMap(({ options }, at) =>
    options.map((_, option) => machineUnder(step, chosen, at, option)),
  );
  return [...own, ...others];
}

/** The machine of one guest if another option of its choice had been taken. */
function machineUnder(step: ExperimentStep, chosen: readonly number[], at: number, option: number): MachineSetting {
  return step.machines(chosen.map((other, i) => (i === at ? option : other)))[at];
}

/** Speed of one guest under each option of its choice. */
function speedsOf(step: ExperimentStep, chosen: readonly number[], at: number): readonly number[] {
  return choicesOf(step)[at].options.map((_, option) => {
    const tried = triedOf(machineUnder(step, chosen, at, option));
    return isRefused(tried) || !tried.requirements.equivalence.holds ? 0 : tried.speed;
  });
}

/** What is best for each guest. */
export function bestOf(step: ExperimentStep): readonly number[] {
  const any = choicesOf(step).map(() => 0);
  return any.map((_, i) => {
    const speeds = speedsOf(step, any, i);
    return speeds.indexOf(Math.max(...speeds));
  });
}
