import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import { possibleFaults } from '#shared/sim/disturbances/possible.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { LESSON_FIGURES } from './figures.ts';
import type { Aim, LessonStep } from './lesson.ts';

type Injection = Extract<LessonStep, { kind: 'inject' }>;

/** The order that a step gives a hall, or nothing where it could find nothing. */
export function injectionFor({ fault, subject, silent }: Injection, world: World): CommandCall | undefined {
  const rows = rowsOf(world, fault);
  const row = subject === 'first' ? rows[0] : fullestOf(world, rows);
  return row === undefined ? undefined : { name: 'injectFault', args: { fault, subject: row, silent } };
}

function rowsOf(world: World, fault: DisturbanceName): number[] {
  const runs = possibleFaults(world)[fault] ?? [];
  return runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/** The host with the most guests, the first of equals; for what happens to no host the first row. */
function fullestOf({ vms }: World, rows: readonly number[]): number | undefined {
  const guests = (row: number) => vms.host.reduce((count, host) => count + (host === row ? 1 : 0), 0);
  return rows.reduce<number | undefined>(
    (best, row) => (best === undefined || guests(row) > guests(best) ? row : best),
    undefined,
  );
}

/** Teams that something happens to: all, the one that does best, or the half that does worst (by good service, then profit). */
export function aimedAt(to: Aim, teams: readonly { readonly no: number; readonly world: World }[]): readonly number[] {
  if (to === 'all') return teams.map(({ no }) => no);
  const best = [...teams].sort((a, b) => standing(b.world) - standing(a.world) || a.no - b.no);
  const half = best.slice(Math.ceil(best.length / 2));
  return (to === 'one' ? best.slice(0, 1) : half).map(({ no }) => no);
}

/** Good service counts before everything; money decides between equals. */
function standing(world: World): number {
  const { goodTicks, owedTicks } = world.hall;
  const owed = owedTicks[0] ?? 0;
  return (owed > 0 ? (goodTicks[0] ?? 0) / owed : 0) + LESSON_FIGURES.profit(world) * LEAST;
}

/** Small enough that no sum of money outweighs a thousandth of good service. */
const LEAST = 1e-12;
