import type { JSX } from 'preact';
import { FoldedTable } from '#client/ui/tables/folded-table.tsx';
import { t } from '#client/words/words.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';
import type { TieBreak } from '#shared/tournament/rules.ts';
import type { Standing } from '#shared/tournament/standings.ts';
import { entryName, placeText, pointsText, tieText } from './tournament-words.ts';

interface StandingsProps {
  readonly view: TournamentView;
  readonly table: readonly Standing[];
  readonly caption: string;
  /** The row of whoever looks on. */
  readonly own?: number | undefined;
  /** Without what parted equals: for who sits far away. */
  readonly short?: boolean;
}

/** The table of a tournament, and below it what parted those with equal points, as far as anybody was. */
export function StandingsTable({ view, table, caption, own, short = false }: StandingsProps): JSX.Element {
  // In a knockout places come from the bracket, and from nothing else.
  const byPoints = view.rules.format.kind !== 'elimination';
  if (table.length === 0) return <p class="soft">{t('tournament.noStandings')}</p>;
  return (
    <>
      <div class="tournament-table">
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {['place', 'entry', ...(byPoints ? ['points'] : []), 'played'].map((name) => (
                <th key={name} scope="col">
                  {t(`tournament.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.map((row) => (
              <Row key={row.entry} view={view} table={table} row={row} own={row.entry === own} byPoints={byPoints} />
            ))}
          </tbody>
        </table>
      </div>
      {byPoints && !short && <Ties view={view} table={table} />}
    </>
  );
}

interface RowProps {
  readonly view: TournamentView;
  readonly table: readonly Standing[];
  readonly row: Standing;
  readonly own: boolean;
  readonly byPoints: boolean;
}

function Row({ view, table, row, own, byPoints }: RowProps): JSX.Element {
  return (
    <tr class={own ? 'own' : ''}>
      <td class="mono">{placeText(row, table)}</td>
      <th scope="row">
        {entryName(view, row.entry)}
        {row.withdrawn && <span class="soft"> {t('tournament.withdrawn')}</span>}
      </th>
      {byPoints && <td class="mono">{pointsText(view.rules, row.points)}</td>}
      <td class="mono">{row.played}</td>
    </tr>
  );
}

/** What parted equals: a column for each tie-break that anybody was asked for. */
function Ties({ view, table }: Pick<StandingsProps, 'view' | 'table'>): JSX.Element | null {
  const ties = view.rules.tieBreaks.slice(0, Math.max(0, ...table.map((row) => row.ties.length)));
  if (ties.length === 0) return null;
  const value = (row: Standing, tie: TieBreak, i: number): string => {
    const told = row.ties[i];
    return told === undefined ? '' : tieText(tie, told);
  };
  return (
    <FoldedTable
      summary={t('tournament.tiesOpen')}
      head={[t('tournament.column.entry'), ...ties.map((tie) => t(`tournament.tie.${tie}`))]}
      rows={table.map((row) => [entryName(view, row.entry), ...ties.map((tie, i) => value(row, tie, i))])}
    />
  );
}
