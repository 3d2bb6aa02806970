import { nearest } from '../nearest.ts';

/** Columns of the classic experiment's series, one row a decision; `t` comes first by itself. */
export const CLASSIC_COLUMNS = ['vmsAlive', 'activeHosts', 'migrationsStarted', 'cumEnergyWs', 'hash'] as const;
export type ClassicColumn = (typeof CLASSIC_COLUMNS)[number];

/** Why there is no such column, or nothing. */
export function classicColumnProblem(name: string): string | undefined {
  if (CLASSIC_COLUMNS.includes(name as ClassicColumn)) return undefined;
  const guess = nearest(name, CLASSIC_COLUMNS);
  return `there is no column "${name}"; ${guess ? `did you mean "${guess}"?` : `known: ${CLASSIC_COLUMNS.join(', ')}`}`;
}
