import type { VmId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { writeRefusal, writeRule } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Wants two VMs of a tenant on one host, on different hosts, or in different racks. */
export const addRule = defineCommand({
  payload: { vm: row<VmId>('vms'), kind: oneOf(['apart', 'apartRacks', 'together']), other: row<VmId>('vms') },

  check(world, { vm, kind, other }) {
    const { vms } = world;
    if (vm === other) return { code: 'sameVm' };
    if (vms.tenant[vm] !== vms.tenant[other]) return { code: 'notOneTenant' };
    return writeRefusal(world, { kind, vm, other });
  },

  apply(world, { vm, kind, other }, by) {
    writeRule(world, { kind, vm, other });
    world.events.push({ type: 'ruleAdded', vm, by });
  },
});
