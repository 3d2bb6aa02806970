import { describe, expect, it } from 'vitest';
import { CAUSES, MEMORY_STATES, SHARING_POLICIES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { LADDERS, minFreeMib, nextMemoryState } from '#shared/sim/memory/memory-states.ts';
import { run, type WorldWish } from '../../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** A guest that touches all of its memory and needs a fifth of it. */
const HOARDER: SteadyGuests = { memMib: 4096, touchedFraction: 1, activeFraction: 0.2, loadPercent: 20 };
const ALL_RUNGS = { sharing: true, balloon: true, compression: true, swap: true };
const LADDER = { ladder: 'esx2002', sharing: 'off' } as const;

describe('states of a host’s memory', () => {
  it('[MEM-3] a state begins below its level and ends only ten per cent above the level before it', () => {
    const memMib = 128 * 1024;
    const at = (state: number, part: number) =>
      nextMemoryState(LADDERS.vsphere6, memMib, state, part * minFreeMib(memMib));
    const soft = MEMORY_STATES.indexOf('soft');
    const clear = MEMORY_STATES.indexOf('clear');
    expect(at(soft, 0.64)).toBe(soft);
    expect(at(soft, 1.09)).toBe(soft);
    expect(at(soft, 1.11)).toBe(clear);
    expect(at(clear, 4.3)).toBe(clear);
    expect(at(clear, 4.41)).toBe(MEMORY_STATES.indexOf('high'));
  });

  it('[MEM-3] is told when it changes', () => {
    const world = crowded(10, LADDER);
    run(world, 1);
    expect(world.events.filter(({ type }) => type === 'memoryStateChanged')).toEqual([
      { type: 'memoryStateChanged', host: 0, from: 'high', to: 'low' },
    ]);
  });
});

describe('ballooning', () => {
  it('[MEM-7] makes room by taking what guests do not need, and they hardly notice', () => {
    const world = run(crowded(8, LADDER), 600);
    expect(world.hosts.balloonedExactMib[0]).toBeGreaterThan(8000);
    expect(['high', 'soft']).toContain(MEMORY_STATES[world.hosts.memoryState[0]]);
    expect(world.vms.guestPagedMib[0]).toBe(0);
    expect(world.vms.speed[0]).toBeGreaterThan(0.94);
  });

  it('[MEM-3] stops on vSphere 6 where swapping begins, unless a hall wants it to go on', () => {
    const published = run(crowded(8, { ladder: 'vsphere6', sharing: 'off' }), 10);
    const goesOn = run(crowded(8, { ladder: 'vsphere6', sharing: 'off', balloonsGoOn: true }), 10);
    expect(['hard', 'low']).toContain(MEMORY_STATES[published.hosts.memoryState[0]]);
    expect(published.hosts.balloonedExactMib[0]).toBe(0);
    expect(goesOn.hosts.balloonedExactMib[0]).toBeGreaterThan(100);
  });

  it('[MEM-7] needs the driver: without it the host swaps blindly, and that hurts', () => {
    const withDriver = crowded(8, LADDER);
    const without = crowded(8, LADDER, { balloonDriver: false });
    expect(meanSpeed(withDriver)).toBeGreaterThan(0.85);
    expect(meanSpeed(without)).toBeLessThan(0.6);
    expect(without.hosts.balloonedExactMib[0]).toBe(0);
    expect(without.hosts.swappedExactMib[0]).toBeGreaterThan(7000);
    expect(CAUSES[without.vms.cause[0]]).toBe('swappedByHost');

    /** Over forty seconds, after the first ten. */
    function meanSpeed(world: World): number {
      run(world, 50);
      let sum = 0;
      for (let t = 0; t < 200; t++) sum += run(world, 1).vms.speed[0];
      return sum / 200;
    }
  });

  it('[MEM-9] leaves on the swap device, in the end, what guests do not need', () => {
    const world = run(crowded(8, LADDER, { balloonDriver: false }), 2000);
    expect(world.hosts.swappedExactMib[0]).toBeGreaterThan(5000);
    expect(world.vms.swappedActiveMib[0] / world.vms.swappedExactMib[0]).toBeLessThan(0.02);
    expect(world.vms.speed[0]).toBeGreaterThan(0.9);
  });

  it('[MEM-7] takes no more than 65 % of a guest, whatever is asked', () => {
    const world = steadyWorld([HOARDER]);
    world.vms.balloonAskedMib[0] = 4096;
    run(world, 200);
    expect(world.vms.balloonedExactMib[0]).toBeCloseTo(0.65 * 4096, 6);
  });

  it('[MEM-7] goes through free pages at 477 MiB/s, through the cache at 191, and then as fast as the guest can page', () => {
    const guest: SteadyGuests = { memMib: 4096, touchedFraction: 1, activeFraction: 0.7, loadPercent: 20 };
    const world = steadyWorld([guest]);
    world.vms.balloonAskedMib[0] = 2000;
    run(world, 6);
    // The memory is there after the first tick. One second through clean cache, of which there are 1229 MiB.
    expect(world.vms.balloonedExactMib[0]).toBeCloseTo(191, 6);
    run(world, 35);
    // 6.43 s of cache; the remaining 1.57 s into the active set at 381 MiB/s.
    expect(world.vms.guestPagedMib[0]).toBeCloseTo(381 * (8 - 1228.8 / 191), 3);
    expect(CAUSES[world.vms.cause[0]]).toBe('guestPaging');
  });

  it('[MEM-7] lets go when nobody asks for it any more', () => {
    const world = steadyWorld([HOARDER]);
    world.vms.balloonAskedMib[0] = 1000;
    run(world, 50);
    expect(world.vms.balloonedExactMib[0]).toBe(1000);
    world.vms.balloonAskedMib[0] = 0;
    run(world, 50);
    expect(world.vms.balloonedExactMib[0]).toBe(0);
  });

  it('[MEM-2] takes from the idle guest and not from the busy one', () => {
    const idle: SteadyGuests = { ...HOARDER, count: 4, activeFraction: 0.05 };
    const busy: SteadyGuests = { ...HOARDER, count: 4, activeFraction: 0.9 };
    const world = steadyWorld([idle, busy], { host: { memMib: 25_000 }, policies: LADDER });
    run(world, 8000);
    expect(world.vms.targetMib[0]).toBeLessThan(2000);
    expect(world.vms.balloonedExactMib[0]).toBeGreaterThan(1500);
    expect(world.vms.balloonedExactMib[4]).toBeLessThan(100);
  });
});

describe('compression and swapping', () => {
  it('[MEM-8] compresses what it can before it writes, into at most a tenth of each guest’s memory', () => {
    const world = run(crowded(8, { ...LADDER, rungs: { ...ALL_RUNGS, balloon: false } }), 30);
    expect(world.hosts.compressedExactMib[0]).toBeGreaterThan(500);
    expect(world.hosts.swappedExactMib[0]).toBeGreaterThan(500);
    for (let v = 0; v < 8; v++) expect(world.vms.compressedExactMib[v] * 0.5).toBeLessThanOrEqual(409.6);
  });

  it('[MEM-8] brings compressed pages back whatever the disk is busy with', () => {
    // Four seconds of reading for the disk; what is compressed needs none.
    const world = run(steadyWorld([HOARDER], { host: { swapDevice: 'hdd' } }), 5);
    world.vms.swappedExactMib[0] = 1000;
    world.vms.swappedActiveMib[0] = 800;
    world.vms.compressedExactMib[0] = 100;
    world.vms.compressedActiveMib[0] = 80;
    run(world, 1);
    expect(1000 - world.vms.swappedExactMib[0]).toBeLessThan(0.3);
    // Two per cent of the active 80 are touched in a tick; the rest stays, however much memory is free.
    expect(100 - world.vms.compressedExactMib[0]).toBeCloseTo(80 * (1 - Math.exp(-0.02)), 2);
  });

  it('[MEM-9] leaves idle pages away when there is room again: only what guests touch comes back', () => {
    const world = run(crowded(8, { ...LADDER, rungs: { ...ALL_RUNGS, balloon: false } }), 100);
    for (let v = 4; v < 8; v++) world.vms.host[v] = 1;
    // What they kept touching is back within a minute.
    run(world, 300);
    const { vms } = world;
    const awayMib = () => vms.swappedExactMib[0] + vms.compressedExactMib[0];
    const [beforeMib, active] = [awayMib(), vms.activeExactMib[0] / vms.everTouchedMib[0]];
    expect(beforeMib).toBeGreaterThan(100);
    run(world, 3000);
    // In ten minutes as much of it is wanted again as the guest’s interest wanders: dA/dt = −A · active share / 600 s.
    expect(awayMib() / beforeMib).toBeCloseTo(Math.exp(-active), 1);
    expect(vms.stallFraction[0]).toBeLessThan(0.02);
  });

  it('[MEM-10] stops guests above their target in the low state', () => {
    const world = run(crowded(12, LADDER), 2);
    expect(MEMORY_STATES[world.hosts.memoryState[0]]).toBe('low');
    expect(world.vms.memoryBlocked[0]).toBe(1);
    expect(world.vms.speed[0]).toBe(0);
    expect(CAUSES[world.vms.cause[0]]).toBe('memoryBlocked');
  });

  it('[MEM-10] lets guests wait for memory that nobody can give when no rung is there', () => {
    const none = { sharing: false, balloon: false, compression: false, swap: false };
    const world = run(crowded(8, { ...LADDER, rungs: none }), 100);
    let missing = 0;
    for (let v = 0; v < 8; v++) missing += world.vms.unbackedMib[v];
    expect(missing).toBeGreaterThan(7000);
    expect(world.hosts.freeExactMib[0]).toBe(0);
    expect(world.vms.speed[0]).toBeCloseTo(0.02, 6);
    expect(CAUSES[world.vms.cause[0]]).toBe('memoryBlocked');
  });
});

describe('page sharing', () => {
  const twins: SteadyGuests = { ...HOARDER, count: 4, commonFraction: 0.4 };

  it('[MEM-4] within a tenant leaves strangers alone', () => {
    const world = shared('tenant', [twins, { ...HOARDER, commonFraction: 0.4 }]);
    expect(world.vms.savedExactMib[0]).toBeCloseTo(0.4 * 0.75 * 4096, 0);
    expect(world.vms.savedExactMib[4]).toBe(0);
  });

  it('[MEM-4] among all finds what every guest has', () => {
    const world = shared('all', [twins, { ...HOARDER, commonFraction: 0.4 }]);
    expect(world.vms.savedExactMib[0]).toBeCloseTo((0.3 * 0.75 + 0.1 * 0.8) * 4096, 0);
    expect(world.vms.savedExactMib[4]).toBeCloseTo(0.1 * 0.8 * 4096, 0);
  });

  it('[MEM-4] parts all pages again when it is switched off', () => {
    const world = shared('tenant', [twins]);
    world.hosts.sharing[0] = SHARING_POLICIES.indexOf('off');
    run(world, 3000);
    expect(world.hosts.savedExactMib[0]).toBeLessThan(0.01);
  });

  it.each(['esx2002', 'esx4', 'vsphere6'] as const)(
    '[MEM-5] follows how the host maps pages and not the ladder, %s',
    (ladder) => {
      const policies = { ladder, sharing: 'tenant', scanPagesPerSecond: 50_000 } as const;
      const saved = (largePages: boolean) =>
        run(steadyWorld([twins], { host: { largePages }, policies }), 500).hosts.savedExactMib[0];
      expect(saved(true)).toBe(0);
      expect(saved(false)).toBeGreaterThan(4000);
    },
  );

  it('[MEM-5] of large pages begins only when free memory is below 400 % of minFree with vSphere 6', () => {
    const policies = { ladder: 'vsphere6', sharing: 'tenant', scanPagesPerSecond: 50_000 } as const;
    const roomy = run(steadyWorld([twins], { host: { largePages: true }, policies }), 500);
    expect(roomy.hosts.savedExactMib[0]).toBe(0);
    const tight = run(steadyWorld([twins], { host: { memMib: 19_000, largePages: true }, policies }), 500);
    expect(tight.hosts.savedExactMib[0]).toBeGreaterThan(500);
  });

  it('[MEM-6] costs the host cycles', () => {
    const world = shared('tenant', [twins]);
    // Scanning 4 × 50 000 pages at 0.5 µs, and writing to each shared page once in 600 s.
    const churn = ((world.hosts.savedExactMib[0] * 256) / 600) * 31.3e-6;
    expect(world.hosts.overheadMhz[0] / world.hosts.coreMhz[0]).toBeCloseTo(0.1 + churn, 3);
  });

  function shared(sharing: 'tenant' | 'all', guests: SteadyGuests[]): World {
    return run(steadyWorld(guests, { policies: { ladder: 'esx4', sharing, scanPagesPerSecond: 50_000 } }), 3000);
  }
});

describe('the estimate of active memory', () => {
  it('[MEM-2] is right on average, rises at once and falls slowly', () => {
    const world = steadyWorld([{ ...HOARDER, activeFraction: 0.4 }], { scenario: { tickSeconds: 1 } });
    let sum = 0;
    for (let i = 0; i < 60; i++) sum += run(world, 30).vms.activeSlowMib[0];
    expect(sum / 60 / 4096).toBeCloseTo(0.4, 1);
    world.vms.activeShare[0] = 1;
    run(world, 90);
    expect(world.vms.activeEstimateMib[0]).toBeGreaterThan(0.95 * 4096);
    world.vms.activeShare[0] = 0.1;
    run(world, 60);
    expect(world.vms.activeEstimateMib[0]).toBeGreaterThan(0.3 * 4096);
    run(world, 1800);
    expect(world.vms.activeEstimateMib[0]).toBeLessThan(0.3 * 4096);
  });
});

/** Hoarders that together touch more than their host of 25 000 MiB has. */
function crowded(count: number, policies: NonNullable<WorldWish['policies']>, vm: Partial<SteadyGuests> = {}): World {
  return steadyWorld([{ ...HOARDER, count, ...vm }], { hosts: 2, host: { memMib: 25_000 }, policies });
}
