import { tenantNameIn } from '#client/words/tenant-name.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

type Cell = number | string;

/** Rows as comma-separated values (RFC 4180). */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** A text that begins like a formula would be one to a spreadsheet: an apostrophe makes it text again. */
function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The series of teams: one row for each second of each team, columns as the engine names them. */
export function seriesRows(teams: readonly TeamDebrief[]): readonly (readonly Cell[])[] {
  const known = teams.flatMap(({ team, accounts }) => (accounts ? [{ team, series: accounts.series }] : []));
  const names = Object.keys(known[0]?.series.columns ?? {});
  const rows = known.flatMap(({ team, series }) =>
    Array.from({ length: series.beats }, (_, beat): Cell[] => [
      team,
      beat + 1,
      ...names.map((name) => series.columns[name]?.[beat] ?? 0),
    ]),
  );
  return [['team', 'second', ...names], ...rows];
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
