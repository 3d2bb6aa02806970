import { describe, expect, it } from 'vitest';
import { DOM0_STATES, HOST_STATES, HYPERVISORS } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const empty = () => aWorld({ hosts: 1, vms: 1, placedOn: 'nowhere' });

describe('another hypervisor', () => {
  it('[TEC-12] is there after 20 seconds, with the privileged guest that it needs', () => {
    const world = empty();
    expect(give(world, 'setHypervisor', { host: 0, hypervisor: 'dom0' }, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hypervisorInstalled', host: 0, by: 3 });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toEqual({ code: 'hostIsBusy', host: 0 });
    run(world, 98);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('booting');
    run(world, 2);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
    expect(HYPERVISORS[world.hosts.hypervisor[0]]).toBe('dom0');
    expect([DOM0_STATES[world.hosts.dom0State[0]], world.hosts.dom0Vcpus[0]]).toEqual(['running', 2]);
  });

  it('takes its privileged guest away with it', () => {
    const world = empty();
    for (const hypervisor of ['parentPartition', 'inKernel'] as const) {
      give(world, 'setHypervisor', { host: 0, hypervisor });
      run(world, 101);
    }
    expect([DOM0_STATES[world.hosts.dom0State[0]], world.hosts.dom0Vcpus[0]]).toEqual(['none', 0]);
  });

  it('needs a host that is on and empty, and must be another', () => {
    const world = aWorld({ hosts: 1, vms: 2 });
    expect(give(world, 'setHypervisor', { host: 0, hypervisor: 'dom0' })).toEqual({
      code: 'hostNotEmpty',
      host: 0,
      vms: 2,
    });
    expect(give(world, 'setHypervisor', { host: 1, hypervisor: 'dom0' })).toEqual({ code: 'noSuchHost', host: 1 });
    expect(give(empty(), 'setHypervisor', { host: 0, hypervisor: 'type1' })).toEqual({ code: 'nothingToChange' });
  });

  it('cannot be put under a VM that is on its way there', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0] });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'setHypervisor', { host: 1, hypervisor: 'type2' })).toEqual({
      code: 'hostNotEmpty',
      host: 1,
      vms: 1,
    });
  });
});
