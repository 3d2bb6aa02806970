import { describe, expect, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { eventsOf } from '../../../support/events-of.ts';
import { give } from '../../../support/give.ts';

const bare = { balloonDriver: false } as const;
const TICKS_OF_8_S = 40;

describe('a balloon driver', () => {
  it('[MEM-19] works 8 s after it was ordered, in a Linux guest that goes on running', () => {
    const world = run(aWorld({ vms: 1, vm: bare }), 5);
    expect(give(world, 'installDriver', { vm: 0 })).toBeUndefined();
    run(world, TICKS_OF_8_S - 1);
    expect(world.vms.balloonDriver[0]).toBe(0);
    expect(give(world, 'balloonVm', { vm: 0, mib: 100 })).toEqual({ code: 'noBalloonDriver', vm: 0 });
    run(world, 1);
    expect(world.vms.balloonDriver[0]).toBe(1);
    expect(world.vms.state[0]).toBe(VM_STATES.indexOf('running'));
    expect(give(world, 'balloonVm', { vm: 0, mib: 100 })).toBeUndefined();
  });

  it('[MEM-19] restarts a Windows guest', () => {
    const world = run(aWorld({ vms: 1, vm: { ...bare, guest: 'windows' } }), 5);
    give(world, 'installDriver', { vm: 0 });
    run(world, TICKS_OF_8_S);
    expect(VM_STATES[world.vms.state[0]]).toBe('booting');
    expect(world.vms.balloonDriver[0]).toBe(1);
  });

  it('[MEM-19] is refused by closed kernels, by programs without one, and twice', () => {
    const refusal = (vm: object, wish = {}) =>
      give(run(aWorld({ vms: 1, vm: { ...bare, ...vm }, ...wish }), 5), 'installDriver', { vm: 0 });
    expect(refusal({ guest: 'rtos' })).toEqual({ code: 'kernelIsClosed', vm: 0 });
    expect(refusal({ guest: 'closedUnix' })).toEqual({ code: 'kernelIsClosed', vm: 0 });
    const container = { technique: 'container' };
    expect(refusal(container, { host: { hypervisor: 'containerHost' } })).toEqual({ code: 'noKernelOfItsOwn', vm: 0 });
    expect(refusal({ balloonDriver: true })).toEqual({ code: 'nothingToChange' });
    const world = run(aWorld({ vms: 1, vm: bare }), 5);
    give(world, 'installDriver', { vm: 0 });
    expect(give(world, 'installDriver', { vm: 0 })).toMatchObject({ code: 'driverIsComing', vm: 0 });
  });

  it('waits for a guest that is off when its time comes', () => {
    const world = run(aWorld({ vms: 1, vm: bare }), 5);
    give(world, 'installDriver', { vm: 0 });
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 2 * TICKS_OF_8_S);
    expect(world.vms.balloonDriver[0]).toBe(0);
    give(world, 'powerOnVm', { vm: 0 });
    expect(eventsOf(world, 60).filter(({ type }) => type === 'driverInstalled')).toHaveLength(1);
    expect(world.vms.balloonDriver[0]).toBe(1);
  });
});
