import type { ComponentChildren, JSX } from 'preact';
import type { CardSubject } from '#client/cards/card-call.ts';
import { Explained } from '#client/cards/explained.tsx';
import type { FactName } from '#client/model/facts/fact-names.ts';
import type { RecordedColumn, RecordedTable, Recorder } from '#client/model/series/recorder.ts';
import { t } from '#client/words/words.ts';
import { SeriesTable } from './series-table.tsx';
import { Sparkline } from './sparkline.tsx';

/** A figure of which the last minutes are kept, and how it is written. */
export interface Followed<T extends RecordedTable = RecordedTable> {
  readonly column: RecordedColumn<T>;
  readonly format: (value: number) => string;
}

/** Key of the words for its name (`fact.steal`), value, and where the figure can be seen over time, how. */
export type Fact<T extends RecordedTable = RecordedTable> = readonly [
  `fact.${FactName}`,
  ComponentChildren,
  Followed<T>?,
];

/** Whose figures facts are, where some are followed over time. */
export interface FactsOf<T extends RecordedTable> {
  readonly recorder: Recorder;
  readonly table: T;
  readonly row: number;
}

interface FactListProps<T extends RecordedTable> {
  readonly facts: readonly Fact<T>[];
  /** Whose cards their names open. */
  readonly about: CardSubject;
  readonly of?: FactsOf<T>;
}

/** Names and values, two columns; figures that are followed with their slope, and all of those as a table. */
export function FactList<T extends RecordedTable>({ facts, about, of }: FactListProps<T>): JSX.Element {
  const followed = facts.flatMap(([name, , figure]) =>
    figure && of ? [{ name: t(name), figure, series: of.recorder.series(of.table, figure.column, of.row) }] : [],
  );
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value, figure], i) => (
          <div key={`${name} ${i}`}>
            <dt>
              <Explained card={name} of={about}>
                {t(name)}
              </Explained>
            </dt>
            <dd>
              {figure && of && (
                <Sparkline series={of.recorder.series(of.table, figure.column, of.row)} format={figure.format} />
              )}
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {followed.length > 0 && (
        <SeriesTable columns={followed.map(({ name, figure, series }) => ({ name, series, format: figure.format }))} />
      )}
    </>
  );
}
