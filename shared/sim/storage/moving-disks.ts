import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { workRate } from '../cpu/index.ts';
import { COPY_KINDS, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

const MOVE_DISK = COPY_KINDS.indexOf('moveDisk');
const RUNNING = VM_STATES.indexOf('running');

/**
 * While files are moved, a guest writes to both places, so that nothing has to be sent twice: adds to `taken` the part of
 * each target's time that these second writes take.
 */
export function mirrorWrites(world: World, taken: Float64Array, iopsOf: (world: World, d: number) => number): void {
  const { copies, vms } = world;
  for (let c = 0; c < copies.rows; c++) {
    if (copies.kind[c] !== MOVE_DISK) continue;
    const [vm, to] = [copies.vm[c], copies.to[c]];
    if (vms.state[vm] !== RUNNING) continue;
    taken[to] = Math.min(1, taken[to] + (workRate(world, vm) * vms.writeIops[vm]) / iopsOf(world, to));
  }
}

/** Why a VM whose files are on their way into a host may not go to another one, or nothing. */
export function movingDiskRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const { copies, datastores } = world;
  for (let c = 0; c < copies.rows; c++) {
    if (copies.kind[c] !== MOVE_DISK || copies.vm[c] !== vm) continue;
    const inside = datastores.host[copies.to[c]] as HostId;
    if (inside !== NONE && inside !== host) return { code: 'diskIsElsewhere', vm, host: inside };
  }
  return undefined;
}
