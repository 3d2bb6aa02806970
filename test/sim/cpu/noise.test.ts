import { describe, expect, it } from 'vitest';
import { NOISE_SHARES, NOISE_SPREAD, NOISY_RESOURCES } from '#shared/sim/cpu/noise-resources.ts';
import { noiseScale, resourceSpeed } from '#shared/sim/cpu/noisy-neighbours.ts';
import { CAUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { steadyWorld } from '../../support/steady-world.ts';

const NOISE = { factor: 1, everySeconds: 60 };
const HOST = { cores: 16, coreMhz: 2000, smt: false };
const LAB = { tickSeconds: 1 };

/** A VM of a class beside three that want so many percent of four cores each. */
function beside(percent: number, workload: 'streaming' | 'web' | 'hpc', noisy = true): World {
  return steadyWorld(
    [
      { workload, loadPercent: 10, vcpus: 1, memMib: 512 },
      { workload: 'idle', count: 3, loadPercent: percent, vcpus: 4, memMib: 512 },
    ],
    { host: HOST, scenario: LAB, policies: noisy ? { noise: NOISE } : {} },
  );
}

describe('noise', () => {
  it('[NOI-1] is not there unless a scenario switches it on', () => {
    const world = run(beside(50, 'streaming', false), 200);
    expect([...world.vms.noiseFactor.subarray(0, 4)]).toEqual([1, 1, 1, 1]);
    expect(world.hosts.cacheNoise[0]).toBe(0);
  });

  it('[NOI-1] changes once a minute and remembers nine tenths', () => {
    const hosts = Array.from({ length: 60 }, () => ({ model: 'test', state: 'on' }) as const);
    const world = steadyWorld([{ loadPercent: 10, memMib: 512 }], {
      hosts,
      scenario: { tickSeconds: 20 },
      policies: { noise: NOISE },
    });
    let [products, squares] = [0, 0];
    for (let minute = 0; minute < 200; minute++) {
      run(world, 1);
      const now = [...world.hosts.cacheNoise];
      run(world, 2);
      expect([...world.hosts.cacheNoise]).toEqual(now);
      run(world, 1);
      world.hosts.cacheNoise.forEach((next, h) => {
        products += next * now[h];
        squares += now[h] * now[h];
      });
      run(world, 2);
    }
    expect(products / squares).toBeCloseTo(0.9, 1.7);
  });

  it('[NOI-2] is as measured when the others use a quarter of the host, and grows with them to three times', () => {
    // Three guests of four vCPUs at 33 %: a quarter of sixteen cores.
    const scaleAt = (percent: number) => noiseScale(run(beside(percent, 'web'), 2), 0);
    expect(scaleAt(33)).toBeCloseTo(1, 1);
    expect(scaleAt(66)).toBeCloseTo(2, 1);
    expect(scaleAt(100)).toBeCloseTo(3, 1);
  });

  it('[NOI-2] is not felt by a guest that is alone on its host', () => {
    const world = steadyWorld([{ workload: 'streaming', loadPercent: 50, memMib: 512 }], {
      scenario: LAB,
      policies: { noise: NOISE },
    });
    run(world, 300);
    expect(world.vms.noiseFactor[0]).toBe(1);
  });

  it('[NOI-2] is felt by a class for the part of its time that goes at the speed of a resource', () => {
    const world = run(beside(33, 'streaming'), 61);
    const { cpu = 0, bandwidth = 0 } = NOISE_SHARES.streaming;
    const slow = (resource: 'cpu' | 'bandwidth') => {
      const noise = world.hosts[`${resource}Noise`][0];
      return 1 / resourceSpeed(NOISY_RESOURCES.indexOf(resource), noise, noiseScale(world, 0), 0) - 1;
    };
    expect(world.vms.noiseFactor[0]).toBeCloseTo(1 / (1 + cpu * slow('cpu') + bandwidth * slow('bandwidth')), 9);
  });

  it('[NOI-2] has a spread for every resource and shares of at most the whole time for every class', () => {
    for (const resource of NOISY_RESOURCES) expect(NOISE_SPREAD[resource]).toBeGreaterThan(0);
    for (const shares of Object.values(NOISE_SHARES)) {
      const sum = Object.values(shares).reduce((total, share) => total + share, 0);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThanOrEqual(1);
    }
  });
});

describe('a noisy neighbour', () => {
  const hog = (world: World) => giveAsInstructor(world, 'injectFault', { fault: 'noisyNeighbour', subject: 1 });

  it('[NOI-3] slows the others on its host until it is over, and not itself', () => {
    const world = run(beside(20, 'streaming', false), 10);
    expect(hog(world)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'noisyNeighbour', vm: 1, on: true });
    run(world, 5);
    expect(world.vms.load[1]).toBe(1);
    // Four of sixteen cores, four times as strong: bandwidth is at 1 ÷ (1 + 1 · 1) of its speed.
    expect(world.vms.noiseFactor[0]).toBeCloseTo(1 / (1 + 0.9 * 1), 2);
    expect(world.vms.noiseFactor[1]).toBe(1);
    expect(CAUSES[world.vms.cause[0]]).toBe('neighbours');
    run(world, 60);
    expect(world.vms.noiseFactor[0]).toBe(1);
    expect([world.vms.hogUntilTick[1], world.vms.load[1]]).toEqual([0, 0.2]);
  });

  it('[NOI-3] is tamed by a limit', () => {
    const world = run(beside(20, 'streaming', false), 10);
    hog(world);
    give(world, 'setAllocation', { vm: 1, sharesFactor: 1, reservationMhz: 0, limitMhz: 800, reservedMib: 0 });
    run(world, 5);
    expect(world.vms.noiseFactor[0]).toBeCloseTo(1 / (1 + 0.9 * 0.1), 2);
  });

  it('[NOI-3] must run to be one', () => {
    const world = beside(20, 'web', false);
    give(world, 'powerOffVm', { vm: 1 });
    run(world, 5);
    expect(hog(world)).toEqual({ code: 'vmIsNotRunning', vm: 1 });
  });
});
