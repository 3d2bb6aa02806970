import { describe, expect, it } from 'vitest';
import type { HostId } from '#shared/ids.ts';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import { imbalanceOf } from '#shared/sim/cluster/host-loads.ts';
import { mtbfHoursOf } from '#shared/sim/cluster/hosts/host-hazard.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { overheadMib } from '#shared/sim/memory/overhead-memory.ts';
import { headroom, slotOf } from '#shared/sim/placement/ha-slots.ts';
import { type Order, step, type Verdict } from '#shared/sim/step.ts';
import { aWorld } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

const GHZ_GB = (ghz: number, gb: number) => ({ mhz: ghz * 1000, mib: gb * 1024 });

describe('clusters', () => {
  const hosts = [GHZ_GB(9, 9), GHZ_GB(9, 6), GHZ_GB(6, 6)];
  const reserved = [GHZ_GB(2, 1), GHZ_GB(2, 1), GHZ_GB(1, 2), GHZ_GB(1, 1), GHZ_GB(1, 1)];
  const source = 'vSphere availability guide, worked example';

  it('V-43 makes slots as large as the largest reservations', () => {
    const slot = slotOf(reserved);
    const exact = { kind: 'A', tolerance: 0, source } as const;
    verdict({ id: 'V-43 slot GHz', computed: slot.mhz / 1000, expected: 2, ...exact });
    verdict({ id: 'V-43 slot GB', computed: slot.mib / 1024, expected: 2, ...exact });
  });

  it('[CLU-7] V-43 lets one host fail: the hall starts five VMs with a reserve of one, and four at most with two', () => {
    const tolerated = [1, 2].filter((reserve) => startedWith(reserve).started === reserved.length).length;
    const exact = { kind: 'A', tolerance: 0, source } as const;
    verdict({ id: 'V-43 failover capacity', computed: tolerated, expected: 1, ...exact });
    // Of 4, 3 and 3 slots the largest host takes 4 with it, the two largest 7.
    expect(startedWith(2).refusal).toEqual({ code: 'notEnoughSlots', needSlots: 4, haveSlots: 3 });
  });

  it('[CLU-7] V-43 counts in a hall the slots of two alike of each host, one of them in reserve', () => {
    hosts.forEach((host, h) => {
      const { refusal } = startedWith(1, [host, host], [...reserved, ...reserved]);
      const computed = refusal?.code === 'notEnoughSlots' ? refusal.haveSlots : Number.NaN;
      const exact = { kind: 'A', tolerance: 0, source } as const;
      verdict({ id: `V-43 slots of host ${h + 1}`, computed, expected: [4, 3, 3][h], ...exact });
    });
  });

  /** How many VMs with these reservations a hall starts, on whichever host takes them, and what it says to the first that it does not. */
  function startedWith(haReserve: number, machines = hosts, wanted = reserved) {
    const model = (h: number) => ({
      ...GAME_HOSTS[1],
      id: `machine ${h}`,
      cores: machines[h].mhz / 1000,
      coreMhz: 1000,
    });
    const world = aWorld({
      hosts: machines.map((_, h) => ({ model: `machine ${h}`, state: 'on' as const })),
      vms: wanted.length,
      vm: { memMib: 2048 },
      placedOn: 'nowhere',
      policies: { haPolicy: 'slots', haReserve },
      scenario: { hostModels: machines.map(({ mib }, h) => ({ ...model(h), memMib: mib })) },
    });
    let refusal: Verdict;
    let started = 0;
    for (let vm = 0; vm < wanted.length && refusal === undefined; vm++) {
      const { mhz, mib } = wanted[vm];
      const reservedMib = mib - overheadMib(2048);
      give(world, 'setAllocation', { vm, sharesFactor: 1, reservationMhz: mhz, limitMhz: 0, reservedMib });
      for (let host = 0; host < machines.length && world.vms.host[vm] < 0; host++)
        refusal = give(world, 'placeVm', { vm, host });
      started += refusal === undefined ? 1 : 0;
    }
    return { started, refusal };
  }

  it('V-44 measures head-room in percent', () => {
    const { cpu, memory } = headroom(hosts, reserved);
    verdict({ id: 'V-44 CPU %', kind: 'A', computed: 100 * cpu, expected: 70, tolerance: 1, source });
    verdict({ id: 'V-44 memory %', kind: 'A', computed: 100 * memory, expected: 71, tolerance: 1, source });
  });

  it('[CLU-16] V-45 measures imbalance, and what a move does to it', () => {
    const exact = { kind: 'A', tolerance: 0.001, source: 'definition' } as const;
    verdict({ id: 'V-45 before', computed: imbalanceOf([0.9, 0.5, 0.4, 0.2]), expected: 0.255, ...exact });
    verdict({ id: 'V-45 after', computed: imbalanceOf([0.7, 0.5, 0.4, 0.4]), expected: 0.1225, ...exact });
  });

  it('[CLU-16] V-45 finds that move in a hall', () => {
    // Guests of so many tenths of a host, by what they want of its CPU
    const tenths = (tenthsOfHost: readonly number[], host: number) =>
      tenthsOfHost.map((n) => ({ memMib: 256, vcpus: 16, loadPercent: 10 * n, host, activeFraction: 0.1 }));
    const guests = [...tenths([2, 7], 0), ...tenths([2, 3], 1), ...tenths([4], 2), ...tenths([2], 3)];
    const world = steadyWorld(guests, {
      hosts: 4,
      host: { smt: false },
      policies: { balancer: { mode: 'suggest', level: 5, everySeconds: 1 } },
    });
    for (let t = 0; t < 6; t++) step(world, []);
    const { suggestions } = world;
    const first = [suggestions.vm[0], suggestions.from[0], suggestions.to[0]];
    const right = first[0] === 0 && first[1] === 0 && first[2] === 3 ? 1 : 0;
    verdict({ id: 'V-45 move found', kind: 'A', computed: right, expected: 1, tolerance: 0, source: 'definition' });
  });

  it('[CLU-15] V-46 packs by first-fit decreasing', () => {
    const experiment = readExperiment(
      JSON.stringify({
        kind: 'world',
        id: 'bins',
        ticks: 1,
        hosts: [{ count: 6, cores: 1, coreMhz: 10_000 }],
        // In an order in which first fit needs four.
        vms: [4, 3, 5, 7, 6, 5].map((ghz) => ({
          count: 1,
          memMib: 256,
          ratedMhz: ghz * 1000,
          placement: 'firstFitDecreasing',
        })),
        workload: { kind: 'constant' },
      }),
    );
    if (experiment.kind !== 'world') throw new Error('not a world');
    const { world } = new WorldRun(experiment, () => undefined);
    const used = new Set(world.vms.host.subarray(0, 6)).size;
    verdict({ id: 'V-46 bins', kind: 'A', computed: used, expected: 3, tolerance: 0, source: 'analytic' });
  });

  it('[CLU-11] V-47 lets a thousand servers fail as often as their parts', () => {
    const hours = mtbfHoursOf({ dimms: 12, ssds: 6 });
    expect(hours).toBeCloseTo(182_500, 6);
    let failures = 0;
    for (let seed = 0; seed < 30; seed++) failures += failuresInAYear(`V47-${seed}`, hours);
    verdict({
      id: 'V-47 failures a year',
      kind: 'A',
      computed: failures / 30,
      expected: 48,
      tolerance: 2.5,
      source: 'Azure/AzurePublicDataset, GreenSKU component failure rates',
    });
  });

  it('[CLU-21] V-48 keeps a machine of that MTBF and MTTR available', () => {
    verdict({
      id: 'V-48 availability %',
      kind: 'A',
      computed: 100 * availability(1779.99, 5.92, 100),
      expected: 99.67,
      tolerance: 0.05,
      source: 'Failure Trace Archive (JPDC 2013), LANL, in opendc prefabs',
    });
  });
});

