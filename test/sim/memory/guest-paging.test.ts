import { describe, expect, it } from 'vitest';
import type { World } from '#shared/sim/kernel/world.ts';
import { pagingFactor } from '#shared/sim/memory/double-paging.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const GUEST: SteadyGuests = {
  vcpus: 4,
  memMib: 4096,
  touchedFraction: 0.9,
  activeFraction: 0.5,
  commonFraction: 0,
  loadPercent: 50,
};

function ballooned(guest: SteadyGuests, mib: number): World {
  const world = steadyWorld([guest], { host: { swapDevice: 'ssd' }, scenario: { tickSeconds: 1 } });
  run(world, 1);
  give(world, 'balloonVm', { vm: 0, mib });
  return run(world, 60);
}

describe('a balloon in a Java machine', () => {
  it('[MEM-15] makes it page where another guest only gives up what it does not use', () => {
    const java = ballooned({ ...GUEST, workload: 'jvm' }, 1200);
    const web = ballooned({ ...GUEST, workload: 'web' }, 1200);
    expect(web.vms.guestPagedMib[0]).toBe(0);
    // All of its heap is in use to the collector: 1200 MiB less what it never touched.
    expect(java.vms.guestPagedMib[0]).toBeCloseTo(1200 - (java.vms.everTouchedMib[0] - java.vms.touchedExactMib[0]), 3);
    expect(java.vms.speed[0]).toBeLessThan(0.8 * web.vms.speed[0]);
  });
});

describe('double paging', () => {
  it('[MEM-14] costs 2.2 times the disk work when the host has swapped all that the guest pages', () => {
    const world = run(steadyWorld([GUEST]), 1);
    expect(pagingFactor(world, 0)).toBe(1);
    world.vms.swappedExactMib[0] = world.vms.everTouchedMib[0];
    expect(pagingFactor(world, 0)).toBeCloseTo(258 / 117, 9);
    world.vms.swappedExactMib[0] /= 2;
    expect(pagingFactor(world, 0)).toBeCloseTo((1 + 258 / 117) / 2, 9);
  });

  it('[MEM-14] costs nothing more where the host knows what its guests page out', () => {
    const world = run(steadyWorld([GUEST], { policies: { pagingRedirection: true } }), 1);
    world.vms.swappedExactMib[0] = 1000;
    expect(pagingFactor(world, 0)).toBe(1);
  });
});

describe('a memory leak', () => {
  it('[MEM-16] takes 128 MiB more each second, which nobody uses, until it is over or the guest is full', () => {
    const world = run(aWorld({ vms: 2, vm: { memMib: 16_384 } }), 5);
    const { vms } = world;
    const before = vms.touchedExactMib[0];
    expect(giveAsInstructor(world, 'injectFault', { fault: 'memoryLeak', subject: 0 })).toBeUndefined();
    run(world, 99);
    expect(vms.leakedMib[0]).toBeCloseTo(20 * 128, 3);
    expect(vms.touchedExactMib[0] - before).toBeGreaterThan(700);
    expect(vms.activeExactMib[0]).toBeLessThan(before);
    run(world, 400);
    expect(vms.leakedMib[0]).toBeCloseTo(40 * 128, -2);
    expect(vms.leakMibPerS[0]).toBe(0);
    expect(vms.leakedMib[1]).toBe(0);
  });

  it('[MEM-16] ends with a restart, and with nothing else', () => {
    const world = run(aWorld({ vms: 1 }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'memoryLeak', subject: 0 });
    run(world, 300);
    expect(world.vms.leakedMib[0]).toBe(4096);
    expect(world.vms.touchedExactMib[0]).toBeLessThanOrEqual(4096);
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 30);
    give(world, 'powerOnVm', { vm: 0 });
    run(world, 300);
    expect(world.vms.leakedMib[0]).toBe(0);
  });

  it('[MEM-16] needs a VM that runs', () => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere' });
    const refusal = giveAsInstructor(world, 'injectFault', { fault: 'memoryLeak', subject: 0 });
    expect(refusal).toEqual({ code: 'vmIsNotRunning', vm: 0 });
  });
});
