import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CPU_GENERATIONS,
  GUESTS,
  HYPERVISORS,
  IO_PATHS,
  PAGING_MODES,
  TECHNIQUES,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { GUEST_PROFILES } from '#shared/sim/virtualization/guest-events.ts';
import { taxOf, taxParts } from '#shared/sim/virtualization/work-factor.ts';
import { run } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { steadyWorld } from '../support/steady-world.ts';

const guest = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  vcpus: fc.integer({ min: 1, max: 4 }),
  workload: fc.constantFrom(...WORKLOADS),
  technique: fc.constantFrom(...TECHNIQUES),
  guest: fc.constantFrom(...GUESTS),
  ioPath: fc.constantFrom(...IO_PATHS),
  loadPercent: fc.integer({ min: 0, max: 100 }),
  host: fc.nat({ max: 1 }),
});
const hall = fc.record({
  guests: fc.array(guest, { minLength: 1, maxLength: 6 }),
  hypervisor: fc.constantFrom(...HYPERVISORS),
  generation: fc.constantFrom(...CPU_GENERATIONS),
  nicMbit: fc.integer({ min: 10, max: 2000 }),
  uplinkMbit: fc.integer({ min: 0, max: 2000 }),
  dom0Vcpus: fc.integer({ min: 1, max: 4 }),
  tickSeconds: fc.constantFrom(0.2, 1, 300),
});

describe('any guests on any platform', () => {
  it('[NET-1] [NET-3] [IOP-3] never get more through cards, uplink and privileged guests than those carry', () => {
    fc.assert(
      fc.property(hall, ({ guests, uplinkMbit, tickSeconds, ...host }) => {
        const small = guests.map((one) => ({ ...one, memMib: 512 }));
        const world = steadyWorld(small, {
          hosts: 2,
          host: { ...host, cores: 8, memMib: 65_536 },
          facility: { uplinkMbit },
          scenario: { tickSeconds },
        });
        for (let tick = 0; tick < 3; tick++) expectCarried(run(world, 1));
        give(world, 'migrateLive', { vm: 0, host: 1 - (world.vms.host[0] ?? 0) });
        expectCarried(run(world, 2));
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});

function expectCarried({ hosts, hall, vms, scenario }: World): void {
  for (let h = 0; h < 2; h++) {
    const { nicMbit } = scenario.hostModels[hosts.model[h]!]!;
    expect(hosts.nicUsedMbit[h]).toBeLessThanOrEqual(nicMbit + 1e-6);
    expect(hosts.dom0Share[h]! * hosts.dom0Load[h]!).toBeLessThanOrEqual(1 + 1e-9);
    expect(hosts.platformMhz[h]).toBeLessThanOrEqual(hosts.cores[h]! * hosts.coreMhz[h]!);
  }
  if (hall.uplinkMbit[0]! > 0) expect(hall.uplinkUsedMbit[0]).toBeLessThanOrEqual(hall.uplinkMbit[0]! + 10);
  for (let v = 0; v < vms.rows; v++) {
    expect(vms.netFraction[v]).toBeGreaterThanOrEqual(0);
    expect(vms.netFraction[v]).toBeLessThanOrEqual(1);
    expect(vms.netLatencyMs[v]).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(vms.netLatencyMs[v])).toBe(true);
  }
}

describe('every tax', () => {
  it('[TEC-1] is at least nothing, whatever runs on whatever', () => {
    for (const technique of TECHNIQUES) {
      for (const workload of WORKLOADS) {
        for (const generation of CPU_GENERATIONS) {
          for (const [paging, hypervisor, path] of SETUPS) {
            const machine = { generation, paging, largePages: false };
            const setup = { technique, path, hypervisor, machine };
            const { fixed, megacycles } = taxOf(GUEST_PROFILES[workload], setup);
            expect(fixed + megacycles / 2400).toBeGreaterThanOrEqual(1);
            const parts = taxParts(workload, setup, 2400).reduce((sum, [, added]) => sum + added, 0);
            // Only translated port accesses are cheaper than natively; all other parts add up to the tax.
            if (technique !== 'binaryTranslation') expect(parts).toBeCloseTo(fixed + megacycles / 2400 - 1, 9);
          }
        }
      }
    }
  });
});

const SETUPS = PAGING_MODES.flatMap((paging) =>
  HYPERVISORS.flatMap((hypervisor) => IO_PATHS.map((path) => [paging, hypervisor, path] as const)),
);
