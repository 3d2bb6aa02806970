import { describe, expect, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('placing a VM', () => {
  it('[CLU-12] promises its memory and overhead to the host and starts it after three seconds', () => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere', vm: { memMib: 4096 } });
    expect(give(world, 'placeVm', { vm: 0, host: 0 }, 7)).toBeUndefined();
    // 4096 + ceil(32 + 0.8 % of 4096)
    expect(world.hosts.promisedMib[0]).toBe(4161);
    expect(world.events).toContainEqual({ type: 'vmPlaced', vm: 0, host: 0, by: 7 });
    run(world, 14);
    expect(VM_STATES[world.vms.state[0]]).toBe('booting');
    run(world, 1);
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
  });

  it('is refused, with the numbers, when the host has promised too much already', () => {
    const world = aWorld({ vms: 2, placedOn: [0], vm: { memMib: 40_960 }, policies: { overcommitPercent: 120 } });
    // 120 % of 65 536 less 40 960 + 360
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toEqual({
      code: 'notEnoughMemory',
      host: 0,
      needMib: 41_320,
      freeMib: 37_323,
    });
  });

  it('is refused when the hosts left after a failure could not hold all that is promised', () => {
    const wish = { hosts: 3, vms: 5, placedOn: [0, 1], vm: { memMib: 30_000 } } as const;
    const world = aWorld({ ...wish, policies: { overcommitPercent: 100, haReserve: 1 } });
    // Two hosts of 65 536 are left; 30 000 + 272 are promised four times.
    expect(give(world, 'placeVm', { vm: 2, host: 2 })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 3, host: 2 })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 4, host: 0 })).toEqual({
      code: 'notEnoughReserve',
      host: 0,
      needMib: 30_272,
      spareMib: 2 * 65_536 - 4 * 30_272,
    });
  });

  it('is refused when the floors of the VMs there leave too few cycles for its own', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: [0, 1] });
    give(world, 'setAllocation', { vm: 0, sharesFactor: 1, reservationMhz: 30_000, limitMhz: 0, reservedMib: 0 });
    give(world, 'setAllocation', { vm: 1, sharesFactor: 1, reservationMhz: 10_000, limitMhz: 0, reservedMib: 0 });
    give(world, 'powerOffVm', { vm: 1 });
    run(world, 5);
    // 16 cores of 2 400 MHz
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toEqual({
      code: 'reservationTooLarge',
      host: 0,
      needMhz: 10_000,
      freeMhz: 8400,
    });
  });

  it('is refused on a host that is off, not there, closed or without the extensions that the VM needs', () => {
    const world = aWorld({
      hosts: [
        { model: 'test', state: 'off' },
        { model: 'legacy', state: 'on' },
        { model: 'test', state: 'on' },
      ],
      vms: 1,
      placedOn: 'nowhere',
    });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toEqual({ code: 'hostIsOff', host: 0 });
    expect(give(world, 'placeVm', { vm: 0, host: 1 })).toEqual({ code: 'noHardwareAssist', host: 1 });
    expect(give(world, 'placeVm', { vm: 0, host: 3 })).toEqual({ code: 'noSuchHost', host: 3 });
    give(world, 'setMaintenance', { host: 2, on: true });
    expect(give(world, 'placeVm', { vm: 0, host: 2 })).toEqual({ code: 'hostInMaintenance', host: 2 });
  });

  it('is refused for a VM that runs, travels or does not exist', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    expect(give(world, 'placeVm', { vm: 0, host: 1 })).toEqual({ code: 'vmIsRunning', vm: 0 });
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toEqual({ code: 'noSuchVm', vm: 1 });
    give(world, 'migrateCold', { vm: 0, host: 1 });
    expect(give(world, 'placeVm', { vm: 0, host: 1 })).toEqual({ code: 'vmIsMigrating', vm: 0 });
  });
});
