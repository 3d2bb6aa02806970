import type { VmId } from '#shared/ids.ts';
import { type FailureReason, VM_STATES } from '../kernel/codes/index.ts';
import { uniform } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { failMigration } from '../placement/index.ts';
import { endMemoryWork } from '../storage/index.ts';
import { readyAt } from './boot-work.ts';
import { clearGuest } from './guest-state.ts';

const OFF = VM_STATES.indexOf('off');
const RUNNING = VM_STATES.indexOf('running');
/** Chance that a file system is not clean after the power was cut; design value. */
const DIRTY_CHANCE = 0.1;

/** Takes the power from a VM. One that was at work may have to check its file system when it boots next. */
export function pullThePlug(world: World, vm: VmId, by: number): void {
  const { vms, streams, events } = world;
  if (vms.state[vm] === RUNNING && uniform(streams, 'boot') < DIRTY_CHANCE) vms.dirtyDisk[vm] = 1;
  loseState(world, vm, 'vmStopped');
  events.push({ type: 'vmCut', vm, by });
}

/** A VM is off at once, where it stands, and what it had in memory is gone. */
export function loseState(world: World, vm: VmId, moveEnds: FailureReason): void {
  const { vms } = world;
  failMigration(world, vm, moveEnds);
  endMemoryWork(world, vm);
  clearGuest(world, vm);
  vms.imageMib[vm] = 0;
  readyAt(vms, vm, 0);
  vms.state[vm] = OFF;
}
