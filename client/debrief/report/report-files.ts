import { tenantNameIn } from '#client/words/tenant-name.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';
import { seriesTable } from '#shared/replay/series-table.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

type Cell = number | string;

/** The series of teams: one row for each second of each team, columns as the engine names them. */
export function seriesRows(teams: readonly TeamDebrief[]): readonly (readonly Cell[])[] {
  const tables = teams.flatMap(({ team, accounts }) =>
    accounts ? [{ team, table: seriesTable(accounts.series) }] : [],
  );
  const rows = tables.flatMap(({ team, table }) => table.slice(1).map((row): Cell[] => [team, ...row]));
  return [['team', ...(tables[0]?.table[0] ?? [])], ...rows];
}

/** The loss ledger of teams: one row for each customer and cause. */
export function lossRows(scenario: Scenario, teams: readonly TeamDebrief[]): readonly (readonly Cell[])[] {
  const rows = teams.flatMap(({ team, accounts }) =>
    (accounts?.losses ?? []).map((line): Cell[] => [
      team,
      tenantNameIn(scenario, line.tenant),
      line.cause,
      line.goodTicks * scenario.tickSeconds,
      line.feeCents,
      line.creditCents,
      line.firstTick,
      line.lastTick,
    ]),
  );
  const head = ['team', 'customer', 'cause', 'goodVmSeconds', 'feeCents', 'creditCents', 'firstTick', 'lastTick'];
  return [head, ...rows];
}
