import { NONE } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { OpenWorld } from '../kernel/world.ts';

const ABSENT = VM_STATES.indexOf('none');

/** The row of the bulk work that is done for a VM, −1 when its files rest. */
export function copyFor({ copies }: Pick<OpenWorld, 'copies'>, vm: number): number {
  for (let c = 0; c < copies.rows; c++) if (copies.kind[c] !== 0 && copies.vm[c] === vm) return c;
  return NONE;
}

/** Number of VMs whose disk is built on this one’s. */
export function clonesOf({ vms }: Pick<OpenWorld, 'vms'>, vm: number): number {
  let clones = 0;
  for (let v = 0; v < vms.rows; v++) if (vms.base[v] === vm && vms.state[v] !== ABSENT) clones++;
  return clones;
}
