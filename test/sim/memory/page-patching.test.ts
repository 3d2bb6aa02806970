import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const IDLER: SteadyGuests = {
  count: 2,
  vcpus: 1,
  memMib: 4096,
  touchedFraction: 1,
  activeFraction: 0.25,
  commonFraction: 0,
  loadPercent: 50,
};
const WISH = { host: { cores: 16, memMib: 65_536 }, scenario: { tickSeconds: 1 }, policies: { pagePatching: true } };

describe('page patching', () => {
  it('[MEM-11] keeps six tenths of what a guest does not use as patches, each a quarter of its page', () => {
    const { vms, hosts } = run(steadyWorld([IDLER], WISH), 400);
    // 3072 MiB idle, less the little that comes into use again meanwhile.
    expect(vms.patchedExactMib[0] / 3072).toBeCloseTo(0.6, 1);
    expect(hosts.cacheMib[0]).toBeCloseTo(0.25 * hosts.patchedExactMib[0], 6);
    expect(hosts.patchedMib[0]).toBeCloseTo(hosts.patchedExactMib[0], -2);
    const without = run(steadyWorld([IDLER], { ...WISH, policies: {} }), 400);
    const freed = hosts.freeExactMib[0] - without.hosts.freeExactMib[0];
    expect(freed).toBeCloseTo(0.75 * hosts.patchedExactMib[0], 6);
  });

  it('[MEM-11] keeps as many pages as resemble others, in patches as large as they are said to be', () => {
    const shares = fc.record({
      similarFraction: fc.double({ min: 0, max: 1, noNaN: true }),
      patchFraction: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const both = [one, other].map((like) => ({ ...IDLER, count: 1, ...like }));
        const wish = { ...WISH, scenario: { tickSeconds: 5 }, policies: { pagePatching: true, patchingCores: 1 } };
        const { vms, hosts } = run(steadyWorld(both, wish), 200);
        let cacheMib = 0;
        [one, other].forEach(({ similarFraction, patchFraction }, v) => {
          // What comes into use again in a tick and is not patched yet is missing.
          expect(vms.patchedExactMib[v]).toBeCloseTo(3072 * similarFraction, -1.3);
          cacheMib += patchFraction * vms.patchedExactMib[v];
        });
        expect(hosts.cacheMib[0]).toBeCloseTo(cacheMib, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('[MEM-11] takes 338 µs a page, and no more than a twentieth of the cores', () => {
    // In the first tick guests have no memory yet.
    const { vms, hosts } = run(steadyWorld([IDLER], WISH), 2);
    const pages = (vms.patchedExactMib[0] + vms.patchedExactMib[1]) * 256;
    expect(pages * 338e-6).toBeCloseTo(16 * 0.05, 6);
    expect(hosts.overheadMhz[0]).toBeCloseTo(16 * 0.05 * hosts.coreMhz[0], 3);
  });

  it('[MEM-11] makes a guest wait 18.6 µs for each page that it needs again', () => {
    const world = run(steadyWorld([IDLER], WISH), 400);
    const { vms } = world;
    const patched = vms.patchedExactMib[0];
    const share = vms.activeExactMib[0] / vms.everTouchedMib[0];
    run(world, 1);
    // A 600th of the active share of what is patched comes into use each second.
    const wait = ((patched * share) / 600) * 256 * 18.6e-6;
    expect(vms.unpatchFraction[0] / wait).toBeCloseTo(1, 1);
    expect(vms.stallFraction[0]).toBe(vms.unpatchFraction[0]);
  });

  it('[MEM-11] switched off, makes all pages whole within a minute or so', () => {
    const world = run(steadyWorld([IDLER], WISH), 400);
    expect(give(world, 'setPatching', { host: 0, patch: false })).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'patching', value: 0, by: 0 });
    run(world, 60);
    expect(world.hosts.patchedExactMib[0]).toBeLessThan(0.06 * 3600);
    run(world, 300);
    expect(world.hosts.patchedExactMib[0]).toBe(0);
    expect(give(world, 'setPatching', { host: 0, patch: false })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setPatching', { host: 1, patch: true })).toEqual({ code: 'noSuchHost', host: 1 });
  });

  it('[MEM-11] makes room for more guests than sharing and balloons alone', () => {
    const crowd: SteadyGuests = { ...IDLER, count: 6, memMib: 4096, balloonDriver: false };
    const small = { cores: 16, memMib: 20_480, swapDevice: 'ssd' } as const;
    const swapped = [false, true].map((pagePatching) => {
      const world = steadyWorld([crowd], { ...WISH, host: small, policies: { pagePatching, ladder: 'esx4' } });
      return run(world, 1200).hosts.swappedExactMib[0];
    });
    expect(swapped[0]).toBeGreaterThan(1000);
    // What is swapped before patches are made stays away, as nobody touches it.
    expect(swapped[1]).toBeLessThan(0.65 * swapped[0]);
  });
});

describe('compression, switched off on a host', () => {
  it('[MEM-8] leaves the swap device as the last rung', () => {
    const crowd: SteadyGuests = { ...IDLER, count: 6, balloonDriver: false };
    const world = steadyWorld([crowd], {
      host: { cores: 16, memMib: 20_480 },
      scenario: { tickSeconds: 1 },
      policies: { ladder: 'esx4' },
    });
    expect(give(world, 'setCompression', { host: 0, compress: false })).toBeUndefined();
    expect(give(world, 'setCompression', { host: 0, compress: false })).toEqual({ code: 'nothingToChange' });
    run(world, 60);
    expect(world.hosts.compressedExactMib[0]).toBe(0);
    expect(world.hosts.swappedExactMib[0]).toBeGreaterThan(1000);
    give(world, 'setCompression', { host: 0, compress: true });
    expect(give(world, 'setCompression', { host: 1, compress: true })).toEqual({ code: 'noSuchHost', host: 1 });
  });

  it('[MEM-8] cannot be switched on where the hall does not know it', () => {
    const rungs = { sharing: true, balloon: true, compression: false, swap: true };
    const world = steadyWorld([IDLER], { policies: { rungs } });
    expect(give(world, 'setCompression', { host: 0, compress: true })).toEqual({ code: 'notInThisScenario' });
  });
});