const WEEK_S = 7 * 86_400;

/** Deaths of a thousand hosts in 52 weekly ticks; repaired ones are woken at once. */
function failuresInAYear(seed: string, hostMtbfHours: number): number {
  const world = aWorld({
    hosts: 1000,
    vms: 0,
    host: { bootSeconds: 0 },
    facility: { hostMtbfHours, hostRepairHours: 1 },
    scenario: { seed, tickSeconds: WEEK_S, secondsPerHour: 3600 },
  });
  let failures = 0;
  for (let week = 0; week < 53; week++) {
    step(world, wakeAll(world.hosts.state));
    // The first tick only decides: a host dies a tick after its first signs.
    if (week > 0) failures += world.events.filter(({ type }) => type === 'hostFailed').length;
  }
  return failures;
}

/** Part of host-hours in which hosts are not broken, over a year in steps of one hour. */
function availability(hostMtbfHours: number, hostRepairHours: number, hosts: number): number {
  const world = aWorld({
    hosts,
    vms: 0,
    host: { bootSeconds: 0 },
    facility: { hostMtbfHours, hostRepairHours, failures: { repair: 'exponential' } },
    scenario: { seed: 'V48', tickSeconds: 3600, secondsPerHour: 3600 },
  });
  let broken = 0;
  const hours = 8760;
  for (let hour = 0; hour < hours; hour++) {
    step(world, wakeAll(world.hosts.state));
    for (let h = 0; h < hosts; h++) if (world.hosts.state[h] === HOST_STATES.indexOf('failed')) broken++;
  }
  return 1 - broken / (hosts * hours);
}

function wakeAll(states: Int32Array): Order[] {
  const orders: Order[] = [];
  for (let h = 0; h < states.length; h++) {
    if (states[h] !== HOST_STATES.indexOf('off')) continue;
    orders.push({ by: 0, call: { name: 'wakeHost', args: { host: h as HostId } } });
  }
  return orders;
}
