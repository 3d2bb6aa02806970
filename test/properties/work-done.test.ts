import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VmId } from '#shared/ids.ts';
import { isOverloaded } from '#shared/lab/series/probes.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { dirtyingAt } from '#shared/sim/migration/dirty-pages.ts';
import { PACKET_MBIT } from '#shared/sim/network/traffic.ts';
import { run } from '../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';

const TICKS = fc.constantFrom(0.2, 1, 10, 60, 300);
const GUESTS = fc.array(
  fc.record({
    count: fc.integer({ min: 1, max: 12 }),
    vcpus: fc.constantFrom(1, 2, 4),
    loadPercent: fc.integer({ min: 0, max: 100 }),
    workload: fc.constantFrom('web' as const, 'batch' as const, 'oltp' as const, 'sender' as const),
    shareFactor: fc.constantFrom(0.25, 1, 4),
    limitMhz: fc.constantFrom(0, 0, 300, 1500),
  }),
  { minLength: 1, maxLength: 5 },
);
const CORES = fc.integer({ min: 1, max: 8 });
const DISKS = fc.record({
  iops: fc.integer({ min: 50, max: 5000 }),
  iopsCap: fc.constantFrom(0, 0, 40, 400),
  readIops: fc.integer({ min: 1, max: 500 }),
  writeIops: fc.integer({ min: 1, max: 500 }),
});
/** How far cycles and devices may be from agreeing: a guest asks once more only for what is worth asking (`cpu/device-asks.ts`). */
const AGREED = 1e-3;
type Guests = typeof GUESTS extends fc.Arbitrary<infer All> ? All : never;
type Disks = typeof DISKS extends fc.Arbitrary<infer One> ? One : never;
const guest = (count: number, vcpus: 1 | 2 | 4, loadPercent: number, shareFactor: 0.25 | 1 | 4): Guests[number] => {
  return { count, vcpus, loadPercent, workload: 'web', shareFactor, limitMhz: 0 };
};
/** Guests of one percent, and of a few, of whom a ten-thousandth of a vCPU is a hundredth of their work. */
const LIGHT: [Guests, number, number, Disks] = [
  [guest(4, 1, 1, 0.25), guest(3, 2, 1, 0.25)],
  1,
  0.2,
  { iops: 50, iopsCap: 0, readIops: 391, writeIops: 462 },
];
const FEW: [Guests, number, number, Disks] = [
  [guest(3, 1, 3, 4), guest(1, 4, 5, 4), guest(7, 4, 5, 0.25)],
  1,
  0.2,
  { iops: 61, iopsCap: 0, readIops: 192, writeIops: 5 },
];
/** A host and a datastore that are as short as each other: what guests leave of the one is just what is missing of the other. */
const EVEN: [Guests, number, number, Disks] = [
  [guest(2, 1, 100, 0.25), guest(6, 1, 100, 4), guest(8, 1, 86, 1)],
  7,
  60,
  { iops: 3443, iopsCap: 0, readIops: 498, writeIops: 7 },
];
/** Guests that work off requests which came before, and so read for more than they are asked now. */
const CATCHING_UP: [Guests, number, number, Disks] = [
  [
    { ...guest(2, 1, 1, 0.25), limitMhz: 300 },
    { ...guest(5, 4, 60, 1), limitMhz: 300 },
    { ...guest(2, 4, 92, 4), limitMhz: 300 },
    { ...guest(4, 4, 18, 0.25), limitMhz: 1500 },
    guest(6, 4, 36, 4),
  ],
  3,
  0.2,
  { iops: 4756, iopsCap: 40, readIops: 172, writeIops: 360 },
];
const EXAMPLES = [LIGHT, FEW, EVEN, CATCHING_UP];
type Mix = { readonly shareFactor: number; readonly limitMhz: number } & SteadyGuests;

/** A host of `cores` with such guests on it, after a few ticks of this length. */
function aMix(
  guests: readonly Mix[],
  cores: number,
  tickSeconds: number,
  host: object = {},
  sliceMs = 30,
  scenario: object = {},
): World {
  const plain = guests.map(({ shareFactor: _s, limitMhz: _l, ...guest }) => ({ memMib: 256, ...guest }));
  const world = steadyWorld(plain, {
    host: { cores, coreMhz: 2400, smt: false, memMib: 1_048_576, nicMbit: 1000, ...host },
    scenario: { tickSeconds, ...scenario },
    policies: { sliceMs },
  });
  let v = 0;
  for (const { count = 1, shareFactor, limitMhz } of guests) {
    for (const end = v + count; v < end; v++) {
      world.vms.shares[v] *= shareFactor;
      world.vms.limitMhz[v] = limitMhz;
    }
  }
  return run(world, 4);
}

