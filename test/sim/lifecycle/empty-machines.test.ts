import { describe, expect, it } from 'vitest';
import { CORNER_SHOP } from '#shared/scenarios/parts.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

/** Two machines, of which the first has a system. */
const ONE_INSTALLED: TenantSpec = {
  ...CORNER_SHOP,
  vms: 2,
  vm: { ...PLAIN_VM, memMib: 1024, disk: { gib: 20, writtenGib: 1 } },
  baseload: true,
  offerAtS: 0,
  offerForS: 0,
  placedOn: [0],
  installed: 1,
};

describe('a machine with nothing on its disk', () => {
  it('[LIF-6] takes no room and cannot be started, copied or made a template', () => {
    const world = aWorld({ tenants: [ONE_INSTALLED] });
    expect(world.vms.diskMib[1]).toBe(0);
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toEqual({ code: 'nothingOnDisk', vm: 1 });
    expect(give(world, 'cloneVm', { vm: 1, into: 0, clone: 'full', identity: true })).toEqual({
      code: 'nothingOnDisk',
      vm: 1,
    });
    expect(give(world, 'makeTemplate', { vm: 1, template: true })).toEqual({ code: 'nothingOnDisk', vm: 1 });
  });

  it('[LIF-6] starts once another one has been cloned into it', () => {
    const world = aWorld({ tenants: [ONE_INSTALLED] });
    expect(give(world, 'cloneVm', { vm: 0, into: 1, clone: 'full', identity: true })).toBeUndefined();
    run(world, 100);
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toBeUndefined();
    run(world, 100);
    expect(VM_STATES[world.vms.state[1]]).toBe('running');
    expect(world.vms.identity[1]).toBe(1);
  });
});
