/** Which tasks on the small machine (`shared/machine/tasks`) stand on the page of which concept, in the order of a course. */
export const ENTRY_TASKS: readonly { readonly entry: string; readonly task: string }[] = [
  { entry: 'two-modes', task: 'sort-classes' },
  { entry: 'trap-psw', task: 'stored-psw' },
  { entry: 'dispatcher', task: 'order-trap' },
  { entry: 'popf-ignored', task: 'sort-traps' },
  { entry: 'translation-cache', task: 'rewritten' },
  { entry: 'two-maps', task: 'fill-shadow' },
  { entry: 'whose-fault', task: 'whose-fault' },
  { entry: 'nested-walk', task: 'walk-length' },
];

/** Ids of the tasks on the page of a concept. */
export function tasksOf({ id }: { readonly id: string }): readonly string[] {
  return ENTRY_TASKS.filter(({ entry }) => entry === id).map(({ task }) => task);
}
