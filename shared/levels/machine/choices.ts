import type { Saying } from '#shared/machine/tasks/task.ts';
import type { Choice, ChoiceGroup } from '../machine-level.ts';

/** Options of a thing that is off or on, by their places. */
export const OFF_ON = { off: 0, on: 1 } as const;

/** A choice for each guest, of the same options. */
export function optionsFor(guests: readonly string[], options: readonly Saying[]): readonly Choice[] {
  return guests.map((guest) => ({ label: { code: 'guest', values: { guest } }, options }));
}

/** Things to be switched on; all are off at first. */
export function togglesOf(id: string, labels: readonly Saying[]): ChoiceGroup {
  const options: readonly Saying[] = [{ code: 'off' }, { code: 'on' }];
  return { id, toggles: true, choices: labels.map((label) => ({ label, options, given: OFF_ON.off })) };
}
