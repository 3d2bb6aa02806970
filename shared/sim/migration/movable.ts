import type { VmId } from '#shared/ids.ts';
import { pinRefusal } from '../cpu/pinning.ts';
import { IO_PATHS } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';

const PASSTHROUGH = IO_PATHS.indexOf('passthrough');

/**
 * Why a VM cannot move while it runs, or nothing: a device that is handed through keeps state that no other host has, so
 * it must be detached first, and cores that are its own are on its host and nowhere else. A cold move needs neither.
 */
export function movableRefusal(world: OpenWorld, vm: VmId): Refusal | undefined {
  if (world.vms.ioPath[vm] === PASSTHROUGH) return { code: 'vmHasPassthrough', vm };
  return pinRefusal(world, vm);
}
