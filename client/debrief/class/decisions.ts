import { at } from '#client/model/facts/cell.ts';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Debrief, SeriesFigures, TeamAccounts, TeamDebrief } from '#shared/protocol/debrief.ts';
import { hallById } from '#shared/scenarios/index.ts';

/** Something that teams decided differently: one number for each team. */
export interface Decision {
  readonly key: string;
  readonly title: string;
  readonly unit: (value: number) => string;
  readonly points: readonly DecisionPoint[];
}

interface DecisionPoint {
  readonly team: TeamDebrief;
  readonly value: number;
  readonly milliPoints: number;
}

/** What the teams of a class decided, against the score that they reached. Teams without accounts or score are left
 * out, and so is what no team did. */
export function decisionsOf({ teams, scenario }: Debrief): readonly Decision[] {
  const decision = (
    key: string,
    title: string,
    figureOf: (accounts: TeamAccounts) => number,
    unit = plain,
  ): Decision => ({
    key,
    title,
    unit,
    points: teams.flatMap((team) =>
      team.accounts && team.score
        ? [{ team, value: figureOf(team.accounts), milliPoints: team.score.milliPoints }]
        : [],
    ),
  });
  const ordered = (name: string) =>
    decision(
      `order.${name}`,
      t('debrief.class.ordered', { order: t(`verb.${name}.name`) }),
      ({ orders }) => orders[name] ?? 0,
    );
  return [
    decision('overcommit', t('debrief.class.overcommit'), ({ overcommitPercent }) => overcommitPercent, percent),
    decision('promised', t('debrief.class.promised'), ({ series }) => mostOf(series, 'promisedPermille') / 10, percent),
    decision('bought', t('debrief.class.bought'), ({ series }) => lastOf(series, 'hostsBought')),
    decision('moves', t('debrief.class.moves'), ({ series }) => lastOf(series, 'moves')),
    decision('given', t('debrief.class.given'), ({ orders }) => Object.values(orders).reduce((sum, n) => sum + n, 0)),
    ...(hallById(scenario)?.orders ?? []).map(ordered),
  ].filter(({ points }) => points.some(({ value }) => value !== 0));
}

function plain(value: number): string {
  return number(value);
}

function percent(value: number): string {
  return t('app.percent', { value: number(value) });
}

function lastOf({ beats, columns }: SeriesFigures, column: string): number {
  return at(columns[column] ?? [], beats - 1);
}

function mostOf({ columns }: SeriesFigures, column: string): number {
  return (columns[column] ?? []).reduce((most, value) => Math.max(most, value), 0);
}
