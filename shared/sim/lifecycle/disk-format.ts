import { NONE, type VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { vmRefusal } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { copyRefusal, reserveSpace, roomRefusal, startCopy } from '../storage/index.ts';

/** Why a VM’s disk cannot be made thin or thick, or nothing. */
export function formatRefusal(world: OpenWorld, vm: VmId, thin: boolean): Refusal | undefined {
  const { vms } = world;
  if ((vms.thin[vm] === 1) === thin) return { code: 'nothingToChange' };
  const unfit = vmRefusal(world, 'convertDisk', vm);
  if (unfit) return unfit;
  const fileMib = vms.diskGib[vm] * MIB_PER_GIB;
  const needMib = thin ? 0 : Math.max(0, fileMib - vms.diskMib[vm]);
  return copyRefusal(world, vm) ?? roomRefusal(world, vms.datastore[vm], needMib);
}

/**
 * Rewrites a disk in place. Thick: zeroes go where nothing was written, and a linked clone gets all that it shared with its
 * base. Thin: the file is read, and what is only zeroes is given back.
 */
export function convertDisk(world: World, vm: VmId, thin: boolean): void {
  const { vms } = world;
  const d = vms.datastore[vm];
  const fileMib = vms.diskGib[vm] * MIB_PER_GIB;
  if (thin) {
    startCopy(world, { kind: 'shrink', vm, from: d, to: d, totalMib: fileMib, readMib: 1, writeMib: 0 });
    return;
  }
  const gapMib = fileMib - vms.writtenExactMib[vm];
  const from = vms.base[vm] === NONE ? d : vms.datastore[vms.base[vm]];
  const readMib = vms.base[vm] === NONE ? 0 : 1;
  reserveSpace(world, d, gapMib);
  vms.writtenExactMib[vm] = fileMib;
  startCopy(world, { kind: 'inflate', vm, from, to: d, totalMib: gapMib, readMib, writeMib: 1 });
}

export function finishConversion({ vms, events }: World, vm: VmId, thin: boolean): void {
  vms.thin[vm] = thin ? 1 : 0;
  if (thin) vms.writtenExactMib[vm] = vms.dataExactMib[vm];
  else vms.base[vm] = NONE;
  events.push({ type: 'diskConverted', vm, thin });
}
