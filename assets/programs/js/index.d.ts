/** One row of a table by column; numbers, or words where the column has them. */
export type Row = Readonly<Record<string, number | string>>;

/** An order. */
export interface Call {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The hall as it is after a second: its tables by name (`hosts`, `vms`, …), the hall itself, and what became of the last orders. */
export interface Told {
  readonly tick: number;
  readonly second: number;
  readonly lengthS: number;
  readonly hall: Row;
  /** What does not change: servers and customers by their numbers, when orders open. */
  readonly facts: {
    readonly ticksPerSecond: number;
    readonly models: readonly Readonly<Record<string, unknown>>[];
    readonly customers: readonly Readonly<Record<string, number | string>>[];
    readonly opens: Readonly<Record<string, number>>;
  };
  readonly replies: readonly (
    | { readonly done: true }
    | { readonly done: false; readonly refusal: { readonly code: string } }
  )[];
  readonly scenario: string;
  readonly commands: readonly string[];
  readonly milliPoints?: number;
  readonly over: boolean;
  readonly [table: string]: unknown;
}

export interface Options {
  /** Tables that the program wants to see; absent = all. */
  readonly tables?: readonly string[];
  readonly url?: string;
  readonly token?: string;
}

export function play(
  decide: (told: Told) => readonly Call[] | undefined | Promise<readonly Call[] | undefined>,
  options?: Options,
): Promise<Told>;
/** Plays all matches of a tournament until it is over; resolves to their number. */
export function compete(
  decide: (told: Told) => readonly Call[] | undefined | Promise<readonly Call[] | undefined>,
  options?: Options,
): Promise<number>;
export function order(name: string, args?: Readonly<Record<string, unknown>>): Call;