/** Native work that the guests of a world get done, vCPU-seconds a second. */
function workOf({ vms }: World): number {
  let work = 0;
  for (let v = 0; v < vms.rows; v++) work += vms.load[v] * vms.speed[v] * vms.vcpus[v];
  return work;
}

describe('the wait on a full host', () => {
  it('[CPU-14] is at most a slice for a guest that asks for little, whatever the others are', () => {
    const kinds = fc.record({
      cores: fc.integer({ min: 1, max: 8 }),
      smt: fc.boolean(),
      hypervisor: fc.constantFrom('inKernel' as const, 'type1' as const, 'dom0' as const),
    });
    fc.assert(
      fc.property(
        GUESTS,
        kinds,
        TICKS,
        fc.constantFrom(5, 30, 100),
        (guests, { cores, ...host }, tickSeconds, sliceMs) => {
          const roomy = { ...host, nicMbit: 1_000_000, dom0Vcpus: cores };
          const light: Mix = { loadPercent: 1, workload: 'idle', serviceMs: sliceMs / 12, shareFactor: 1, limitMhz: 0 };
          const full: Mix = { count: 3 * cores, loadPercent: 100, workload: 'batch', shareFactor: 1, limitMhz: 0 };
          const world = aMix([light, full, ...guests], cores, tickSeconds, roomy, sliceMs);
          // Beside others with many more shares even little may be more than its part.
          fc.pre(world.vms.availableMhz[0]! > 2 * world.vms.wantMhz[0]!);
          expect(world.vms.speed[0]).toBeCloseTo(1, 6);
          // What the way to the network adds is not the scheduler's.
          const waitedMs = world.vms.latencyExactMs[0] - world.vms.netLatencyMs[0];
          expect(waitedMs).toBeLessThan(1.5 * sliceMs);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the back ends of a privileged guest', () => {
  it('[CPU-14] work for what is sent: ever more guests on a full host get as much done together', () => {
    const mixes = fc.record({
      cores: fc.integer({ min: 2, max: 8 }),
      workload: fc.constantFrom('web' as const, 'oltp' as const, 'fileServer' as const),
      ioPath: fc.constantFrom('split' as const, 'emulated' as const),
    });
    fc.assert(
      fc.property(mixes, TICKS, ({ cores, ...guest }, tickSeconds) => {
        const work = [1, 2, 4, 8].map((more) => {
          const busy: Mix = {
            ...guest,
            count: more * cores,
            technique: 'paravirtual',
            loadPercent: 100,
            shareFactor: 1,
            limitMhz: 0,
          };
          return workOf(aMix([busy], cores, tickSeconds, { hypervisor: 'dom0', dom0Vcpus: cores, nicMbit: 100_000 }));
        });
        for (const some of work) expect(some / work[0]!).toBeGreaterThan(0.9);
        for (const some of work) expect(some / work[0]!).toBeLessThan(1.1);
      }),
      { numRuns: 40 },
    );
  });

  it('[CPU-14] and the guests together never take more than their host has', () => {
    fc.assert(
      fc.property(GUESTS, fc.integer({ min: 1, max: 16 }), TICKS, (guests, cores, tickSeconds) => {
        const { hosts } = aMix(guests, cores, tickSeconds, { hypervisor: 'dom0', dom0Vcpus: 2 });
        expect(hosts.usedMhz[0]! + hosts.platformMhz[0]!).toBeLessThanOrEqual(cores * 2400 * (1 + 1e-6));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a network card', () => {
  it('[CPU-14] carries the packets of work that was done', () => {
    fc.assert(
      fc.property(GUESTS, fc.integer({ min: 1, max: 8 }), TICKS, (guests, cores, tickSeconds) => {
        const senders = guests.map((guest) => ({ ...guest, workload: 'sender' as const }));
        const world = aMix(senders, cores, tickSeconds);
        // A sender sends a million packets for a second of native work.
        expect(world.hosts.nicUsedMbit[0]).toBeLessThanOrEqual(workOf(world) * 1e6 * PACKET_MBIT * (1 + 1e-6) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a datastore', () => {
  it('[CPU-14] serves the requests of work that was done: no guest works without its disk, whoever left it its cycles', () => {
    fc.assert(
      fc.property(GUESTS, CORES, TICKS, DISKS, (guests, cores, tickSeconds, { iops, ...requests }) => {
        const busy = guests.map((guest) => ({ ...guest, workload: 'batch' as const, disk: { gib: 10, ...requests } }));
        const datastores = [{ kind: 'ssd' as const, physicalGib: 8192, iops }];
        const world = aMix(busy, cores, tickSeconds, { nicMbit: 1_000_000 }, 30, { datastores });
        const waiting = world.vms.backlog.slice();
        const { vms } = run(world, 1);
        for (let v = 0; v < vms.rows; v++) {
          const needed = vms.load[v] * vms.speed[v] * (requests.readIops + requests.writeIops);
          if (needed === 0) continue;
          expect(vms.diskIops[v] / needed).toBeGreaterThan(1 - AGREED);
          // Whoever works off old requests reads for these too.
          if (waiting[v] === 0) expect(vms.diskIops[v] / needed).toBeLessThan(1 + AGREED);
        }
      }),
      { numRuns: 60, examples: EXAMPLES },
    );
  });

  it('[CPU-14] that is slow makes its guests send less as well', () => {
    fc.assert(
      fc.property(GUESTS, CORES, TICKS, DISKS, (guests, cores, tickSeconds, { iops, ...requests }) => {
        const senders = guests.map((guest) => ({
          ...guest,
          workload: 'sender' as const,
          disk: { gib: 10, ...requests },
        }));
        const datastores = [{ kind: 'ssd' as const, physicalGib: 8192, iops }];
        const world = aMix(senders, cores, tickSeconds, {}, 30, { datastores });
        const sentMbit = workOf(world) * 1e6 * PACKET_MBIT;
        expect(world.hosts.nicUsedMbit[0]).toBeLessThanOrEqual(sentMbit * (1 + AGREED) + 1e-6);
      }),
      { numRuns: 60, examples: EXAMPLES },
    );
  });
});

describe('a host with room for all that its guests may have', () => {
  it('[CPU-14] is never short, however much they want', () => {
    fc.assert(
      fc.property(GUESTS, TICKS, (guests, tickSeconds) => {
        const mhz = guests.reduce((sum, { count, vcpus, limitMhz }) => {
          return sum + count * (limitMhz > 0 ? Math.min(limitMhz, vcpus * 2400) : vcpus * 2400);
        }, 0);
        const { hosts, vms } = aMix(guests, Math.ceil(mhz / 2400) + 2, tickSeconds, { nicMbit: 1_000_000 });
        expect(isOverloaded(hosts, 0)).toBe(false);
        for (let v = 0; v < vms.rows; v++) expect(vms.gotMhz[v]).toBeCloseTo(vms.dueMhz[v], 6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a vCPU', () => {
  it('[CPU-14] that wants to run all the time runs or is ready, whoever holds it back', () => {
    fc.assert(
      fc.property(GUESTS, fc.integer({ min: 1, max: 8 }), TICKS, (guests, cores, tickSeconds) => {
        const world = aMix(
          guests.map((guest) => ({ ...guest, workload: 'batch' as const, loadPercent: 100 })),
          cores,
          tickSeconds,
          { nicMbit: 1_000_000 },
        );
        const { vms } = world;
        for (let v = 0; v < vms.rows; v++) {
          if (vms.state[v] === 0 || vms.wantMhz[v] === 0) continue;
          expect(vms.gotMhz[v] / (vms.vcpus[v] * 2400) + vms.readyFraction[v]).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a guest writes', () => {
  it('[CPU-14] grows with the work that it does, and with nothing else', () => {
    fc.assert(
      fc.property(GUESTS, fc.integer({ min: 1, max: 8 }), TICKS, (guests, cores, tickSeconds) => {
        const world = aMix(
          guests.map((guest) => ({ ...guest, workload: 'web' as const, vcpus: 1 })),
          cores,
          tickSeconds,
        );
        const { vms } = world;
        for (let v = 0; v < vms.rows; v++) {
          if (vms.state[v] === 0 || vms.load[v] === 0) continue;
          const perWork = dirtyingAt(world, v as VmId).activity / (vms.load[v] * vms.speed[v]);
          expect(perWork).toBeCloseTo(1 / 0.2, 6);
        }
      }),
      { numRuns: 40 },
    );
  });
});
