import { describe, expect, it } from 'vitest';
import { MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** Six guests that touch 21.6 GiB on a host of 16 GiB that swaps to flash. */
const GUESTS: SteadyGuests = { memMib: 4096, count: 6, touchedFraction: 0.9, loadPercent: 30 };

describe('the length of a tick, where memory is short', () => {
  it.each([
    [0.2, 'vsphere6'],
    [1, 'vsphere6'],
    [10, 'vsphere6'],
    [60, 'vsphere6'],
    [300, 'vsphere6'],
    [0.2, 'esx4'],
    [1, 'esx4'],
    [60, 'esx4'],
    [300, 'esx4'],
  ] as const)(
    '[MEM-9] of %f s makes no difference to how slow a host is that swaps all the time: %s',
    (dtS, ladder) => {
      const world = crowded(dtS, { activeFraction: 0.6, balloonDriver: false }, ladder);
      run(world, 2880 / dtS);
      const speed = meanSpeed(world, 720 / dtS);
      expect(MEMORY_STATES[world.hosts.memoryState[0]]).toBe('hard');
      // 0.25 when it goes by fifths of a second.
      expect(speed).toBeGreaterThan(0.23);
      expect(speed).toBeLessThan(0.29);
      expect(world.hosts.swapIops[0] / 27_500).toBeCloseTo(1, 1);
      expect(world.hosts.swappedExactMib[0] / 4415).toBeCloseTo(1, 1);
      expect(world.hosts.compressedExactMib[0] / 4915).toBeCloseTo(1, 1);
    },
  );

  it.each([0.2, 1, 5, 60, 300])('[MEM-3] of %f s makes no difference to how vSphere 6 gets out of hard', (dtS) => {
    const world = crowded(dtS, { activeFraction: 0.5, balloonDriver: true }, 'vsphere6');
    run(world, 7200 / dtS);
    expect(MEMORY_STATES[world.hosts.memoryState[0]]).toBe('clear');
    expect(Math.abs(world.hosts.balloonedExactMib[0] - 6950)).toBeLessThan(300);
    expect(world.hosts.swappedExactMib[0]).toBeLessThan(10);
    expect(world.vms.speedAverage[0]).toBeCloseTo(0.973, 2);
  });

  it.each([0.2, 1, 10, 60, 300])(
    '[MEM-7] of %f s makes no difference to balloons that take what guests need',
    (dtS) => {
      const world = crowded(dtS, { activeFraction: 0.8, balloonDriver: true }, 'vsphere6');
      run(world, 3600 / dtS);
      expect(Math.abs(world.hosts.balloonedExactMib[0] - 7000)).toBeLessThan(300);
      expect(world.hosts.swappedExactMib[0]).toBeLessThan(60);
      expect(Math.abs(world.vms.speedAverage[0] - 0.31)).toBeLessThan(0.06);
    },
  );

  it.each([0.2, 1, 60, 300])(
    '[MEM-11] of %f s makes no difference to how often patched pages are needed again',
    (dtS) => {
      const vm: SteadyGuests = { ...GUESTS, count: 2, activeFraction: 0.4 };
      const world = steadyWorld([vm], { policies: { pagePatching: true }, scenario: { tickSeconds: dtS } });
      run(world, 3600 / dtS);
      const { vms } = world;
      const perS = (vms.patchedExactMib[0] * 256 * (vms.activeExactMib[0] / vms.everTouchedMib[0])) / 600;
      expect(vms.unpatchFraction[0] / (perS * 18.6e-6)).toBeCloseTo(1, 1);
    },
  );
});

function crowded(tickSeconds: number, vm: Partial<SteadyGuests>, ladder: 'vsphere6' | 'esx4'): World {
  return steadyWorld([{ ...GUESTS, ...vm }], {
    host: { memMib: 16_384, swapDevice: 'ssd' },
    policies: { ladder },
    scenario: { tickSeconds },
  });
}

/** Over all guests and so many ticks. */
function meanSpeed(world: World, ticks: number): number {
  let sum = 0;
  const count = Math.max(1, Math.round(ticks));
  for (let t = 0; t < count; t++) {
    run(world, 1);
    for (let v = 0; v < 6; v++) sum += world.vms.speed[v] / 6;
  }
  return sum / count;
}
