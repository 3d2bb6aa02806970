/** A file of a trace: text, or the cells of a file that is none (Parquet). */
export interface TraceFile {
  /** What refusals call it. */
  readonly name: string;
  readonly content: string | CellTable;
}

/** A table whose cells are text already, with the names of its columns. */
export interface CellTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Gives the files that a name stands for: one, or all of a folder. Nothing when it is not to be had. */
export type ReadFiles = (name: string) => readonly TraceFile[] | undefined;

/** What is wrong with a trace, with its file and line. */
export class TraceProblem extends Error {}

/** A problem at a place: `day.csv, line 3: …`. */
export function problemAt({ file, line }: Place, reason: string): TraceProblem {
  return new TraceProblem(`${placeText({ file, line })}: ${reason}`);
}

/** Where something stands; rows of a Parquet file are counted from 1 as lines are. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A place as it is written. */
export function placeText({ file, line }: Place): string {
  return `${file}, line ${line}`;
}
