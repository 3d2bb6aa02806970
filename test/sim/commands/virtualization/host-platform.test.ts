import { describe, expect, it } from 'vitest';
import { DOM0_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const XEN = { hypervisor: 'dom0' } as const;

describe('setDom0Vcpus', () => {
  it('[IOP-3] sizes the privileged guest, up to the cores of its host', () => {
    const world = aWorld({ vms: 0, host: { ...XEN, cores: 4 } });
    expect(give(world, 'setDom0Vcpus', { host: 0, vcpus: 4 })).toBeUndefined();
    expect(world.hosts.dom0Vcpus[0]).toBe(4);
    expect(give(world, 'setDom0Vcpus', { host: 0, vcpus: 4 })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setDom0Vcpus', { host: 0, vcpus: 5 })).toEqual({ code: 'tooManyVcpus', host: 0, maxVcpus: 4 });
    expect(give(aWorld({ vms: 0 }), 'setDom0Vcpus', { host: 0, vcpus: 2 })).toEqual({ code: 'noDom0', host: 0 });
  });
});

describe('restartDom0', () => {
  it('[IOP-6] takes six seconds, and is not done twice at once', () => {
    const world = aWorld({ vms: 0, host: XEN });
    expect(give(world, 'restartDom0', { host: 0 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'dom0Restarted', host: 0, by: 1 });
    expect(give(world, 'restartDom0', { host: 0 })).toEqual({ code: 'dom0IsRestarting', host: 0 });
    run(world, 28);
    expect(DOM0_STATES[world.hosts.dom0State[0]]).toBe('restarting');
    run(world, 1);
    expect(DOM0_STATES[world.hosts.dom0State[0]]).toBe('running');
    expect(give(aWorld({ vms: 0 }), 'restartDom0', { host: 0 })).toEqual({ code: 'noDom0', host: 0 });
  });
});

describe('setPaging', () => {
  it('[TEC-12] needs hardware that can choose, and a host on which nobody is awake', () => {
    const world = aWorld({ vms: 1 });
    expect(give(world, 'setPaging', { host: 0, paging: 'shadow' })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 10);
    expect(give(world, 'setPaging', { host: 0, paging: 'shadow' })).toBeUndefined();
    expect(give(world, 'setPaging', { host: 0, paging: 'shadow' })).toEqual({ code: 'nothingToChange' });
    const old = aWorld({ vms: 0, host: { generation: 'penryn' } });
    expect(give(old, 'setPaging', { host: 0, paging: 'nested' })).toEqual({ code: 'noNestedPaging', host: 0 });
    expect(give(old, 'setPaging', { host: 0, paging: 'shadow' })).toEqual({ code: 'nothingToChange' });
  });
});

describe('setLargePages', () => {
  it('[TEC-4] is off until somebody wants it', () => {
    const world = aWorld({ vms: 0 });
    expect(world.hosts.largePages[0]).toBe(0);
    expect(give(world, 'setLargePages', { host: 0, large: false })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setLargePages', { host: 0, large: true }, 4)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'largePages', value: 1, by: 4 });
    expect(give(world, 'setLargePages', { host: 2, large: true })).toEqual({ code: 'noSuchHost', host: 2 });
  });
});
