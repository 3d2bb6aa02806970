import { describe, expect, it } from 'vitest';
import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/codes.ts';
import { failoverCapacity, headroom, slotOf, slotsIn } from '#shared/sim/mechanisms/ha-slots.ts';
import { mtbfHoursOf } from '#shared/sim/mechanisms/host-hazard.ts';
import { imbalanceOf } from '#shared/sim/mechanisms/host-loads.ts';
import { packDecreasing } from '#shared/sim/mechanisms/packing.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { aWorld } from '../support/a-world.ts';
import { steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

const GHZ_GB = (ghz: number, gb: number) => ({ mhz: ghz * 1000, mib: gb * 1024 });

describe('clusters', () => {
  const hosts = [GHZ_GB(9, 9), GHZ_GB(9, 6), GHZ_GB(6, 6)];
  const reserved = [GHZ_GB(2, 1), GHZ_GB(2, 1), GHZ_GB(1, 2), GHZ_GB(1, 1), GHZ_GB(1, 1)];
  const source = 'vSphere availability guide, worked example';

  it('V-43 counts slots and how many hosts may fail', () => {
    const slot = slotOf(reserved);
    const exact = { kind: 'A', tolerance: 0, source } as const;
    verdict({ id: 'V-43 slot GHz', computed: slot.mhz / 1000, expected: 2, ...exact });
    verdict({ id: 'V-43 slot GB', computed: slot.mib / 1024, expected: 2, ...exact });
    [4, 3, 3].forEach((expected, h) => {
      verdict({ id: `V-43 slots of host ${h + 1}`, computed: slotsIn(hosts[h], slot), expected, ...exact });
    });
    verdict({ id: 'V-43 failover capacity', computed: failoverCapacity(hosts, reserved), expected: 1, ...exact });
  });

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
    const items = [7, 6, 5, 5, 4, 3].map((cpu) => ({ cpu, memory: 0 }));
    const bins = Array.from({ length: 6 }, () => ({ cpu: 10, memory: 0 }));
    const used = new Set(packDecreasing(items, bins, 'first')).size;
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
