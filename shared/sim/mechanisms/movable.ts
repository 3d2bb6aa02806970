import type { VmId } from '#shared/ids.ts';
import { IO_PATHS } from '../codes.ts';
import type { Refusal } from '../refusals.ts';
import type { OpenWorld } from '../world.ts';

const PASSTHROUGH = IO_PATHS.indexOf('passthrough');

/**
 * Why a VM cannot move while it runs, or nothing: a device that is handed through keeps state that no other host has, so
 * it must be detached first. A cold move needs no such thing.
 */
export function movableRefusal({ vms }: OpenWorld, vm: VmId): Refusal | undefined {
  return vms.ioPath[vm] === PASSTHROUGH ? { code: 'vmHasPassthrough', vm } : undefined;
}

/** Whether a VM may move while it runs, as far as its devices go. */
export function isMovable(world: OpenWorld, vm: VmId): boolean {
  return movableRefusal(world, vm) === undefined;
}
