import type { HostId, VmId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { writeRefusal, writeRule } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Binds a VM to a host or keeps it away from one, strictly or if possible. */
export const addHostRule = defineCommand({
  payload: {
    vm: row<VmId>('vms'),
    kind: oneOf(['mustRunOn', 'mustAvoid', 'shouldRunOn', 'shouldAvoid']),
    host: row<HostId>('hosts'),
  },

  check(world, { vm, kind, host }) {
    return writeRefusal(world, { kind, vm, other: host });
  },

  apply(world, { vm, kind, host }, by) {
    writeRule(world, { kind, vm, other: host });
    world.events.push({ type: 'ruleAdded', vm, by });
  },
});
