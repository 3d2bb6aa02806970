import { placeText, problemAt, TraceProblem } from '../trace-file.ts';
import type { Row } from './table.ts';

/** Cells that a trace may have: 8 bytes each. */
const MOST_CELLS = 250_000_000;

/** Samples of one VM by their time; two at the same time are refused. */
export function inOrder<Sample>(
  samples: readonly Sample[],
  rows: readonly Row[],
  timeOf: (sample: Sample) => number,
): Sample[] {
  const order = samples.map((_, i) => i).sort((a, b) => timeOf(samples[a]) - timeOf(samples[b]) || a - b);
  for (const [i, at] of order.entries()) {
    const before = order[i - 1];
    if (before !== undefined && timeOf(samples[at]) === timeOf(samples[before]))
      throw problemAt(rows[at], `is of the same time as ${placeText(rows[before])}`);
  }
  return order.map((i) => samples[i]);
}

/** Refuses what would not fit into memory. */
export function checkCells(rows: number, columns: number, slotS: number): void {
  if (rows * columns <= MOST_CELLS) return;
  const reason = `${rows} VMs and ${columns} slots of ${slotS} s are more than ${MOST_CELLS} cells`;
  throw new TraceProblem(`${reason}; take fewer VMs or a longer "sampleSeconds"`);
}
