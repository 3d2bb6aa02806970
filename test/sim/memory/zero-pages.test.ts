import { describe, expect, it } from 'vitest';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const WINDOWS: SteadyGuests = {
  guest: 'windows',
  vcpus: 1,
  memMib: 4096,
  touchedFraction: 0.5,
  activeFraction: 0.25,
  commonFraction: 0,
  loadPercent: 10,
};
const SECONDS = { tickSeconds: 1 };

describe('cleared pages', () => {
  it('[MEM-12] are touched by a guest that clears its memory when it starts, and by no other', () => {
    const world = run(steadyWorld([WINDOWS, { ...WINDOWS, guest: 'linux' }], { scenario: SECONDS }), 2);
    expect(world.vms.everTouchedMib[0]).toBe(4096);
    expect(world.vms.everTouchedMib[1]).toBeCloseTo(2048, 6);
  });

  it('[MEM-12] are all one page: a scanner finds them even where large pages hide what else is alike', () => {
    const policies = { sharing: 'tenant', ladder: 'vsphere6' } as const;
    const guests = [{ ...WINDOWS, count: 2, commonFraction: 0.5 }];
    const world = run(
      steadyWorld(guests, { host: { memMib: 65_536, largePages: true }, scenario: SECONDS, policies }),
      8000,
    );
    // 4096 MiB at 450 pages/s take 2330 s a pass.
    expect(world.vms.savedExactMib[0]).toBeGreaterThan(0.95 * 2048);
    expect(world.vms.savedExactMib[0]).toBeLessThanOrEqual(2048);
  });

  it('[MEM-12] belong to their guest again as soon as it uses them', () => {
    const world = steadyWorld([WINDOWS], {
      scenario: SECONDS,
      policies: { sharing: 'tenant', scanPagesPerSecond: 100_000 },
    });
    run(world, 200);
    expect(world.vms.savedExactMib[0]).toBeGreaterThan(2000);
    world.vms.touchedShare[0] = 0.9;
    run(world, 200);
    expect(world.vms.savedExactMib[0]).toBeLessThan(0.11 * 4096);
  });

  it('[MEM-12] stay whole where nothing may be shared', () => {
    const world = run(steadyWorld([WINDOWS], { scenario: SECONDS, policies: { sharing: 'off' } }), 500);
    expect(world.vms.savedExactMib[0]).toBe(0);
  });

  it('[MEM-12] are shared before anything is swapped when many guests start at once', () => {
    // Five guests of 256 MiB on a host that cannot hold all that they clear, as in Waldspurger, OSDI 2002, §6.
    const guest: SteadyGuests = { ...WINDOWS, count: 5, memMib: 256, balloonDriver: true };
    const world = steadyWorld([guest], {
      host: { memMib: 1024, swapDevice: 'hdd', bootSeconds: 1 },
      scenario: { tickSeconds: 1 },
      policies: { ladder: 'esx2002', sharing: 'tenant', scanPagesPerSecond: 450 },
    });
    for (let vm = 0; vm < 5; vm++) give(world, 'powerOffVm', { vm });
    run(world, 20);
    for (let vm = 0; vm < 5; vm++) give(world, 'powerOnVm', { vm });
    let most = { saved: 0, swapped: 0 };
    for (let t = 0; t < 120; t++) {
      run(world, 1);
      const { savedExactMib, swappedExactMib } = world.hosts;
      most = { saved: Math.max(most.saved, savedExactMib[0]), swapped: Math.max(most.swapped, swappedExactMib[0]) };
    }
    expect(most.saved).toBeGreaterThan(250);
    expect(most.swapped).toBeLessThan(most.saved);
  });
});

describe('large pages', () => {
  it('[MEM-13] hide equal pages on any host that uses them, until it is short', () => {
    const guest: SteadyGuests = { ...WINDOWS, guest: 'linux', count: 2, commonFraction: 0.5, touchedFraction: 1 };
    const saved = (largePages: number, memMib: number) => {
      const policies = { sharing: 'tenant', ladder: 'esx4', scanPagesPerSecond: 100_000 } as const;
      const world = steadyWorld([guest], { host: { memMib }, scenario: SECONDS, policies });
      world.hosts.largePages[0] = largePages;
      return run(world, 300).hosts.savedExactMib[0];
    };
    expect(saved(0, 65_536)).toBeGreaterThan(1900);
    expect(saved(1, 65_536)).toBe(0);
    expect(saved(1, 8600)).toBeGreaterThan(100);
  });

  it('[MEM-13] make walks cheap only while they are whole', () => {
    const guest: SteadyGuests = { ...WINDOWS, guest: 'linux', count: 2, commonFraction: 0.5, touchedFraction: 1 };
    const tax = (largePages: number, memMib: number) => {
      const world = steadyWorld([guest], { host: { memMib }, scenario: SECONDS, policies: { sharing: 'tenant' } });
      world.hosts.largePages[0] = largePages;
      return run(world, 50).vms.taxFactor[0];
    };
    expect(tax(1, 65_536)).toBeLessThan(tax(0, 65_536));
    expect(tax(1, 9000)).toBeCloseTo(tax(0, 9000), 9);
  });

  it('[MEM-13] are broken at 190 MiB a second', () => {
    const guest: SteadyGuests = { ...WINDOWS, guest: 'linux', count: 2, commonFraction: 1, touchedFraction: 1 };
    const policies = { sharing: 'tenant', ladder: 'vsphere6', scanPagesPerSecond: 1_000_000_000 } as const;
    const world = steadyWorld([guest], { host: { memMib: 9000, largePages: true }, scenario: SECONDS, policies });
    run(world, 1);
    const before = world.vms.savedExactMib[0];
    run(world, 1);
    expect(world.vms.savedExactMib[0] - before).toBeLessThanOrEqual(190);
  });
});
