import type { HostId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { CPU_GENERATIONS, PAGING_MODES } from '../../kernel/codes/index.ts';
import { awakeVms } from '../../lifecycle/index.ts';
import { hasNestedPaging } from '../../virtualization/index.ts';
import { defineCommand } from '../define.ts';

/** Chooses who keeps the page tables that the hardware of a host walks. No guest may be awake on it. */
export const setPaging = defineCommand({
  payload: { host: row<HostId>('hosts'), paging: oneOf(PAGING_MODES) },

  check(world, { host, paging }) {
    const { hosts } = world;
    if (hosts.paging[host] === PAGING_MODES.indexOf(paging)) return { code: 'nothingToChange' };
    if (!hasNestedPaging(CPU_GENERATIONS[hosts.generation[host]])) return { code: 'noNestedPaging', host };
    const vms = awakeVms(world, host);
    return vms > 0 ? { code: 'hostNotEmpty', host, vms } : undefined;
  },

  apply({ hosts, events }, { host, paging }, by) {
    hosts.paging[host] = PAGING_MODES.indexOf(paging);
    events.push({ type: 'policyChanged', policy: 'paging', value: hosts.paging[host], by });
  },
});
