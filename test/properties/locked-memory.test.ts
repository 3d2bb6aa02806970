import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockedMib } from '#shared/sim/capabilities/locked-memory.ts';
import type { VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { residentMib } from '#shared/sim/memory/guest-memory.ts';
import { aWorld, run } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { steadyWorld } from '../support/steady-world.ts';

const RUNS = { seed: 1, numRuns: 120 };
const HOST_MIB = 16_384;

/** Guests of 4 GiB that want more than their host has, with some of their memory locked: never more than fits. */
const crowd = fc.record({
  locked: fc.array(
    fc.record({
      reserved: fc.integer({ min: 0, max: 2048 }),
      device: fc.boolean(),
      jvm: fc.boolean(),
      windows: fc.boolean(),
    }),
    { minLength: 5, maxLength: 8 },
  ),
  ladder: fc.constantFrom('esx2002' as const, 'esx4' as const, 'vsphere6' as const),
  rungs: fc.record({ sharing: fc.boolean(), balloon: fc.boolean(), compression: fc.boolean(), swap: fc.boolean() }),
  idleTax: fc.double({ min: 0, max: 0.95, noNaN: true }),
  pagePatching: fc.boolean(),
  tickSeconds: fc.constantFrom(0.2, 1, 60),
  asked: fc.nat(4096),
});

type Crowd = typeof crowd extends fc.Arbitrary<infer T> ? T : never;

/** One of them may own a device, as all of its memory is locked then. */
function worldOf({ locked, ladder, rungs, idleTax, pagePatching, tickSeconds }: Crowd): World {
  const owner = locked.findIndex(({ device }) => device);
  const guests = locked.map(({ jvm, windows }, i) => ({
    memMib: 4096,
    touchedFraction: 0.95,
    activeFraction: 0.4,
    loadPercent: 20,
    workload: jvm ? ('jvm' as const) : ('web' as const),
    guest: windows ? ('windows' as const) : ('linux' as const),
    ...(i === owner ? ({ ioPath: 'passthrough' } satisfies Partial<VmSpec>) : {}),
  }));
  const world = steadyWorld(guests, {
    host: { memMib: HOST_MIB },
    policies: { ladder, rungs, idleTax, pagePatching, sharing: 'all' },
    scenario: { tickSeconds },
  });
  const free = HOST_MIB - 1024 - locked.length * 70 - (owner < 0 ? 0 : 4096);
  locked.forEach(({ reserved }, i) => {
    world.vms.reservedMib[i] = Math.min(reserved, Math.floor(free / locked.length));
  });
  return world;
}

describe('locked memory', () => {
  it('[MEM-18] stays where it is: no balloon, cache, patch or swap device takes any, whatever the host lacks', () => {
    fc.assert(
      fc.property(crowd, (c) => {
        const world = worldOf(c);
        for (let tick = 0; tick < 25; tick++) {
          if (tick === 5) for (let v = 0; v < c.locked.length; v++) give(world, 'balloonVm', { vm: v, mib: c.asked });
          else run(world, 1);
          for (let v = 0; v < c.locked.length; v++) {
            const wantMib = Math.min(lockedMib(world.vms, v), world.vms.everTouchedMib[v]);
            expect(residentMib(world.vms, v)).toBeGreaterThanOrEqual(wantMib - 1e-6);
          }
          expect(world.hosts.freeExactMib[0]).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('[MEM-18] that is locked later comes back from a balloon, however short the host is', () => {
    const world = run(
      steadyWorld([{ count: 6, memMib: 4096, touchedFraction: 0.9, activeFraction: 0.2, loadPercent: 20 }], {
        host: { memMib: HOST_MIB },
        policies: { ladder: 'esx4' },
      }),
      300,
    );
    const { vms } = world;
    expect(vms.balloonedExactMib[0]).toBeGreaterThan(800);
    const reserve = { vm: 0, sharesFactor: 1, reservationMhz: 0, limitMhz: 0, reservedMib: 4096 };
    expect(give(world, 'setAllocation', reserve)).toBeUndefined();
    run(world, 50);
    expect(vms.balloonedExactMib[0]).toBe(0);
    expect(vms.unbackedMib[0]).toBe(0);
  });

  it('[MEM-18] is refused to a balloon that a player asks for, and to one asked for before', () => {
    const world = run(aWorld({ vm: { memMib: 8192 } }), 5);
    const plain = { vm: 0, sharesFactor: 1, reservationMhz: 0, limitMhz: 0 };
    expect(give(world, 'balloonVm', { vm: 0, mib: 5000 })).toBeUndefined();
    expect(give(world, 'setAllocation', { ...plain, reservedMib: 6192 })).toBeUndefined();
    expect(world.vms.balloonAskedMib[0]).toBe(2000);
    expect(give(world, 'balloonVm', { vm: 0, mib: 2001 })).toEqual({ code: 'balloonTooLarge', vm: 0, maxMib: 2000 });
    expect(give(world, 'setAllocation', { ...plain, reservedMib: 8192 })).toBeUndefined();
    expect(give(world, 'balloonVm', { vm: 0, mib: 1 })).toEqual({ code: 'balloonTooLarge', vm: 0, maxMib: 0 });
  });

  it('[MEM-18] is all memory of a guest that owns a device, and must fit its host', () => {
    const wish = { hosts: 1, vms: 3, vm: { memMib: 8192 }, host: { memMib: 20_480 } };
    const world = run(aWorld(wish), 5);
    expect(give(world, 'setIoPath', { vm: 0, path: 'passthrough' })).toBeUndefined();
    expect(give(world, 'setIoPath', { vm: 1, path: 'passthrough' })).toBeUndefined();
    expect(give(world, 'setIoPath', { vm: 2, path: 'passthrough' })).toMatchObject({
      code: 'notEnoughMemory',
      host: 0,
    });
    const reserve = { vm: 2, sharesFactor: 1, reservationMhz: 0, limitMhz: 0, reservedMib: 4096 };
    expect(give(world, 'setAllocation', reserve)).toMatchObject({ code: 'notEnoughMemory', host: 0 });
  });
});
