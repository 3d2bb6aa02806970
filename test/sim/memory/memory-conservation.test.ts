import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexByHost } from '#shared/sim/kernel/by-host.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { COMPRESSED_SIZE } from '#shared/sim/memory/guest-memory.ts';
import { step } from '#shared/sim/step.ts';
import { anyCrowd, eachTick } from '../../support/any-crowd.ts';
import { steadyWorld } from '../../support/steady-world.ts';

const RUNS = { seed: 1, numRuns: 150 };

describe('the memory of a host', () => {
  it('[MEM-1] always adds up: hypervisor, guests, caches and free memory are all there is', () => {
    fc.assert(
      fc.property(anyCrowd, (c) => {
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
      fc.property(anyCrowd, (c) => {
        eachTick(c, (world) => {
          expectGuestsAddUp(world);
        });
      }),
      RUNS,
    );
  });
});

describe('a host whose guests have nothing left but compressed pages', () => {
  it('[MEM-1] gives up caches that it has no memory for: what was in them waits', () => {
    const world = steadyWorld([{ memMib: 16_384, touchedFraction: 0.9, activeFraction: 0.1 }], {
      host: { memMib: 4096 },
      policies: { rungs: { sharing: false, balloon: false, compression: true, swap: false } },
    });
    step(world, []);
    const { vms, hosts } = world;
    vms.compressedExactMib[0] = vms.everTouchedMib[0];
    vms.unbackedMib[0] = 0;
    step(world, []);
    expect(hosts.freeExactMib[0]).toBeGreaterThanOrEqual(0);
    expect(vms.unbackedMib[0]).toBeGreaterThan(4000);
    expectGuestsAddUp(world, 1);
  });
});

function expectGuestsAddUp(world: World, hostCount = 2): void {
  const { vms, hosts } = world;
  const { start, vm } = indexByHost(world);
  for (let h = 0; h < hostCount; h++) {
    let [own, saved, ballooned, compressed, patched, swapped] = [hosts.incomingMib[h], 0, 0, 0, 0, 0];
    for (let i = start[h]; i < start[h + 1]; i++) {
      const v = vm[i];
      const packed = vms.compressedExactMib[v] + vms.patchedExactMib[v];
      const away = vms.balloonedExactMib[v] + packed + vms.swappedExactMib[v] + vms.unbackedMib[v];
      const alone = vms.everTouchedMib[v] - vms.savedExactMib[v] - away;
      expect(alone).toBeGreaterThanOrEqual(-1e-6);
      expect(vms.everTouchedMib[v]).toBeGreaterThanOrEqual(vms.touchedExactMib[v] - 1e-6);
      own += alone;
      saved += vms.savedExactMib[v];
      ballooned += vms.balloonedExactMib[v];
      compressed += vms.compressedExactMib[v];
      patched += vms.patchedExactMib[v];
      expect(vms.zeroSavedMib[v]).toBeLessThanOrEqual(vms.savedExactMib[v] + 1e-6);
      swapped += vms.swappedExactMib[v];
    }
    expect(hosts.privateExactMib[h]).toBeCloseTo(own, 4);
    expect(hosts.savedExactMib[h]).toBeCloseTo(saved, 6);
    expect(hosts.balloonedExactMib[h]).toBeCloseTo(ballooned, 6);
    expect(hosts.swappedExactMib[h]).toBeCloseTo(swapped, 6);
    expect(hosts.patchedExactMib[h]).toBeCloseTo(patched, 6);
    expect(hosts.cacheMib[h]).toBeCloseTo(compressed * COMPRESSED_SIZE + patched * 0.25, 6);
  }
}
