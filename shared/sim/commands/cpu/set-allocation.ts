import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { lockedMib, ownsDevice } from '../../capabilities/index.ts';
import { unreservedMhz, unreservedMib } from '../../cpu/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import { sharesOf } from '../../kernel/shares.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { maxBalloonMib } from '../../memory/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Sets what a VM is worth to its host: shares as a multiple of normal (×1, ×2, ×4 in the game), a floor and a ceiling in
 * MHz (ceiling 0 = none), and memory in MiB that is never reclaimed.
 */
export const setAllocation = defineCommand({
  payload: {
    vm: row<VmId>('vms'),
    sharesFactor: int(1, 8),
    reservationMhz: int(0, 1_000_000),
    limitMhz: int(0, 1_000_000),
    reservedMib: int(0, 16_777_216),
  },

  check(world, args) {
    const { vms } = world;
    const { vm, sharesFactor, reservationMhz, limitMhz, reservedMib } = args;
    if (limitMhz > 0 && reservationMhz > limitMhz) return { code: 'reservationAboveLimit' };
    if (reservedMib > vms.memMib[vm]) return { code: 'reservedAboveMemory', vm, maxMib: vms.memMib[vm] };
    const same =
      vms.shares[vm] === sharesOf(vms.vcpus[vm], sharesFactor) &&
      vms.reservationMhz[vm] === reservationMhz &&
      vms.limitMhz[vm] === limitMhz &&
      vms.reservedMib[vm] === reservedMib;
    if (same) return { code: 'nothingToChange' };
    const needMib = ownsDevice(vms, vm) ? vms.memMib[vm] : reservedMib;
    const target = vms.migration[vm] === NONE ? NONE : (world.migrations.to[vms.migration[vm]] as HostId);
    return (
      hostRefusal(world, vm, vms.host[vm] as HostId, reservationMhz, needMib) ??
      hostRefusal(world, vm, target, reservationMhz, needMib)
    );
  },

  apply({ vms }, { vm, sharesFactor, reservationMhz, limitMhz, reservedMib }) {
    vms.shares[vm] = sharesOf(vms.vcpus[vm], sharesFactor);
    vms.reservationMhz[vm] = reservationMhz;
    vms.limitMhz[vm] = limitMhz;
    vms.reservedMib[vm] = reservedMib;
    vms.balloonAskedMib[vm] = Math.min(vms.balloonAskedMib[vm], maxBalloonMib(vms.memMib[vm], lockedMib(vms, vm)));
  },
});

/** A floor is a promise: a VM's host, and the one it is on its way to, must be able to keep all of their floors at once. */
function hostRefusal(
  world: OpenWorld,
  vm: VmId,
  host: HostId | typeof NONE,
  needMhz: number,
  needMib: number,
): Refusal | undefined {
  if (host === NONE) return undefined;
  const freeMhz = unreservedMhz(world, host, vm);
  if (needMhz > freeMhz) return { code: 'reservationTooLarge', host, needMhz, freeMhz };
  const freeMib = unreservedMib(world, host, vm);
  return needMib > freeMib ? { code: 'notEnoughMemory', host, needMib, freeMib } : undefined;
}
