import type { Saying } from '#shared/machine/tasks/task.ts';
import type { ChoiceGroup } from '../machine-level.ts';

/** Options of a thing that is off or on, by their places. */
export const OFF_ON = { off: 0, on: 1 } as const;

/** Things to be switched on; all are off at first. */
export function togglesOf(id: string, labels: readonly Saying[]): ChoiceGroup {
  const options: readonly Saying[] = [{ code: 'off' }, { code: 'on' }];
  return { id, toggles: true, choices: labels.map((label) => ({ label, options, given: OFF_ON.off })) };
}
