/**
 * A series as comma-separated values (RFC 4180): one line for each second that is over, counted from 1, and a column
 * for each figure at its end. Names are those of the engine, so that files of several halls fit together.
 */
export function seriesCsv(series: {
  readonly beats: number;
  readonly columns: { readonly [name: string]: ArrayLike<number> };
}): string {
  const columns = Object.entries(series.columns);
  const lines = [['second', ...columns.map(([name]) => name)].join(',')];
  for (let beat = 0; beat < series.beats; beat++)
    lines.push([beat + 1, ...columns.map(([, values]) => values[beat] ?? '')].join(','));
  return `${lines.join('\r\n')}\r\n`;
}
