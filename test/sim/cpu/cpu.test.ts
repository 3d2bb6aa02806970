import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const BUSY: SteadyGuests = { vcpus: 1, workload: 'batch', loadPercent: 100, memMib: 512 };
const FOUR_CORES = { cores: 4, coreMhz: 1000, smt: false };

describe('capacity', () => {
  it('[CPU-1] is all cores when nobody has to take turns', () => {
    const world = run(steadyWorld([{ ...BUSY, count: 3 }], { host: { ...FOUR_CORES, smt: true } }), 1);
    expect(world.hosts.capacityMhz[0]).toBe(4000);
  });

  it('[CPU-1] grows by a quarter with two threads a core, once there are two guests a core', () => {
    const wish = { host: { ...FOUR_CORES, smt: true }, policies: { sliceMs: 1e9 } };
    const world = run(steadyWorld([{ ...BUSY, count: 8 }], wish), 1);
    expect(world.hosts.capacityMhz[0]).toBeCloseTo(5000, 3);
  });

  it('[CPU-1] is less by what the hypervisor spent in the tick before', () => {
    const world = steadyWorld([{ ...BUSY, count: 2 }], { host: FOUR_CORES });
    run(world, 1);
    world.hosts.overheadMhz[0] = 700;
    run(world, 1);
    expect(world.hosts.capacityMhz[0]).toBe(3300);
  });

  it('[CPU-5] loses κ ÷ slice to switching: 1.25 % at 30 ms', () => {
    const world = run(steadyWorld([{ ...BUSY, count: 8 }], { host: FOUR_CORES, policies: { sliceMs: 30 } }), 1);
    expect(world.hosts.capacityMhz[0]).toBeCloseTo(4000 * (1 - 0.375 / 30), 6);
  });

  it('is nothing on a host that sleeps', () => {
    const world = run(steadyWorld([], { hosts: [{ model: 'test', state: 'asleep' }] }), 1);
    expect(world.hosts.capacityMhz[0]).toBe(0);
  });
});

