import type { Axis } from '#shared/lab/axes.ts';
import { type Override, parsePath } from '#shared/lab/overrides.ts';

/** All combinations, the last axis fastest. */
export function combinations(axes: readonly Axis[]): Override[][] {
  let rows: Override[][] = [[]];
  for (const { name, values } of axes)
    rows = rows.flatMap((row) => values.map((value) => [...row, { path: parsePath(name), value }]));
  return rows;
}
