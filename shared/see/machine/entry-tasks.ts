/** Which tasks on the small machine (`shared/machine/tasks`) stand on the page of which concept. */
const TASKS_OF: { readonly [entry: string]: readonly string[] } = {
  'popf-ignored': ['sort-traps', 'sort-classes'],
  'two-maps': ['fill-shadow'],
  'shadow-protected': ['fill-shadow'],
  'whose-fault': ['whose-fault'],
  'nested-walk': ['walk-length'],
};

/** Ids of the tasks on the page of a concept. */
export function tasksOf({ id }: { readonly id: string }): readonly string[] {
  return TASKS_OF[id] ?? [];
}
