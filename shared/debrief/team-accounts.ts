import type { BookFigures, SeriesFigures, TeamAccounts } from '#shared/protocol/debrief.ts';
import type { RecordedLine } from '#shared/replay/recording.ts';
import { timelineOf } from '#shared/replay/timelines.ts';
import { lossesByDayOf, type SeriesData } from '#shared/sim/accounts/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** Everything about a team, from its world at the end and what was noted of it. */
export function accountsOf(
  world: World,
  series: SeriesData,
  members: readonly string[],
  orders: OrderCounts,
): TeamAccounts {
  return {
    members,
    series: figuresOf(series),
    losses: lossesByDayOf(world),
    books: booksOf(world),
    orders,
    overcommitPercent: world.hall.overcommitPercent[0] ?? 0,
  };
}

function figuresOf({ beats, columns }: SeriesData): SeriesFigures {
  const lists = Object.entries(columns).map(([name, column]) => [name, Array.from(column)]);
  return { beats, columns: Object.fromEntries(lists) as SeriesFigures['columns'] };
}

function booksOf({ hall }: World): BookFigures {
  const cents = (column: Float64Array) => column[0] ?? 0;
  return {
    openingCents: cents(hall.startCents),
    cashCents: cents(hall.cashExactCents),
    revenueCents: cents(hall.revenueCents),
    creditsCents: cents(hall.creditsCents),
    energyCents: cents(hall.energyCents),
    purchasesCents: cents(hall.purchasesCents),
    salesCents: cents(hall.salesCents),
    goodwillCents: cents(hall.goodwillCents),
    loansCents: cents(hall.loansCents),
    repaidCents: cents(hall.repaidCents),
    interestCents: cents(hall.interestCents),
  };
}

/** Orders of a team that were given for another job, its button held; also those that were undone. */
export function coversOf(lines: readonly RecordedLine[], team: number): number {
  return lines.filter(({ entry }) => entry.type === 'order' && entry.team === team && entry.cover === true).length;
}

/** Orders that people of a team have given, by command; without those that were undone. */
export type OrderCounts = { readonly [command: string]: number };

/** Those of all teams, by team. */
export function orderCounts(lines: readonly RecordedLine[]): ReadonlyMap<number, OrderCounts> {
  const teams = new Map<number, { [command: string]: number }>();
  const given = new Set(lines.flatMap(({ entry }) => (entry.type === 'order' ? [entry.team] : [])));
  for (const { entry } of lines) if (entry.type === 'split') given.add(entry.into);
  for (const team of given) {
    const counts: { [command: string]: number } = {};
    for (const { entry } of timelineOf(lines, team).orders)
      if (entry.by >= 0) counts[entry.call.name] = (counts[entry.call.name] ?? 0) + 1;
    teams.set(team, counts);
  }
  return teams;
}
