import type { VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { lockedMib } from '../../capabilities/index.ts';
import { maxBalloonMib } from '../../memory/index.ts';
import { defineCommand } from '../define.ts';

/** Asks a guest's balloon to hold at least so much memory; 0 leaves it to the host again. */
export const balloonVm = defineCommand({
  payload: { vm: row<VmId>('vms'), mib: int(0, 16_777_216) },

  check({ vms }, { vm, mib }) {
    const maxMib = maxBalloonMib(vms.memMib[vm], lockedMib(vms, vm));
    if (mib > maxMib) return { code: 'balloonTooLarge', vm, maxMib };
    return vms.balloonAskedMib[vm] === mib ? { code: 'nothingToChange' } : undefined;
  },

  apply({ vms }, { vm, mib }) {
    vms.balloonAskedMib[vm] = mib;
  },
});
