/** Columns of a run over time, as arrays; `tick` and `t` (s) come first. */
export type Series = { readonly [column: string]: readonly number[] };

/** Keeps some columns of a run. Nothing else of a run is kept. */
export class Recorder<Source> {
  readonly series: { readonly [column: string]: number[] };
  readonly #columns: readonly (readonly [string, (source: Source) => number])[];

  constructor(columns: readonly (readonly [string, (source: Source) => number])[]) {
    this.#columns = columns;
    this.series = Object.fromEntries(columns.map(([name]) => [name, []]));
  }

  /** Notes a row and answers it. */
  note(source: Source): number[] {
    return this.#columns.map(([name, read]) => {
      const value = read(source);
      this.series[name].push(value);
      return value;
    });
  }
}
