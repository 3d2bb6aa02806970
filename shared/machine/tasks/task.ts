/** Something that is said, as a code and its values; the words are in the language files, under `task.say`. */
export interface Saying {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One thing to decide. Which option is right has been found by running the machine. */
export interface TaskRow {
  readonly label: Saying;
  /** What one has to know to decide: what stands in the machine's tables at that moment. */
  readonly facts?: readonly Saying[];
  readonly options: readonly Saying[];
  /** Index of the right option. */
  readonly right: number;
  /** What the machine did or has, by which one can see it. */
  readonly evidence: Saying;
}

/** `choose`: an option in each row. `order`: `steps` stand in their right order; `offered` says in which they are shown first. */
export type Task =
  | { readonly kind: 'choose'; readonly rows: readonly TaskRow[] }
  | { readonly kind: 'order'; readonly steps: readonly Saying[]; readonly offered: readonly number[] };

/** A kind of task on the small machine. Same round: same task. Its words are under `task.<id>`. */
export interface TaskKind {
  readonly id: string;
  /** How many rounds differ; round `n` is round `n` modulo this. */
  readonly rounds: number;
  readonly make: (round: number) => Task;
}

/** Text that is the same in every language: code, a number, a name. */
export function verbatim(text: string | number): Saying {
  return { code: 'verbatim', values: { text } };
}

/** Index of the option that says a thing. It is among them: that is a bug otherwise. */
export function indexOfSaying(options: readonly Saying[], wanted: Saying): number {
  const at = options.findIndex((option) => JSON.stringify(option) === JSON.stringify(wanted));
  if (at < 0) throw new Error(`${JSON.stringify(wanted)} is no option`);
  return at;
}
