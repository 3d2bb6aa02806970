import { describe, expect, it } from 'vitest';
import { SHARING_POLICIES } from '#shared/sim/codes.ts';
import { aWorld } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

const PLAIN = { vm: 0, sharesFactor: 1, reservationMhz: 0, limitMhz: 0, reservedMib: 0 };

describe('setting an allocation', () => {
  it('gives shares in steps of normal priority, a floor and a ceiling', () => {
    const world = aWorld({ vms: 1, vm: { vcpus: 2 } });
    expect(
      give(world, 'setAllocation', { vm: 0, sharesFactor: 4, reservationMhz: 2400, limitMhz: 4800, reservedMib: 1024 }),
    ).toBeUndefined();
    const { vms } = world;
    // 1 000 shares a vCPU at normal priority
    expect([vms.shares[0], vms.reservationMhz[0], vms.limitMhz[0], vms.reservedMib[0]]).toEqual([
      8000, 2400, 4800, 1024,
    ]);
  });

  it('is refused when floor and ceiling contradict each other or nothing would change', () => {
    const world = aWorld({ vms: 1 });
    expect(give(world, 'setAllocation', { ...PLAIN, reservationMhz: 2000, limitMhz: 1999 })).toEqual({
      code: 'reservationAboveLimit',
    });
    expect(give(world, 'setAllocation', PLAIN)).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 1 })).toEqual({ code: 'noSuchVm', vm: 1 });
  });

  it('is refused when the host cannot keep all of its floors at once', () => {
    const world = aWorld({ vms: 2, vm: { memMib: 40_000 } });
    give(world, 'setAllocation', { ...PLAIN, reservationMhz: 30_000, reservedMib: 40_000 });
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 1, reservationMhz: 8401 })).toEqual({
      code: 'reservationTooLarge',
      host: 0,
      needMhz: 8401,
      freeMhz: 8400,
    });
    // 65 536 less two overheads of 352 and what the other VM has reserved
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 1, reservedMib: 30_000 })).toEqual({
      code: 'notEnoughMemory',
      host: 0,
      needMib: 30_000,
      freeMib: 24_832,
    });
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 1, reservedMib: 40_001 })).toEqual({
      code: 'reservedAboveMemory',
      vm: 1,
      maxMib: 40_000,
    });
  });
});

describe('ballooning a VM by hand', () => {
  it('asks its balloon for so much', () => {
    const world = aWorld({ vms: 1 });
    expect(give(world, 'balloonVm', { vm: 0, mib: 1024 })).toBeUndefined();
    expect(world.vms.balloonAskedMib[0]).toBe(1024);
    expect(give(world, 'balloonVm', { vm: 0, mib: 1024 })).toEqual({ code: 'nothingToChange' });
  });

  it('is refused beyond 65 % of its memory, without a driver, and for a VM that does not run', () => {
    const world = aWorld({ vms: 2, placedOn: [0] });
    expect(give(world, 'balloonVm', { vm: 0, mib: 2663 })).toEqual({ code: 'balloonTooLarge', vm: 0, maxMib: 2662 });
    expect(give(world, 'balloonVm', { vm: 1, mib: 10 })).toEqual({ code: 'vmIsNotRunning', vm: 1 });
    expect(give(world, 'balloonVm', { vm: 2, mib: 10 })).toEqual({ code: 'noSuchVm', vm: 2 });
    const bare = aWorld({ vms: 1, vm: { balloonDriver: false } });
    expect(give(bare, 'balloonVm', { vm: 0, mib: 10 })).toEqual({ code: 'noBalloonDriver', vm: 0 });
  });
});

describe('setting policies', () => {
  it('chooses what a host may merge', () => {
    const world = aWorld();
    expect(give(world, 'setSharing', { host: 0, policy: 'all' })).toBeUndefined();
    expect(SHARING_POLICIES[world.hosts.sharing[0]]).toBe('all');
    expect(give(world, 'setSharing', { host: 0, policy: 'all' })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setSharing', { host: 1, policy: 'off' })).toEqual({ code: 'noSuchHost', host: 1 });
  });

  it('tightens overcommit without touching what stands: the room just becomes negative', () => {
    const world = aWorld({ vms: 3, vm: { memMib: 30_000 }, placedOn: [0, 0, 0] });
    expect(give(world, 'setOvercommit', { percent: 100 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'overcommit', value: 100, by: 2 });
    expect(world.hosts.vms[0]).toBe(3);
    expect(give(world, 'setOvercommit', { percent: 100 })).toEqual({ code: 'nothingToChange' });
  });

  it('sets the reserve for host failures', () => {
    const world = aWorld();
    expect(give(world, 'setHaReserve', { hosts: 1 })).toBeUndefined();
    expect(world.hall.haReserve[0]).toBe(1);
    expect(give(world, 'setHaReserve', { hosts: 1 })).toEqual({ code: 'nothingToChange' });
  });
});
