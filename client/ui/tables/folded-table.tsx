import type { JSX } from 'preact';
import { TableScroll } from './table-scroll.tsx';
import './folded-table.css';

interface FoldedTableProps {
  /** What opens it. */
  readonly summary: string;
  /** Names of the columns; the first one heads the rows. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a picture shows, as a table that is opened by who wants it. */
export function FoldedTable({ summary, head, rows }: FoldedTableProps): JSX.Element {
  return (
    <details class="folded-table">
      <summary>{summary}</summary>
      <TableScroll label={summary}>
        <table>
          <caption class="unseen">{summary}</caption>
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
      </TableScroll>
    </details>
  );
}
