import { describe, expect, it } from 'vitest';
import { aWorld } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

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
    // 65 536 less 756 for the hypervisor, two overheads of 352 and what the other VM has reserved
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 1, reservedMib: 30_000 })).toEqual({
      code: 'notEnoughMemory',
      host: 0,
      needMib: 30_000,
      freeMib: 24_076,
    });
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 1, reservedMib: 40_001 })).toEqual({
      code: 'reservedAboveMemory',
      vm: 1,
      maxMib: 40_000,
    });
  });

  it('is refused when the host that a VM is on its way to cannot keep the floor [CLU-12]', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: [0, 1] });
    give(world, 'setAllocation', { ...PLAIN, vm: 1, reservationMhz: 30_000, reservedMib: 4096 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'setAllocation', { ...PLAIN, reservationMhz: 8401 })).toEqual({
      code: 'reservationTooLarge',
      host: 1,
      needMhz: 8401,
      freeMhz: 8400,
    });
  });

  it('counts what is on its way to a host as there already [CLU-12]', () => {
    const world = aWorld({ hosts: 3, vms: 3, placedOn: [0, 1, 2] });
    for (const vm of [0, 1]) give(world, 'setAllocation', { ...PLAIN, vm, reservationMhz: 38_400 });
    give(world, 'migrateLive', { vm: 0, host: 2 });
    const full = { code: 'reservationTooLarge', host: 2 };
    expect(give(world, 'migrateLive', { vm: 1, host: 2 })).toMatchObject({ ...full, needMhz: 38_400, freeMhz: 0 });
    expect(give(world, 'setAllocation', { ...PLAIN, vm: 2, reservationMhz: 1 })).toMatchObject({ ...full, freeMhz: 0 });
  });
});
