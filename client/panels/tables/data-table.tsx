import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Pager } from '#client/ui/tables/pager.tsx';
import { TableScroll } from '#client/ui/tables/table-scroll.tsx';
import { t } from '#client/words/words.ts';

/** One column of a table of rows of the world. */
export interface Column {
  readonly key: string;
  /** Heading, in words. */
  readonly title: string;
  readonly cell: (row: number) => ComponentChildren;
  /** What to sort by; absent = the column does not sort. */
  readonly order?: (row: number) => number | string;
  readonly number?: boolean;
}

export interface DataTableProps {
  readonly caption: string;
  readonly rows: readonly number[];
  readonly columns: readonly Column[];
  readonly selected?: number | undefined;
  readonly onSelect?: (row: number) => void;
  /** A word on a row that is pointed at. */
  readonly pinged?: (row: number) => string | undefined;
}

/** Rows on screen at once: more would only be scrolled past. */
const PAGE_ROWS = 40;

/** A table that sorts by its headings and selects by the button in its first cell. */
export function DataTable({ caption, rows, columns, selected, onSelect, pinged }: DataTableProps): JSX.Element {
  const [sort, setSort] = useState<{ key: string; down: boolean } | undefined>(undefined);
  const [page, setPage] = useState(0);
  const sorted = sortRows(rows, columns, sort);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_ROWS));
  const present = Math.min(page, pages - 1);
  const shown = sorted.slice(present * PAGE_ROWS, (present + 1) * PAGE_ROWS);
  if (rows.length === 0) return <EmptyTable caption={caption} />;
  const toggle = (key: string) => setSort((before) => ({ key, down: before?.key === key ? !before.down : false }));
  return (
    <div class="data-table">
      <TableScroll label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} onSort={toggle} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row} class={row === selected ? 'selected' : ''} aria-selected={row === selected}>
                {columns.map((column, index) => (
                  <BodyCell
                    key={column.key}
                    column={column}
                    row={row}
                    first={index === 0}
                    selected={row === selected}
                    onSelect={onSelect}
                    pinged={index === 0 ? pinged?.(row) : undefined}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Pager label={caption} page={present} pages={pages} onPage={setPage} />
    </div>
  );
}

/** Nothing to scroll and nothing to sort: a heading and a word. */
function EmptyTable({ caption }: { caption: string }): JSX.Element {
  return (
    <div class="data-table">
      <p class="caption">{caption}</p>
      <p class="soft">{t('table.empty')}</p>
    </div>
  );
}

interface HeadCellProps {
  readonly column: Column;
  readonly sort: { key: string; down: boolean } | undefined;
  readonly onSort: (key: string) => void;
}

function HeadCell({ column, sort, onSort }: HeadCellProps): JSX.Element {
  const sorting = sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : 'none';
  if (!column.order) {
    return (
      <th scope="col" class={column.number ? 'number' : ''}>
        {column.title}
      </th>
    );
  }
  return (
    <th scope="col" aria-sort={sorting} class={column.number ? 'number' : ''}>
      <button type="button" class="sort" onClick={() => onSort(column.key)}>
        {column.title}
        <span class="sort-sign" aria-hidden="true">
          {sorting === 'none' ? '' : sorting === 'ascending' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  );
}

interface BodyCellProps {
  readonly column: Column;
  readonly row: number;
  readonly first: boolean;
  readonly selected: boolean;
  readonly onSelect: ((row: number) => void) | undefined;
  readonly pinged: string | undefined;
}

function BodyCell({ column, row, first, selected, onSelect, pinged }: BodyCellProps): JSX.Element {
  const content = column.cell(row);
  if (!first)
    return (
      <td class={column.number ? 'number mono' : ''} data-head={column.title}>
        {content}
      </td>
    );
  return (
    <th scope="row">
      {onSelect ? (
        <button type="button" class="row-select" aria-pressed={selected} onClick={() => onSelect(row)}>
          {content}
        </button>
      ) : (
        content
      )}
      {pinged && <span class="ping-mark">{pinged}</span>}
    </th>
  );
}

function sortRows(
  rows: readonly number[],
  columns: readonly Column[],
  sort: { key: string; down: boolean } | undefined,
) {
  const order = columns.find((column) => column.key === sort?.key)?.order;
  if (!order || !sort) return rows;
  const sign = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(order(a), order(b)) || a - b);
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