describe('sharing', () => {
  it('[CPU-2] leaves what one does not want to those who do', () => {
    const guests: SteadyGuests[] = [
      { ...BUSY, loadPercent: 20 },
      { ...BUSY, count: 4 },
    ];
    const world = run(steadyWorld(guests, { host: FOUR_CORES, policies: { sliceMs: 1e9 } }), 1);
    const { vms } = world;
    expect(vms.gotMhz[0]).toBeCloseTo(vms.wantMhz[0], 6);
    for (const v of [1, 2, 3, 4]) expect(vms.gotMhz[v]).toBeCloseTo((4000 - vms.gotMhz[0]) / 4, 3);
  });

  it('[CPU-3] holds a limit even on an idle host, and calls it that', () => {
    const world = steadyWorld([BUSY], { host: FOUR_CORES });
    world.vms.limitMhz[0] = 250;
    run(world, 1);
    expect(world.vms.gotMhz[0]).toBe(250);
    // It is ready for all of its vCPU and runs a quarter of the time.
    expect(world.vms.readyFraction[0]).toBeCloseTo(0.75, 9);
    expect(causeOf(world)).toBe('limit');
  });

  it('[CPU-3] takes from a throttled guest what the player took', () => {
    const world = steadyWorld([{ ...BUSY, loadPercent: 50 }], { host: FOUR_CORES });
    world.vms.throttlePermille[0] = 400;
    run(world, 1);
    expect(world.vms.gotMhz[0]).toBeCloseTo(0.6 * world.vms.wantMhz[0], 9);
    expect(world.vms.speed[0]).toBeCloseTo(0.6, 9);
    expect(causeOf(world)).toBe('throttled');
  });

  it('[CPU-2] never hands out more than there is, nor more than a guest can use', () => {
    const guest = fc.record({
      vcpus: fc.integer({ min: 1, max: 8 }),
      loadPercent: fc.integer({ min: 0, max: 100 }),
      shares: fc.integer({ min: 1, max: 100_000 }),
      limitMhz: fc.integer({ min: 0, max: 4000 }),
      reservationMhz: fc.integer({ min: 0, max: 2000 }),
    });
    fc.assert(
      fc.property(fc.array(guest, { minLength: 1, maxLength: 12 }), (guests) => {
        const world = steadyWorld(
          guests.map(({ vcpus, loadPercent }) => ({ ...BUSY, vcpus, loadPercent })),
          {
            host: FOUR_CORES,
          },
        );
        guests.forEach((g, v) => {
          world.vms.shares[v] = g.shares;
          world.vms.limitMhz[v] = g.limitMhz;
          world.vms.reservationMhz[v] = g.reservationMhz;
        });
        step(world, []);
        expectFair(world, guests.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('techniques', () => {
  const COMPILER: SteadyGuests = { ...BUSY, workload: 'build', technique: 'binaryTranslation' };

  it('[TEC-3] binary translation is slow until the code cache is warm', () => {
    const world = steadyWorld([COMPILER], { host: FOUR_CORES });
    run(world, 1);
    const cold = world.vms.taxFactor[0];
    run(world, 200);
    // e^(−1/2) of the cold tax is left after one of two CPU seconds; here twenty times that long have passed.
    expect(cold - world.vms.taxFactor[0]).toBeCloseTo(0.6, 6);
  });

  it('[TEC-1] costs what the guest’s events cost: a quarter for a compiler, nearly nothing with hardware assist', () => {
    const emulated: SteadyGuests = { ...COMPILER, ioPath: 'emulated' };
    const translated = run(steadyWorld([emulated], { host: { ...FOUR_CORES, coreMhz: 2400 } }), 300);
    const assisted = run(steadyWorld([{ ...COMPILER, technique: 'hardwareAssist' }], { host: FOUR_CORES }), 1);
    expect(translated.vms.taxFactor[0]).toBeCloseTo(1.24394, 4);
    // Walks 0.04, requests 300 × 57 600 cycles, switches 1000 × a fourth of 784, toggles 500 × 784, at 1 GHz.
    expect(assisted.vms.taxFactor[0]).toBeCloseTo(1.04 + (300 * 57_600 + 1000 * 196 + 500 * 784) / 1e9, 4);
  });

  it('[TEC-2] a guest whose work costs more than its vCPUs can do blames the technique', () => {
    const database: SteadyGuests = { ...COMPILER, workload: 'oltp' };
    const world = run(steadyWorld([database], { host: FOUR_CORES }), 300);
    expect(world.vms.speed[0]).toBeCloseTo(1 / world.vms.taxFactor[0], 6);
    expect(causeOf(world)).toBe('techniqueTax');
  });
});

function causeOf({ vms }: World): string {
  return CAUSES[vms.cause[0]];
}

/** Nobody gets more than he can use, and as long as somebody could use more, no cycle is left over. */
function expectFair({ vms, hosts }: World, guests: number): void {
  let used = 0;
  let unsatisfied = false;
  for (let v = 0; v < guests; v++) {
    const most = Math.min(vms.wantMhz[v], vms.vcpus[v] * 1000, vms.limitMhz[v] > 0 ? vms.limitMhz[v] : Infinity);
    expect(vms.gotMhz[v]).toBeLessThanOrEqual(most + 1e-6);
    unsatisfied ||= vms.gotMhz[v] < most - 1e-3;
    used += vms.gotMhz[v];
  }
  expect(used).toBeLessThanOrEqual(hosts.capacityMhz[0] + 1e-6);
  if (unsatisfied) expect(used).toBeCloseTo(hosts.capacityMhz[0], 2);
}

describe('what the host itself spends', () => {
  const SYSTEMS = ['lifecycle', 'demand', 'network', 'cpu', 'migration', 'service'];

  it('[MIG-8] is counted anew each tick where memory is not simulated: a move costs what it costs, and no more', () => {
    const wish = { vm: { meanLoad: 0.1 }, facility: { migrationMbit: 1000 }, scenario: { systems: SYSTEMS } };
    const world = run(aWorld({ hosts: 2, vms: 1, placedOn: [0], ...wish }), 5);
    world.vms.touchedExactMib[0] = 4096;
    expect(world.hosts.overheadMhz[0]).toBe(0);
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
    let most = 0;
    for (let t = 0; t < 400; t++) {
      run(world, 1);
      most = Math.max(most, world.hosts.overheadMhz[0]);
    }
    // A tenth of a core for the 1 Gbit/s that the network carries.
    expect(most).toBeGreaterThan(0.08 * world.hosts.coreMhz[0]);
    expect(most).toBeLessThan(0.11 * world.hosts.coreMhz[0]);
    expect(world.hosts.overheadMhz[0]).toBe(0);
  });

  it('[CPU-1] has the host OS in it, whether memory is simulated or not', () => {
    const overhead = (systems?: readonly string[]) =>
      run(aWorld({ vms: 1, host: { hypervisor: 'type2' }, scenario: systems ? { systems } : {} }), 3).hosts;
    const without = overhead(SYSTEMS);
    expect(without.platformMhz[0]).toBeGreaterThan(0);
    expect(without.overheadMhz[0]).toBe(without.platformMhz[0]);
    expect(without.capacityMhz[0]).toBe(overhead().capacityMhz[0]);
  });
});
