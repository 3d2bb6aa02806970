import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexByHost } from '#shared/sim/by-host.ts';
import { COMPRESSED_SIZE } from '#shared/sim/mechanisms/guest-memory.ts';
import { step } from '#shared/sim/step.ts';
import type { World } from '#shared/sim/world.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';

const RUNS = { seed: 1, numRuns: 150 };

const part = fc.double({ min: 0, max: 1, noNaN: true });

const guests = fc.record({
  count: fc.integer({ min: 1, max: 6 }),
  memMib: fc.integer({ min: 64, max: 16_384 }),
  vcpus: fc.integer({ min: 1, max: 8 }),
  touchedFraction: part,
  activeFraction: part,
  commonFraction: part,
  loadPercent: fc.integer({ min: 0, max: 100 }),
  balloonDriver: fc.boolean(),
  host: fc.integer({ min: 0, max: 1 }),
});

const rungs = fc.record({
  sharing: fc.boolean(),
  balloon: fc.boolean(),
  compression: fc.boolean(),
  swap: fc.boolean(),
});

const policies = fc.record({
  ladder: fc.constantFrom('esx2002' as const, 'esx4' as const, 'vsphere6' as const),
  sharing: fc.constantFrom('off' as const, 'tenant' as const, 'all' as const),
  idleTax: part,
  scanPagesPerSecond: fc.constantFrom(450, 100_000),
  rungs,
});

/** Things that happen between ticks and shake the memory of a host. */
const shocks = fc.array(
  fc.record({
    vm: fc.nat(60),
    asked: fc.nat(16_384),
    reserved: fc.nat(4096),
    move: fc.boolean(),
    touchedShare: part,
    sharing: fc.nat(2),
  }),
  { maxLength: 20 },
);

const cases = fc.record({
  guests: fc.array(guests, { minLength: 1, maxLength: 6 }),
  memMib: fc.integer({ min: 4096, max: 65_536 }),
  tickSeconds: fc.constantFrom(0.2, 1, 300),
  swapDevice: fc.constantFrom('hdd' as const, 'ssd' as const),
  policies,
  shocks,
});

describe('the memory of a host', () => {
  it('[MEM-1] always adds up: hypervisor, guests, caches and free memory are all there is', () => {
    fc.assert(
      fc.property(cases, (c) => {
        eachTick(c, (world) => {
          const { hosts } = world;
          for (let h = 0; h < 2; h++) {
            const parts = hosts.hypervisorMib[h] + hosts.privateExactMib[h] + hosts.cacheMib[h] + hosts.freeExactMib[h];
            expect(parts).toBeCloseTo(hosts.memMib[h], 6);
            expect(hosts.freeExactMib[h]).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      RUNS,
    );
  });

  it('[MEM-1] is the sum of what its guests hold, and each guest finds every page it ever touched', () => {
    fc.assert(
      fc.property(cases, (c) => {
        eachTick(c, (world) => {
          expectGuestsAddUp(world);
        });
      }),
      RUNS,
    );
  });
});

/** Runs a case for a few ticks with its shocks, looking at the world after each. */
function eachTick(c: typeof cases extends fc.Arbitrary<infer T> ? T : never, look: (world: World) => void): void {
  const world = steadyWorld(c.guests as readonly SteadyGuests[], {
    hosts: 2,
    host: { memMib: c.memMib, swapDevice: c.swapDevice },
    policies: { ...c.policies },
    scenario: { tickSeconds: c.tickSeconds },
  });
  step(world, []);
  look(world);
  for (const shock of c.shocks) {
    shake(world, shock);
    step(world, []);
    look(world);
  }
}

function shake({ vms, hosts }: World, shock: { [name: string]: number | boolean }): void {
  const vm = Number(shock.vm) % (vms.rows - 2);
  vms.balloonAskedMib[vm] = Number(shock.asked);
  vms.reservedMib[vm] = Math.min(Number(shock.reserved), vms.memMib[vm]);
  vms.touchedShare[vm] = Number(shock.touchedShare);
  hosts.sharing[0] = Number(shock.sharing);
  if (shock.move && vms.host[vm] >= 0) vms.host[vm] = 1 - vms.host[vm];
}

function expectGuestsAddUp(world: World): void {
  const { vms, hosts } = world;
  const { start, vm } = indexByHost(world);
  for (let h = 0; h < 2; h++) {
    let [own, saved, ballooned, compressed, swapped] = [hosts.incomingMib[h], 0, 0, 0, 0];
    for (let i = start[h]; i < start[h + 1]; i++) {
      const v = vm[i];
      const away = vms.balloonedExactMib[v] + vms.compressedExactMib[v] + vms.swappedExactMib[v] + vms.unbackedMib[v];
      const alone = vms.everTouchedMib[v] - vms.savedExactMib[v] - away;
      expect(alone).toBeGreaterThanOrEqual(-1e-6);
      expect(vms.everTouchedMib[v]).toBeGreaterThanOrEqual(vms.touchedExactMib[v] - 1e-6);
      own += alone;
      saved += vms.savedExactMib[v];
      ballooned += vms.balloonedExactMib[v];
      compressed += vms.compressedExactMib[v];
      swapped += vms.swappedExactMib[v];
    }
    expect(hosts.privateExactMib[h]).toBeCloseTo(own, 4);
    expect(hosts.savedExactMib[h]).toBeCloseTo(saved, 6);
    expect(hosts.balloonedExactMib[h]).toBeCloseTo(ballooned, 6);
    expect(hosts.swappedExactMib[h]).toBeCloseTo(swapped, 6);
    expect(hosts.cacheMib[h]).toBeCloseTo(compressed * COMPRESSED_SIZE, 6);
  }
}
