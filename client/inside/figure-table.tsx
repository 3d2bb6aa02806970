import type { JSX } from 'preact';
import { FoldedTable } from '#client/ui/tables/folded-table.tsx';
import { t } from '#client/words/words.ts';

interface FigureTableProps {
  /** Names of the columns; the first one heads the rows. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a picture shows, as a table. */
export function FigureTable({ head, rows }: FigureTableProps): JSX.Element {
  return <FoldedTable summary={t('inside.asTable')} head={head} rows={rows} />;
}
