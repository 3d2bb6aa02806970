import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryIntensity } from '#shared/sim/cpu/memory-intensity.ts';
import { remoteFactor } from '#shared/sim/cpu/numa/numa.ts';
import { run } from '../../support/a-world.ts';
import { runs } from '../../support/runs.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** Two nodes of eight cores and 32 GiB each. */
const TWO_NODES = { cores: 16, smt: false, memMib: 65_536, numaNodes: 2 };
const STREAM: SteadyGuests = {
  workload: 'streaming',
  vcpus: 4,
  memMib: 8192,
  touchedFraction: 1,
  activeFraction: 0.5,
  loadPercent: 50,
};

describe('a host of several nodes', () => {
  it('[CPU-7] gives a guest that fits a home: all its memory is near', () => {
    const { vms } = run(steadyWorld([STREAM], { host: TWO_NODES }), 5);
    expect(vms.numaNode[0]).toBe(0);
    expect(vms.remoteFraction[0]).toBe(0);
    expect(vms.cpuFactor[0]).toBeCloseTo(1, 3);
  });

  it('[CPU-7] spreads newcomers: each goes where least memory is promised', () => {
    const { vms } = run(steadyWorld([{ ...STREAM, count: 4 }], { host: TWO_NODES }), 5);
    expect([...vms.numaNode.subarray(0, 4)]).toEqual([0, 1, 0, 1]);
  });

  it('[CPU-7] makes half of all accesses remote for a guest wider than a node: a stream runs at 77 %', () => {
    const { vms } = run(steadyWorld([{ ...STREAM, vcpus: 16 }], { host: TWO_NODES }), 40);
    expect(vms.numaNode[0]).toBe(-1);
    expect(vms.remoteFraction[0]).toBe(0.5);
    // 1 ÷ (1 + 0.6 · 0.5)
    expect(vms.cpuFactor[0]).toBeCloseTo(0.769, 3);
    expect(vms.remotePermille[0]).toBe(500);
  });

  it('[CPU-7] makes the memory that a node does not have remote', () => {
    const { vms, hosts } = run(steadyWorld([{ ...STREAM, vcpus: 1, memMib: 49_152 }], { host: TWO_NODES }), 40);
    const nodeMib = (65_536 - hosts.hypervisorMib[0]) / 2;
    expect(vms.remoteFraction[0]).toBeCloseTo(1 - nodeMib / 49_152, 3);
  });

  it('[CPU-7] costs nothing where there is one node', () => {
    const { vms } = run(
      steadyWorld([{ ...STREAM, vcpus: 16, count: 3, loadPercent: 100 }], { host: { cores: 16 } }),
      5,
    );
    for (let v = 0; v < 3; v++) {
      expect(vms.cpuFactor[v]).toBe(1);
      expect(vms.remoteFraction[v]).toBe(0);
      expect(vms.numaNode[v]).toBe(-1);
    }
  });

  it('[CPU-7] costs those most who hang on memory most', () => {
    const factors = [0, 0.3, 1].map((intensity) => remoteFactor(1, intensity));
    expect(factors).toEqual([1, 1 / 1.18, 1 / 1.6]);
    expect(memoryIntensity(0)).toBe(0);
  });

  it('[CPU-7] moves a guest to the emptier node when its own is too busy, and its memory follows', () => {
    const idle: SteadyGuests = { memMib: 16_384, touchedFraction: 1, loadPercent: 0 };
    const busy: SteadyGuests = { ...STREAM, vcpus: 8, memMib: 10_240, loadPercent: 100 };
    const small: SteadyGuests = { ...busy, memMib: 1024 };
    const world = run(steadyWorld([idle, busy, small], { host: TWO_NODES, policies: { sliceMs: 1_000_000_000 } }), 1);
    expect(world.vms.numaNode[1]).toBe(1);
    expect(world.vms.numaNode[2]).toBe(0);
    const far = world.vms.farMib[2];
    expect(far).toBeGreaterThan(0);
    expect(world.vms.remoteFraction[2]).toBeGreaterThan(0.9);
    run(world, 100);
    expect(world.vms.farMib[2]).toBe(0);
    expect(world.vms.remoteFraction[2]).toBe(0);
  });

  it('[CPU-7] never makes a cycle worth nothing, or more than one', () => {
    const guest = fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      vcpus: fc.integer({ min: 1, max: 24 }),
      memMib: fc.integer({ min: 512, max: 40_000 }),
      touchedFraction: fc.double({ min: 0, max: 1, noNaN: true }),
      loadPercent: fc.integer({ min: 0, max: 100 }),
      workload: fc.constantFrom('streaming' as const, 'web' as const, 'oltp' as const),
    });
    const numaNodes = fc.constantFrom(1, 2, 4, 8);
    fc.assert(
      fc.property(fc.array(guest, { minLength: 1, maxLength: 4 }), numaNodes, (guests, nodes) => {
        const { vms } = run(steadyWorld(guests, { host: { ...TWO_NODES, numaNodes: nodes } }), 12);
        for (let v = 0; v < vms.rows - 2; v++) {
          expect(vms.cpuFactor[v]).toBeGreaterThan(0.5);
          expect(vms.cpuFactor[v]).toBeLessThanOrEqual(1);
          expect(vms.remoteFraction[v]).toBeGreaterThanOrEqual(0);
          expect(vms.remoteFraction[v]).toBeLessThanOrEqual(1);
          expect(vms.numaNode[v]).toBeLessThan(nodes);
        }
      }),
      runs(40),
    );
  });
});

describe('moves between cores', () => {
  it('[CPU-8] cost a guest that waits for its core a little, and a pinned one nothing', () => {
    const crowd: SteadyGuests = { ...STREAM, vcpus: 1, memMib: 512, count: 32, loadPercent: 100 };
    const world = run(steadyWorld([crowd], { host: TWO_NODES }), 2);
    // Half of the time ready, one move a second of 37 µs and a cache of 8 ms; a few more for a node that is too full.
    expect(1 - world.vms.cpuFactor[0]).toBeGreaterThan(0.5 * 0.008);
    expect(1 - world.vms.cpuFactor[0]).toBeLessThan(0.02);
  });
});
