import { describe, expect, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('powering a VM on', () => {
  it('boots it where it stands', () => {
    const world = aWorld({ vms: 1 });
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 5);
    expect(give(world, 'powerOnVm', { vm: 0 })).toBeUndefined();
    run(world, 15);
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
    expect(world.hosts.promisedMib[0]).toBe(4161);
  });

  it('is refused for one that runs, stands nowhere, travels or does not exist', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'vmIsRunning', vm: 0 });
    expect(give(world, 'powerOnVm', { vm: 2 })).toEqual({ code: 'noSuchVm', vm: 2 });
    give(world, 'migrateCold', { vm: 0, host: 1 });
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'vmIsMigrating', vm: 0 });
    const unplaced = aWorld({ vms: 1, placedOn: 'nowhere' });
    expect(give(unplaced, 'powerOnVm', { vm: 0 })).toEqual({ code: 'vmIsNotPlaced', vm: 0 });
  });

  it('is refused while its host sleeps', () => {
    const world = aWorld({ vms: 1 });
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 5);
    expect(give(world, 'sleepHost', { host: 0 })).toBeUndefined();
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'hostIsBusy', host: 0 });
    run(world, 10);
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'hostIsOff', host: 0 });
  });
});
