import { describe, it } from 'vitest';
import { NOISY_RESOURCES, type NoisyResource } from '#shared/sim/cpu/noise-resources.ts';
import { noiseScale, resourceSpeed } from '#shared/sim/cpu/noisy-neighbours.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { drawVm, populationStreams } from '#shared/sim/tenants/demand/population.ts';
import { aWorld, PLAIN_VM, run } from '../support/a-world.ts';
import { constantLoad } from '../support/constant-load.ts';
import { steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

describe('the population of a cloud', () => {
  const SOURCE = 'Cortez et al., SOSP 2017 (series read off charts of Azure/AzurePublicDataset)';
  const streams = populationStreams('V-56');
  const vms = Array.from({ length: 20_000 }, () => drawVm(streams));
  const percentOf = (is: (vm: (typeof vms)[number]) => boolean) => (100 * vms.filter(is).length) / vms.length;

  it.each([
    [1, 56],
    [2, 21],
    [4, 15],
    [8, 6.5],
    [16, 1.5],
  ])('V-56 has %i cores in %f percent of 20 000 VMs [POP-1]', (cores, expected) => {
    const computed = percentOf((vm) => vm.vcpus === cores);
    verdict({ id: `V-56 ${cores} cores %`, kind: 'C', computed, expected, tolerance: 4, source: SOURCE });
  });

  it.each([
    [5, 35],
    [10, 47],
    [20, 69],
    [30, 81],
    [40, 89],
    [60, 98],
  ])('V-56 has a mean load of at most %i in %i percent of 20 000 VMs [POP-1]', (load, expected) => {
    const computed = percentOf((vm) => vm.meanLoad <= load / 100);
    verdict({ id: `V-56 mean load ≤ ${load} %`, kind: 'C', computed, expected, tolerance: 4, source: SOURCE });
  });
});

describe('noise of neighbours', () => {
  const SOURCE = 'Azure VM noise data set (TUNA, EuroSys 2025), D8s_v5';
  const HOSTS = 100;
  const MINUTES_APART = 20;

  /** Spread of a resource's speed over a hundred hosts at ten times, for a VM whose neighbours use a quarter of its host. */
  function spreadsPercent(): { readonly [R in NoisyResource]: number } {
    const hosts = Array.from({ length: HOSTS }, () => ({ model: 'test', state: 'on' }) as const);
    const guests = hosts.flatMap((_, host) => [
      { workload: 'idle', loadPercent: 25, vcpus: 8, memMib: 512, host } as const,
      { workload: 'idle', loadPercent: 50, vcpus: 8, memMib: 512, host } as const,
    ]);
    const world = steadyWorld(guests, {
      hosts,
      host: { cores: 16, coreMhz: 2000, smt: false },
      scenario: { tickSeconds: 60, systems: ['demand', 'cpu', 'noise', 'service'] },
      policies: { noise: { factor: 1, everySeconds: 60 } },
    });
    const samples = NOISY_RESOURCES.map((): number[] => []);
    for (let round = 0; round < 10; round++) {
      run(world, MINUTES_APART);
      for (let vm = 0; vm < 2 * HOSTS; vm += 2)
        for (const [r, resource] of NOISY_RESOURCES.entries()) {
          const noise = world.hosts[`${resource}Noise`][world.vms.host[vm]];
          samples[r].push(resourceSpeed(r, noise, noiseScale(world, vm), 0));
        }
    }
    return Object.fromEntries(
      NOISY_RESOURCES.map((resource, r) => [resource, 100 * coefficientOfVariation(samples[r])]),
    ) as { [R in NoisyResource]: number };
  }

  function coefficientOfVariation(values: readonly number[]): number {
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / values.length;
    return Math.sqrt(variance) / mean;
  }

  it('V-57 spreads as measured over 1000 samples of each resource [NOI-1] [NOI-2]', () => {
    const spread = spreadsPercent();
    const range = (id: string, computed: number, from: number, to: number) =>
      verdict({
        id: `V-57 ${id} %`,
        kind: 'C',
        computed,
        expected: (from + to) / 2,
        tolerance: (to - from) / 2,
        source: SOURCE,
      });
    range('CPU', spread.cpu, 0, 1.2);
    range('memory bandwidth', spread.bandwidth, 4, 5.5);
    range('last-level cache', spread.cache, 13, 16);
    range('threads', spread.thread, 9, 11);
  });
});

describe('autoscaling', () => {
  /** VMs that a rule with a target of 60 % makes of four that run at so many percent. */
  function vmsAfterALook(percent: number): number {
    const load = constantLoad(Array.from({ length: 8 }, () => percent));
    const tenant: TenantSpec = {
      archetype: 'ticketRush',
      tier: 'silver',
      vms: 8,
      vm: { ...PLAIN_VM, workload: 'idle', memMib: 512 },
      feeCentsPerS: 500,
      baseload: true,
      offerAtS: 0,
      offerForS: 0,
      placedOn: [0, 0, 0, 0],
      elastic: { start: 4, rule: { metric: 'cpu', target: 60, min: 1, max: 8, cooldownS: 300 } },
    };
    const world = aWorld({ tenants: [tenant], traces: load.traces, scenario: { tickSeconds: 1, ...load.scenario } });
    return run(world, 16).tenants.vmsNow[0];
  }

  it.each([
    [90, 6],
    [63, 4],
  ])('V-58 at %i percent of four VMs for a target of 60 has %i [ASC-1]', (percent, expected) => {
    verdict({
      id: `V-58 ${percent} %`,
      kind: 'A',
      computed: vmsAfterALook(percent),
      expected,
      tolerance: 0,
      source: 'rule of the Kubernetes horizontal pod autoscaler (unverified)',
    });
  });
});
