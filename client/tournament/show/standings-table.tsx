import type { JSX } from 'preact';
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
  /** Without the columns of tie-breaks: for who sits far away. */
  readonly short?: boolean;
}

/** The table of a tournament; columns of tie-breaks are there as far as somebody was parted by them. */
export function StandingsTable({ view, table, caption, own, short }: StandingsProps): JSX.Element {
  // In a knockout places come from the bracket, and from nothing else.
  const byPoints = view.rules.format.kind !== 'elimination';
  const ties = byPoints && !short ? usedTies(view.rules.tieBreaks, table) : [];
  if (table.length === 0) return <p class="soft">{t('tournament.noStandings')}</p>;
  return (
    <div class="tournament-table">
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tournament.column.place')}</th>
            <th scope="col">{t('tournament.column.entry')}</th>
            {byPoints && <th scope="col">{t('tournament.column.points')}</th>}
            <th scope="col">{t('tournament.column.played')}</th>
            {ties.map((tie) => (
              <th key={tie} scope="col">
                {t(`tournament.tie.${tie}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.map((row) => (
            <Row
              key={row.entry}
              view={view}
              table={table}
              row={row}
              ties={ties}
              own={row.entry === own}
              byPoints={byPoints}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly view: TournamentView;
  readonly table: readonly Standing[];
  readonly row: Standing;
  readonly ties: readonly TieBreak[];
  readonly own: boolean;
  readonly byPoints: boolean;
}

function Row({ view, table, row, ties, own, byPoints }: RowProps): JSX.Element {
  return (
    <tr class={own ? 'own' : ''}>
      <td class="mono">{placeText(row, table)}</td>
      <th scope="row">
        {entryName(view, row.entry)}
        {row.withdrawn && <span class="soft"> {t('tournament.withdrawn')}</span>}
      </th>
      {byPoints && <td class="mono">{pointsText(view.rules, row.points)}</td>}
      <td class="mono">{row.played}</td>
      {ties.map((tie, i) => (
        <td key={tie} class="mono">
          {row.ties[i] === undefined ? '' : tieText(tie, row.ties[i])}
        </td>
      ))}
    </tr>
  );
}

/** Tie-breaks in their order, as far as any row was asked for them. */
function usedTies(ties: readonly TieBreak[], table: readonly Standing[]): readonly TieBreak[] {
  return ties.slice(0, Math.max(0, ...table.map((row) => row.ties.length)));
}
