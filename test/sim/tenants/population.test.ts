import { describe, expect, it } from 'vitest';
import { TENANT_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import {
  drawDeploymentSize,
  drawLifetimeHours,
  drawVm,
  meanLoadAt,
  populationStreams,
} from '#shared/sim/tenants/demand/population.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { populationSlots, populationTenants } from '../../support/cloud-tenants.ts';
import { give } from '../../support/give.ts';

const DRAWS = 20_000;

function shareOf<T>(values: readonly T[], is: (value: T) => boolean): number {
  return values.filter(is).length / values.length;
}

describe('the population of a cloud', () => {
  const streams = populationStreams('POPULATION');
  const vms = Array.from({ length: DRAWS }, () => drawVm(streams));
  const lifetimes = Array.from({ length: DRAWS }, () => drawLifetimeHours(streams));
  const sizes = Array.from({ length: DRAWS }, () => drawDeploymentSize(streams));

  it('[POP-1] takes mean loads from their published distribution', () => {
    expect([0.35, 0.47, 0.69, 0.81, 0.89, 0.98].map(meanLoadAt)).toEqual([0.05, 0.1, 0.2, 0.3, 0.4, 0.6]);
    expect(meanLoadAt(0.58)).toBeCloseTo(0.15, 12);
  });

  it.each([
    [768, 0.025],
    [1792, 0.47],
    [3584, 0.2],
    [7168, 0.15],
    [14_336, 0.11],
  ])('[POP-1] has VMs of %i MiB in their published share of %f', (memMib, share) => {
    expect(Math.abs(shareOf(vms, (vm) => vm.memMib === memMib) - share)).toBeLessThan(0.012);
  });

  it('[POP-1] comes in deployments of up to 5 in 65 %, up to 20 in 86 % of cases', () => {
    expect(shareOf(sizes, (size) => size <= 5)).toBeCloseTo(0.65, 1.7);
    expect(shareOf(sizes, (size) => size <= 20)).toBeCloseTo(0.86, 1.7);
    expect(Math.min(...sizes)).toBe(1);
  });

  it.each([
    [24, 0.92, 0.93],
    [50, 0.96, 0.95],
    [200, 0.99, 0.97],
  ])('[POP-2] lives at most %i h in %f of cases (published %f)', (hours, share, published) => {
    const computed = shareOf(lifetimes, (lifetime) => lifetime <= hours);
    expect(Math.abs(computed - share)).toBeLessThan(0.01);
    expect(Math.abs(computed - published)).toBeLessThan(0.03);
  });

  it('[POP-2] leaves most core-hours to the few that live longer than a day', () => {
    const hours = (from: number) => lifetimes.reduce((sum, h) => (h > from ? sum + h : sum), 0);
    expect(hours(24) / hours(0)).toBeGreaterThan(0.9);
    expect(Math.max(...lifetimes)).toBeLessThanOrEqual(90 * 24);
  });

  it('[POP-1] has people waiting for 28 of 96 core-hours that are known', () => {
    expect(shareOf(vms, (vm) => vm.interactive)).toBeCloseTo(28 / 96, 1.7);
  });

  it('[POP-1] is the same for the same seed', () => {
    expect(drawVm(populationStreams('A'))).toEqual(drawVm(populationStreams('A')));
    expect(populationTenants('A', 60, 4)).toEqual(populationTenants('A', 60, 4));
  });
});

/** A cloud of four hosts in which eight deployments arrive an hour; a tick is a minute of business time. */
function cloud(deploymentsPerHour = 8, placesItself = true): World {
  const tenants = [...populationTenants('CLOUD', 12, 4), ...populationSlots([1, 1, 1, 1, 2, 2, 5, 5, 20])];
  return aWorld({
    hosts: 4,
    host: { cores: 32, memMib: 131_072 },
    tenants,
    scenario: {
      demand: { kind: 'population', deploymentsPerHour, placesItself },
      tickSeconds: 60,
      secondsPerHour: 3600,
    },
  });
}

const active = ({ tenants }: World) => [...tenants.state].filter((state) => TENANT_STATES[state] === 'active').length;
const present = ({ vms }: World) => [...vms.state].filter((state) => VM_STATES[state] !== 'none').length;

describe('a cloud in the engine', () => {
  it('[POP-3] fills with deployments that are placed', () => {
    const world = cloud();
    const atFirst = present(world);
    run(world, 180);
    expect(present(world)).toBeGreaterThan(atFirst);
    expect([...world.vms.state].filter((state) => VM_STATES[state] === 'running').length).toBeGreaterThan(atFirst);
  });

  it('[POP-3] loses each VM at the end of its own life', () => {
    const world = run(cloud(), 60);
    const lives = [...world.vms.leavesAtTick].map((tick, vm) => [tick, vm]).filter(([tick]) => tick > 0);
    const [lastTick, vm] = lives.sort((a, b) => a[0] - b[0])[0];
    run(world, lastTick - world.tick);
    expect(VM_STATES[world.vms.state[vm]]).not.toBe('none');
    run(world, 1);
    expect(world.vms.leavesAtTick[vm]).not.toBe(lastTick);
  });

  it('[POP-3] counts in vmsNow exactly the VMs that are there, and keeps all promises of memory', () => {
    const world = cloud();
    for (let hour = 0; hour < 24; hour++) {
      run(world, 60);
      const owned = [...world.tenants.vmsNow].reduce(
        (sum, n, t) => sum + (TENANT_STATES[world.tenants.state[t]] === 'active' ? n : 0),
        0,
      );
      expect(owned).toBe(present(world));
      const standing = [...world.vms.host].filter((host) => host >= 0).length;
      expect([...world.hosts.vms].reduce((sum, n) => sum + n, 0)).toBe(standing);
    }
  });

  it('[POP-3] turns away what finds no row', () => {
    const world = run(cloud(60), 120);
    expect(world.hall.turnedAwayVms[0]).toBeGreaterThan(0);
  });

  it('[POP-3] leaves placing to a player where it is told to', () => {
    const world = cloud(30, false);
    run(world, 60);
    const waiting = [...world.vms.state].findIndex((state, vm) => VM_STATES[state] === 'off' && world.vms.host[vm] < 0);
    expect(waiting).toBeGreaterThanOrEqual(0);
    expect(give(world, 'placeVm', { vm: waiting, host: 0 })).toBeUndefined();
  });

  it('[POP-3] has a quiet day where nobody arrives', () => {
    const world = cloud(0);
    const before = active(world);
    run(world, 600);
    expect(active(world)).toBe(before);
  });

  it('[POP-4] gives its VMs the mean load that they were drawn with', () => {
    const world = cloud(0);
    const sums = new Float64Array(world.vms.rows);
    const samples = 5760;
    for (let t = 0; t < samples; t++) {
      run(world, 1);
      for (let vm = 0; vm < sums.length; vm++) sums[vm] += world.vms.load[vm] / samples;
    }
    for (let vm = 0; vm < 12; vm++) {
      const mean = world.vms.meanLoad[vm];
      // Four days of samples that remember each other: a quarter either way, and what is cut off at 100 %.
      if (mean < 0.3) expect(Math.abs(sums[vm] / mean - 1)).toBeLessThan(0.25);
      else expect(sums[vm]).toBeLessThanOrEqual(mean * 1.25);
    }
  });

  describe('with ticks of three seconds', () => {
    const vms = 120;
    const TICKS = 100;
    /** Load of each VM in every tick of a five-minute sample: its mean and its highest. */
    const days = (() => {
      const one = { ...populationTenants('PEAKS', 1, 1)[0], vms: 1 };
      const tenants = Array.from({ length: vms }, (_, vm) => ({
        ...one,
        vm: { ...one.vm, meanLoad: meanLoadAt((vm + 0.5) / vms), workload: vm % 3 === 0 ? 'web' : 'batch' } as const,
        placedOn: [0],
      }));
      const world = aWorld({
        host: { cores: 256, memMib: 4_194_304 },
        tenants,
        policies: { overcommitPercent: 1000 },
        scenario: {
          demand: { kind: 'population', deploymentsPerHour: 0, placesItself: false },
          tickSeconds: 3,
          secondsPerHour: 3600,
          systems: ['demand'],
        },
      });
      const seen = Array.from({ length: vms }, () => ({ means: [] as number[], highs: [] as number[] }));
      for (let sample = 0; sample < 2 * 288; sample++) {
        const [sums, highs] = [new Float64Array(vms), new Float64Array(vms)];
        for (let t = 0; t < TICKS; t++) {
          run(world, 1);
          for (let vm = 0; vm < vms; vm++) {
            sums[vm] += world.vms.load[vm] / TICKS;
            highs[vm] = Math.max(highs[vm], world.vms.load[vm]);
          }
        }
        seen.forEach(({ means, highs: all }, vm) => {
          means.push(sums[vm]);
          all.push(highs[vm]);
        });
      }
      return seen;
    })();
    const p95 = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(0.95 * values.length)];

    it.each([
      [25, 0.25],
      [50, 0.4],
      [75, 0.54],
    ])(
      '[POP-5] has the 95th percentile of five-minute maxima at most %d %% in its published share of %f',
      (percent, share) => {
        const computed = shareOf(days, ({ highs }) => p95(highs) <= percent / 100);
        expect(Math.abs(computed - share)).toBeLessThan(0.07);
      },
    );

    it.each([
      [5, 0.35],
      [20, 0.69],
      [40, 0.89],
    ])('[POP-5] and the mean at most %d %% in its share of %f', (percent, share) => {
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);
      expect(Math.abs(shareOf(days, ({ means }) => mean(means) <= percent / 100) - share)).toBeLessThan(0.07);
    });

    it('[POP-5] never has a highest value below the mean of its five minutes, nor more than there is', () => {
      for (const { means, highs } of days)
        means.forEach((mean, i) => {
          expect(highs[i]).toBeGreaterThanOrEqual(mean - 1e-12);
          expect(highs[i]).toBeLessThanOrEqual(1);
        });
    });
  });

  it.each([1, 6, 30, 60, 300])('[POP-5] has the same five-minute means in ticks of %d s', (tickSeconds) => {
    const means = (seconds: number) => {
      const world = aWorld({
        tenants: populationTenants('TICKS', 6, 1),
        host: { cores: 64, memMib: 4_194_304 },
        scenario: {
          demand: { kind: 'population', deploymentsPerHour: 0, placesItself: false },
          tickSeconds: seconds,
          secondsPerHour: 3600,
          systems: ['demand'],
        },
      });
      return Array.from({ length: 4 }, () => {
        let sum = 0;
        for (let t = 0; t < 300 / seconds; t++)
          for (const load of run(world, 1).vms.load) sum += (load * seconds) / 300;
        return sum;
      });
    };
    means(tickSeconds).forEach((mean, i) => {
      expect(Math.abs(mean / means(300)[i] - 1)).toBeLessThan(2e-3);
    });
  });

  it('[POP-4] changes load every five minutes', () => {
    const world = cloud(0);
    run(world, 1);
    const loads: number[] = [];
    for (let t = 0; t < 10; t++) loads.push(run(world, 1).vms.sampledLoad[0]);
    expect(new Set(loads.slice(0, 4)).size).toBe(1);
    expect(new Set(loads).size).toBe(3);
  });

  it('[POP-3] is the same for the same seed', () => {
    expect(hashWorld(run(cloud(), 300))).toBe(hashWorld(run(cloud(), 300)));
  });
});
