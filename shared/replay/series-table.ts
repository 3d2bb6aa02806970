/**
 * A series as a table: the names of its columns, then a row for each second that is over, counted from 1, with each figure
 * at its end. Names are those of the engine, so that files of several halls fit together.
 */
export function seriesTable(series: {
  readonly beats: number;
  readonly columns: { readonly [name: string]: ArrayLike<number> };
}): readonly (readonly (number | string)[])[] {
  const columns = Object.entries(series.columns);
  const rows = Array.from({ length: series.beats }, (_, beat) => [
    beat + 1,
    ...columns.map(([, values]) => values[beat] ?? ''),
  ]);
  return [['second', ...columns.map(([name]) => name)], ...rows];
}
