import type { World } from '#shared/sim/kernel/world.ts';

/** Readings of the memory of all hosts, that levels watch. */

/** Guest memory that hosts have on their swap devices, MiB. */
export function hostSwappedMib({ hosts }: World): number {
  return sumOf(hosts.swappedExactMib);
}

/** Guest memory that balloons hold, MiB. */
export function balloonedMib({ hosts }: World): number {
  return sumOf(hosts.balloonedExactMib);
}

function sumOf(column: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += column[row];
  return sum;
}
