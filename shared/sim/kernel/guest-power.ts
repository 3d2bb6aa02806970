import { VM_STATES } from './codes/index.ts';
import type { World } from './world.ts';

type Vms = World['vms'];

const BOOTING = VM_STATES.indexOf('booting');
const RUNNING = VM_STATES.indexOf('running');
const STOPPING = VM_STATES.indexOf('stopping');
const PAUSED = VM_STATES.indexOf('paused');

/** Whether a guest has its power on, and so has memory. */
export function isPowered(vms: Vms, vm: number): boolean {
  const state = vms.state[vm];
  return state === RUNNING || state === BOOTING || state === STOPPING || state === PAUSED;
}

/** Whether a guest's kernel, and with it a balloon driver, is at work. */
export function isUp(vms: Vms, vm: number): boolean {
  return vms.state[vm] === RUNNING;
}

/** Whether a guest does nothing at all in this tick, and so needs no cycles: stunned, or waiting for a disk that does nothing. */
export function isStunned(vms: Vms, v: number): boolean {
  return vms.heldFraction[v] === 1 || (vms.diskFraction[v] === 0 && vms.state[v] === RUNNING);
}
