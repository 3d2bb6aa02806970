import type { VmId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { OFFERED_TECHNIQUES, TECHNIQUES } from '../../kernel/codes/index.ts';
import { rebuild } from '../../lifecycle/index.ts';
import { changeRefusal } from '../../virtualization/index.ts';
import { defineCommand } from '../define.ts';

/** Chooses how a VM's kernel is run. A VM that runs is restarted for it. */
export const setTechnique = defineCommand({
  payload: { vm: row<VmId>('vms'), technique: oneOf(OFFERED_TECHNIQUES) },

  check(world, { vm, technique }) {
    if (world.vms.technique[vm] === TECHNIQUES.indexOf(technique)) return { code: 'nothingToChange' };
    return changeRefusal(world, vm, technique);
  },

  apply(world, { vm, technique }, by) {
    world.vms.technique[vm] = TECHNIQUES.indexOf(technique);
    rebuild(world, vm, by);
  },
});
