import { NONE, type VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { assignHost } from '../../placement/index.ts';
import { copyRefusal } from '../../storage/index.ts';
import { defineCommand } from '../define.ts';

const OFF = VM_STATES.indexOf('off');
const TEMPLATE = VM_STATES.indexOf('template');

/** Makes a VM that is off into a master copy, which leaves its host and cannot be started; or makes a VM of one again. */
export const makeTemplate = defineCommand({
  payload: { vm: row<VmId>('vms'), template: flag() },

  check: (world, { vm, template }) => (template ? copyRefusal(world, vm) : undefined),

  apply(world, { vm, template }, by) {
    if (template) assignHost(world, vm, NONE);
    world.vms.state[vm] = template ? TEMPLATE : OFF;
    world.events.push({ type: 'templateMade', vm, on: template, by });
  },
});
