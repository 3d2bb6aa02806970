import { HOST_STATES } from '../kernel/codes/index.ts';
import { isPowered } from '../kernel/guest-power.ts';
import { GUEST_FIGURES, HOST_FIGURES } from '../kernel/tables/figures.ts';
import type { World } from '../kernel/world.ts';

const ON = HOST_STATES.indexOf('on');

/** Scratch: rows without power. */
let gone = new Int32Array(64);

/**
 * Sets the figures of all guests without power and of all hosts that are not on to nought, whatever took their power in this
 * tick. Done at its end: who dies in a tick still pays, and is paid, for the part of it that was lived.
 */
export function clearGoneRows({ vms, hosts }: World): void {
  const mostRows = Math.max(vms.rows, hosts.rows);
  if (mostRows > gone.length) gone = new Int32Array(mostRows);
  let count = 0;
  for (let vm = 0; vm < vms.rows; vm++) if (!isPowered(vms, vm)) gone[count++] = vm;
  if (count > 0) for (const figure of GUEST_FIGURES) clearCells(vms[figure], count);
  count = 0;
  for (let host = 0; host < hosts.rows; host++) if (hosts.state[host] !== ON) gone[count++] = host;
  if (count > 0) for (const figure of HOST_FIGURES) clearCells(hosts[figure], count);
}

/** Column by column: a column is looked up by its name once a tick, and not once for each row. */
function clearCells(column: Float64Array | Int32Array, count: number): void {
  for (let k = 0; k < count; k++) column[gone[k]] = 0;
}
