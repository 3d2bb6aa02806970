import { describe, expect, it } from 'vitest';
import type { World } from '#shared/sim/world.ts';
import { run } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';

/** Statements that go round about virtualization and mislead: what is true of each, by its number in the lessons. */

describe('1: the host uses the memory in a balloon while it is inflated; letting the air out gives it back', () => {
  const guest: SteadyGuests = { memMib: 8192, touchedFraction: 0.75, activeFraction: 0.25, loadPercent: 20 };

  it('makes the host’s free memory larger by the size of the balloon', () => {
    const world = run(steadyWorld([guest], { host: { memMib: 32_768 } }), 5);
    const before = world.hosts.freeExactMib[0];
    give(world, 'balloonVm', { vm: 0, mib: 2000 });
    run(world, 100);
    expect(world.vms.balloonedExactMib[0]).toBe(2000);
    expect(world.hosts.freeExactMib[0] - before).toBeCloseTo(2000, 6);
  });

  it('makes it smaller again when the balloon shrinks, never larger', () => {
    const world = run(steadyWorld([guest], { host: { memMib: 32_768 } }), 5);
    const before = world.hosts.freeExactMib[0];
    give(world, 'balloonVm', { vm: 0, mib: 2000 });
    run(world, 100);
    give(world, 'balloonVm', { vm: 0, mib: 0 });
    let last = world.hosts.freeExactMib[0];
    for (let t = 0; t < 100; t++) {
      run(world, 1);
      expect(world.hosts.freeExactMib[0]).toBeLessThanOrEqual(last + 1e-9);
      last = world.hosts.freeExactMib[0];
    }
    expect(last).toBeCloseTo(before, 6);
  });
});

describe('10: sharing, patching and compressing save memory, a balloon takes it from a guest: four things, not one', () => {
  const NONE = { sharing: false, balloon: false, compression: false, swap: false };
  const COLUMNS = ['savedExactMib', 'patchedExactMib', 'compressedExactMib', 'balloonedExactMib'] as const;

  function crowded(policies: Partial<World['scenario']['policies']>): World {
    const guest: SteadyGuests = {
      count: 6,
      vcpus: 1,
      memMib: 4096,
      touchedFraction: 0.9,
      activeFraction: 0.3,
      commonFraction: 0.5,
      loadPercent: 20,
    };
    const world = steadyWorld([guest], {
      host: { memMib: 22_528 },
      scenario: { tickSeconds: 1 },
      policies: { ladder: 'esx4', rungs: NONE, ...policies },
    });
    return run(world, 300);
  }

  it.each([
    ['savedExactMib', { sharing: 'tenant', rungs: { ...NONE, sharing: true } }],
    ['patchedExactMib', { pagePatching: true }],
    ['compressedExactMib', { rungs: { ...NONE, compression: true } }],
    ['balloonedExactMib', { rungs: { ...NONE, balloon: true } }],
  ] as const)('%s grows alone, and leaves more free or less waiting', (column, policies) => {
    const plain = crowded({});
    const world = crowded(policies);
    for (const other of COLUMNS) {
      if (other === column) expect(world.hosts[other][0]).toBeGreaterThan(100);
      else expect(world.hosts[other][0]).toBe(0);
    }
    expect(plain.hosts[column][0]).toBe(0);
    expect(balance(world)).toBeGreaterThan(balance(plain) + 50);
  });

  it('only the balloon changes what the guest itself has: the others are not noticed inside', () => {
    const shared = crowded({ sharing: 'tenant', rungs: { ...NONE, sharing: true } });
    const ballooned = crowded({ rungs: { ...NONE, balloon: true } });
    expect(shared.vms.balloonCost[0]).toBe(0);
    expect(ballooned.vms.balloonCost[0]).toBeGreaterThan(0);
  });

  /** Free memory less what guests wait for, in MiB. */
  function balance({ hosts, vms }: World): number {
    return hosts.freeExactMib[0] - vms.unbackedMib.reduce((sum, mib) => sum + mib, 0);
  }
});

describe('14: nine guests of 1 GB at half use need 4.5 GB, and twelve leave a reserve, if the host has 10 GB', () => {
  const guest: SteadyGuests = { vcpus: 1, memMib: 1024, touchedFraction: 0.5, activeFraction: 0.5, loadPercent: 5 };

  it.each([
    [9, 4.5],
    [12, 6],
  ])('%i guests use %f GiB', (count, gib) => {
    const world = run(steadyWorld([{ ...guest, count }], { host: { memMib: 10_240 } }), 5);
    expect(world.hosts.privateExactMib[0] / 1024).toBeCloseTo(gib, 6);
    expect(world.hosts.freeExactMib[0]).toBeGreaterThan(2048);
    expect(world.hosts.memoryState[0]).toBe(0);
  });

  it('twelve are promised 1.2 times what there is; at full use there would not be enough', () => {
    expect((12 * 1024) / 10_240).toBe(1.2);
    const greedy = { ...guest, count: 12, touchedFraction: 1, activeFraction: 1 };
    const world = run(steadyWorld([greedy], { host: { memMib: 10_240 } }), 50);
    expect(world.hosts.memoryState[0]).toBeGreaterThan(0);
  });
});
