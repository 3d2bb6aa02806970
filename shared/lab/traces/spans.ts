import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import { eachSlot, gridOver } from './checks/slots.ts';
import { checkCells } from './checks/time.ts';

/** What a VM used in a span of time. */
export interface UsedSpan {
  readonly fromS: number;
  readonly toS: number;
  readonly value: number;
}

/** Means over slots from `firstS` on, in percent of `full` of each row; what no span covers is nought. */
export function slotsOf(
  vms: readonly { readonly spans: readonly UsedSpan[]; readonly full: number }[],
  firstS: number,
  slotS: number,
): Trace {
  const endS = vms.reduce((end, { spans }) => spans.reduce((most, { toS }) => Math.max(most, toS), end), firstS);
  const grid = gridOver(firstS, endS, slotS);
  checkCells(vms.length, grid.columns, slotS);
  const percent = new Float64Array(vms.length * grid.columns);
  vms.forEach(({ spans, full }, row) => {
    for (const { fromS, toS, value } of spans)
      eachSlot(grid, fromS, toS, (column, seconds) => {
        percent[row * grid.columns + column] += (value / full) * 100 * (seconds / slotS);
      });
  });
  return { rows: vms.length, columns: grid.columns, percent };
}

/** When the first of all spans begins. */
export function firstOf(vms: readonly { readonly spans: readonly UsedSpan[] }[]): number {
  return vms.reduce(
    (first, { spans }) => spans.reduce((least, { fromS }) => Math.min(least, fromS), first),
    Number.POSITIVE_INFINITY,
  );
}
