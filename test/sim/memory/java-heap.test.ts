import { describe, expect, it } from 'vitest';
import { CAUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { heapWork, leastHeapMib } from '#shared/sim/memory/java-heap.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** 4 GiB: a heap of 3000 MiB of which 1000 live, and 400 MiB touched outside of it. */
const JAVA: SteadyGuests = {
  workload: 'jvm',
  vcpus: 4,
  memMib: 4000,
  touchedFraction: 0.85,
  activeFraction: 0.425,
  heap: { mib: 3000, liveMib: 1000 },
  commonFraction: 0,
  loadPercent: 30,
};

function java(guest: Partial<SteadyGuests> = {}): World {
  return run(steadyWorld([{ ...JAVA, ...guest }], { host: { swapDevice: 'ssd' }, scenario: { tickSeconds: 1 } }), 30);
}

describe('a Java heap', () => {
  it('[MEM-20] costs what was published at 2, 3 and 5 times what lives in it', () => {
    expect(heapWork(2000, 1000)).toBeCloseTo(1.7, 9);
    expect(heapWork(3000, 1000)).toBeCloseTo(1.175, 9);
    expect(heapWork(5000, 1000)).toBeCloseTo(1.04375, 9);
  });

  it('[MEM-20] takes more cycles for the same work as it gets smaller, and virtualization is not to blame', () => {
    const world = java();
    const [before, tax] = [world.vms.gotMhz[0], world.vms.taxPermille[0]];
    expect(give(world, 'setHeap', { vm: 0, heapMib: 2000 })).toBeUndefined();
    run(world, 60);
    expect(world.vms.gotMhz[0] / before).toBeCloseTo(1.7 / 1.175, 6);
    expect(world.vms.taxPermille[0]).toBe(tax);
  });

  it('[MEM-20] leaves to the guest what it gives up, and a balloon takes that without paging', () => {
    const world = java();
    const { vms } = world;
    expect(vms.touchedExactMib[0]).toBeCloseTo(3400, 0);
    give(world, 'setHeap', { vm: 0, heapMib: 2000 });
    run(world, 200);
    expect(vms.touchedExactMib[0]).toBeCloseTo(2400, 0);
    expect(vms.everTouchedMib[0]).toBeCloseTo(3400, 0);
    give(world, 'balloonVm', { vm: 0, mib: 1150 });
    run(world, 60);
    expect(vms.balloonedExactMib[0]).toBeCloseTo(1150, 0);
    // Free in the guest: 1000. Idle outside the heap: half of 400.
    expect(vms.guestPagedMib[0]).toBe(0);
    give(world, 'balloonVm', { vm: 0, mib: 1300 });
    run(world, 60);
    expect(vms.guestPagedMib[0]).toBeCloseTo(100, 0);
  });

  it('[MEM-20] makes the guest page when the balloon is larger than what is idle outside of it', () => {
    const world = java();
    give(world, 'balloonVm', { vm: 0, mib: 1200 });
    run(world, 60);
    expect(world.vms.guestPagedMib[0]).toBeCloseTo(1000, 0);
    expect(world.vms.speed[0]).toBeLessThan(0.85);
  });

  it('[MEM-20] names garbage collection as the cause where its vCPUs cannot do it all', () => {
    const world = java({ loadPercent: 90 });
    give(world, 'setHeap', { vm: 0, heapMib: 1500 });
    run(world, 60);
    expect(CAUSES[world.vms.cause[0]]).toBe('garbageCollection');
    expect(world.vms.speed[0]).toBeLessThan(0.35);
  });

  it('[MEM-20] has a least and a largest size, and is not everywhere', () => {
    const world = java();
    expect(leastHeapMib(1000)).toBe(1400);
    expect(give(world, 'setHeap', { vm: 0, heapMib: 1399 })).toEqual({ code: 'heapTooSmall', vm: 0, leastMib: 1400 });
    expect(give(world, 'setHeap', { vm: 0, heapMib: 3601 })).toEqual({ code: 'heapTooLarge', vm: 0, maxMib: 3600 });
    expect(give(world, 'setHeap', { vm: 0, heapMib: 3000 })).toEqual({ code: 'nothingToChange' });
    const web = run(steadyWorld([{ workload: 'web' }]), 5);
    expect(give(web, 'setHeap', { vm: 0, heapMib: 500 })).toEqual({ code: 'noHeap', vm: 0 });
  });
});
