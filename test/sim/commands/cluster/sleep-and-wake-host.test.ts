import { describe, expect, it } from 'vitest';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give, giveAsInstructor } from '../../../support/give.ts';

const stateOf = (world: ReturnType<typeof aWorld>, host: number) => HOST_STATES[world.hosts.state[host]];

describe('sleep and waking', () => {
  it('[CLU-9] take 2 and 6 seconds', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0] });
    expect(give(world, 'sleepHost', { host: 1 })).toBeUndefined();
    run(world, 10);
    expect(stateOf(world, 1)).toBe('asleep');
    expect(give(world, 'wakeHost', { host: 1 })).toBeUndefined();
    run(world, 30);
    expect(stateOf(world, 1)).toBe('on');
  });

  it('powers on a host that is off in 8 seconds', () => {
    const world = aWorld({ hosts: [{ model: 'test', state: 'off' }], vms: 0 });
    expect(give(world, 'wakeHost', { host: 0 })).toBeUndefined();
    expect(stateOf(world, 0)).toBe('booting');
    run(world, 40);
    expect(stateOf(world, 0)).toBe('on');
  });

  it('are refused to the host that a cold move reads from, so that a VM never boots on a host that sleeps [CLU-4]', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, placedOn: [0] }), 5);
    give(world, 'migrateCold', { vm: 0, host: 1 });
    run(world, 2);
    expect(VM_STATES[world.vms.state[0]]).toBe('off');
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 1 });
    run(world, 20);
    expect([VM_STATES[world.vms.state[0]], stateOf(world, 0)]).toEqual(['running', 'on']);
  });

  it('[CLU-40] wait for VMs that are moved away, and sleep as soon as the last has left', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    give(world, 'migrateLive', { vm: 1, host: 1 });
    expect(give(world, 'sleepHost', { host: 0 })).toBeUndefined();
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostIsRetiring', host: 0 });
    expect(stateOf(world, 0)).toBe('on');
    run(world, 600);
    expect([stateOf(world, 0), world.hosts.vms[1]]).toEqual(['asleep', 2]);
  });

  it('[CLU-40] call back a host that was to sleep', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0] });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    give(world, 'sleepHost', { host: 0 });
    expect(give(world, 'wakeHost', { host: 0 })).toBeUndefined();
    run(world, 600);
    expect(stateOf(world, 0)).toBe('on');
  });

  it('are refused with the obstacle', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] });
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 2 });
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'hostIsOn', host: 0 });
    expect(give(world, 'wakeHost', { host: 2 })).toEqual({ code: 'noSuchHost', host: 2 });
    give(world, 'sleepHost', { host: 1 });
    expect(give(world, 'wakeHost', { host: 1 })).toEqual({ code: 'hostIsBusy', host: 1 });
    expect(give(world, 'sleepHost', { host: 1 })).toEqual({ code: 'hostIsBusy', host: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'hostHasFailed', host: 0 });
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostHasFailed', host: 0 });
  });
});
