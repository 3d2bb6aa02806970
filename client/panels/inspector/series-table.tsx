import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Series } from '#client/model/series/recorder.ts';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

/** Columns of the table, oldest first: as many as the inspector is wide. */
const SECONDS_AGO = [119, 60, 30, 0];

export interface SeriesColumn {
  readonly name: string;
  readonly series: Series;
  readonly format: (value: number) => string;
}

/** The figures behind the slopes, for whoever wants to read them. Filled only while it is open. */
export function SeriesTable({ columns }: { readonly columns: readonly SeriesColumn[] }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="series-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('series.table')}</summary>
      {open && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('series.ago')}</th>
              {SECONDS_AGO.map((ago) => (
                <th key={ago} scope="col">
                  {number(ago)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                {SECONDS_AGO.map((ago) => (
                  <td key={ago} class="mono">
                    {cell(column, ago)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function cell({ series, format }: SeriesColumn, ago: number): string {
  const value = series[series.length - 1 - ago];
  return value === undefined || Number.isNaN(value) ? '' : format(value);
}
