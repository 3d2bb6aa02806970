import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';

interface FigureTableProps {
  /** Names of the columns; the first one heads the rows. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a picture shows, as a table. */
export function FigureTable({ head, rows }: FigureTableProps): JSX.Element {
  return (
    <details class="inside-table">
      <summary>{t('inside.asTable')}</summary>
      <div class="inside-table-place">
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], r) => (
              <tr key={r}>
                <th scope="row">{name}</th>
                {cells.map((cell, c) => (
                  <td key={c} class="mono">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
