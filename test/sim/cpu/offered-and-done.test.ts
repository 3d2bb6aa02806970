import { describe, expect, it } from 'vitest';
import type { VmId } from '#shared/ids.ts';
import { isOverloaded } from '#shared/lab/series/probes.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { dirtyingAt } from '#shared/sim/migration/dirty-pages.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const TWO_CORES = { cores: 2, coreMhz: 2400, smt: false, memMib: 131_072 };
const ROOMY = { cores: 16, coreMhz: 2000, smt: false, memMib: 131_072, nicMbit: 1_000_000 };

/** Native work that the guests of a world get done, vCPU-seconds a second. */
function workOf({ vms }: World): number {
  let work = 0;
  for (let v = 0; v < vms.rows; v++) work += vms.load[v] * vms.speed[v] * vms.vcpus[v];
  return work;
}

describe('a guest that asks for little on a full host', () => {
  const LIGHT: SteadyGuests = { loadPercent: 10, workload: 'idle', technique: 'native', memMib: 256, serviceMs: 20 };
  const HOG: SteadyGuests = { loadPercent: 100, workload: 'idle', technique: 'native', memMib: 256 };
  const FOUR = { cores: 4, coreMhz: 1000, smt: false, memMib: 131_072 };

  it('[CPU-14] is entitled to its part and not to what is left over', () => {
    const world = run(steadyWorld([LIGHT, { ...HOG, count: 7 }], { host: FOUR, policies: { sliceMs: 1e9 } }), 1);
    expect(world.vms.availableMhz[0]).toBeCloseTo(4000 / 8, 3);
    world.vms.shares[0] *= 3;
    run(world, 1);
    expect(world.vms.availableMhz[0]).toBe(1000);
    world.vms.shares[0] /= 3;
    world.vms.reservationMhz[0] = 700;
    run(world, 1);
    expect(world.vms.availableMhz[0]).toBe(700);
    world.vms.limitMhz[0] = 600;
    expect(run(world, 1).vms.availableMhz[0]).toBe(600);
  });

  it('[SVC-3] runs for a slice when it wakes up, and waits half a round before each further one', () => {
    const latencyMs = (count: number) =>
      run(steadyWorld([LIGHT, { ...HOG, count }], { host: FOUR }), 100).vms.latencyExactMs[0]!;
    const aloneMs = (Math.log(20) * 20) / 0.9;
    // 8.1 vCPUs that want to run on 4 cores take turns of 30 ms.
    expect(latencyMs(8)).toBeCloseTo(30 + aloneMs + ((aloneMs - 30) / 30) * ((8.1 / 4) * 15), 3);
    expect(latencyMs(3)).toBeCloseTo(aloneMs, 3);
  });
});

describe('busy guests behind a privileged guest', () => {
  it('[CPU-14] get as much done together, two or thirty-two of them, at any tick length', () => {
    for (const tickSeconds of [0.2, 1, 60, 300]) {
      const work = [2, 4, 8, 16, 32].map((count) => {
        const guests: SteadyGuests = {
          count,
          loadPercent: 100,
          memMib: 256,
          technique: 'paravirtual',
          ioPath: 'split',
        };
        const host = { ...TWO_CORES, hypervisor: 'dom0' as const };
        return workOf(run(steadyWorld([guests], { host, scenario: { tickSeconds } }), 3));
      });
      // Barham et al., SOSP 2003, Fig. 4: about flat.
      for (const some of work) expect(some / work[0]!).toBeCloseTo(1, 1);
      expect(Math.min(...work)).toBeGreaterThan(0.95 * Math.max(...work));
    }
  });
});

describe('a move beside busy guests', () => {
  it('[CPU-14] finds the card as full as two cores can fill it, whatever the number of guests', () => {
    const freeMbit = [2, 16, 32].map((count) => {
      const guests: SteadyGuests = { count, loadPercent: 100, memMib: 256, workload: 'web' };
      return run(steadyWorld([guests], { host: { ...TWO_CORES, nicMbit: 1000 } }), 3).hosts.nicFreeMbit[0]!;
    });
    for (const mbit of freeMbit) expect(mbit).toBeGreaterThan(500);
    expect(Math.max(...freeMbit) - Math.min(...freeMbit)).toBeLessThan(20);
  });
});

describe('a guest that is held by itself', () => {
  it('[CPU-14] makes no host short: one vCPU with a tax at full load', () => {
    const world = run(steadyWorld([{ loadPercent: 100, workload: 'batch' }], { host: ROOMY }), 3);
    expect(world.vms.taxFactor[0]).toBeGreaterThan(1);
    expect(isOverloaded(world.hosts, 0)).toBe(false);
    expect(world.hosts.stealPermille[0]).toBe(0);
  });

  it('[CPU-14] by a limit is ready and does not run', () => {
    const guest: SteadyGuests = { vcpus: 2, loadPercent: 100, technique: 'native' };
    const world = steadyWorld([guest], { host: { ...ROOMY, coreMhz: 2400 } });
    give(world, 'setAllocation', { vm: 0, sharesFactor: 1, reservationMhz: 0, limitMhz: 600, reservedMib: 0 });
    run(world, 3);
    expect(world.vms.readyFraction[0]).toBeCloseTo(1 - 600 / 4800, 9);
    expect(isOverloaded(world.hosts, 0)).toBe(false);
  });

  it('[CPU-14] on a core slower than it is rated at has unmet demand, which the hall owes', () => {
    const guest: SteadyGuests = { loadPercent: 100, technique: 'native', ratedMhz: 3000 };
    const { vms, hosts } = run(steadyWorld([guest], { host: ROOMY }), 3);
    expect([vms.wantMhz[0], vms.dueMhz[0], vms.gotMhz[0]]).toEqual([3000, 2000, 2000]);
    expect(vms.unmetFraction[0]).toBeCloseTo(1 / 3, 12);
    expect(vms.owedUnmetFraction[0]).toBeCloseTo(1 / 3, 12);
    expect(vms.speed[0]).toBeCloseTo(2 / 3, 12);
    expect(isOverloaded(hosts, 0)).toBe(false);
  });
});

describe('what a guest writes', () => {
  it('[CPU-14] [MIG-2] is twenty times as much at twenty times the load', () => {
    const activity = (loadPercent: number) => {
      const guest: SteadyGuests = { loadPercent, technique: 'native', workload: 'web' };
      return dirtyingAt(run(steadyWorld([guest], { host: ROOMY }), 3), 0 as VmId).activity;
    };
    expect(activity(5)).toBeCloseTo(0.05 / 0.2, 9);
    expect(activity(100)).toBeCloseTo(1 / 0.2, 9);
  });
});
