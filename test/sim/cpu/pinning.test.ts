import { describe, expect, it } from 'vitest';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const SPINNER: SteadyGuests = { workload: 'batch', technique: 'native', vcpus: 1, memMib: 64, loadPercent: 100 };
const SIXTEEN = { cores: 16, coreMhz: 1000, smt: false, memMib: 65_536 };
const LONG = { sliceMs: 1_000_000_000 };

describe('own cores', () => {
  it('[CPU-9] are used by nobody else: a pinned guest gets all it wants in any crowd, the others share the rest', () => {
    const guests = [
      { ...SPINNER, vcpus: 4 },
      { ...SPINNER, count: 24 },
    ];
    const world = steadyWorld(guests, { host: SIXTEEN, policies: LONG });
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 4 })).toBeUndefined();
    expect(world.vms.gotMhz[0]).toBeCloseTo(4000, 3);
    expect(world.vms.readyFraction[0]).toBe(0);
    for (let v = 1; v < 25; v++) {
      expect(world.vms.gotMhz[v]).toBeCloseTo(500, 3);
      expect(world.vms.readyFraction[v]).toBeCloseTo(0.5, 6);
    }
    expect(world.hosts.usedMhz[0]).toBeCloseTo(16_000, 3);
  });

  it('[CPU-9] are lost to the others even while their owner sleeps', () => {
    const guests = [
      { ...SPINNER, vcpus: 8, loadPercent: 0 },
      { ...SPINNER, count: 16 },
    ];
    const world = steadyWorld(guests, { host: SIXTEEN, policies: LONG });
    give(world, 'pinVm', { vm: 0, first: 8, cores: 8 });
    expect(world.vms.gotMhz[1]).toBeCloseTo(500, 3);
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 0 })).toBeUndefined();
    expect(world.vms.gotMhz[1]).toBeCloseTo(1000, 3);
  });

  it('[CPU-9] are a ceiling, too: eight vCPUs on two cores get two', () => {
    const world = steadyWorld([{ ...SPINNER, vcpus: 8 }], { host: SIXTEEN, policies: LONG });
    give(world, 'pinVm', { vm: 0, first: 0, cores: 2 });
    expect(world.vms.gotMhz[0]).toBeCloseTo(2000, 3);
    expect(world.vms.readyFraction[0]).toBeCloseTo(0.75, 6);
  });

  it('[CPU-9] let a guest run as soon as it wakes up, whatever crowd waits for the others', () => {
    const guests = [
      { ...SPINNER, loadPercent: 20, serviceMs: 10 },
      { ...SPINNER, count: 60 },
    ];
    const latency = (pinned: boolean) => {
      const world = steadyWorld(guests, { host: SIXTEEN, policies: { sliceMs: 50 } });
      if (pinned) give(world, 'pinVm', { vm: 0, first: 0, cores: 1 });
      else run(world, 1);
      return world.vms.latencyExactMs[0];
    };
    // Alone on its core: M/M/1 at 20 %, 95th percentile, and no turn to wait for.
    expect(latency(true)).toBeCloseTo((2.995732 * 10) / 0.8, 3);
    // Among 60 others on 16 cores: a slice until it runs, and half a round of 60.2 ÷ 16 slices before each further one.
    const aloneMs = (2.995732 * 10) / 0.8;
    expect(aloneMs).toBeLessThan(50);
    expect(latency(false)).toBeCloseTo(aloneMs + 50, 3);
  });

  it('[CPU-9] decide the node: cores of one keep memory near, cores of both show the guest what is where', () => {
    const stream: SteadyGuests = { ...SPINNER, workload: 'streaming', vcpus: 4, memMib: 4096, loadPercent: 50 };
    const world = steadyWorld([{ ...stream }, { ...stream, vcpus: 12 }], { host: { ...SIXTEEN, numaNodes: 2 } });
    run(world, 2);
    expect(world.vms.remoteFraction[1]).toBe(0.5);
    give(world, 'pinVm', { vm: 0, first: 8, cores: 4 });
    expect(world.vms.numaNode[0]).toBe(1);
    give(world, 'pinVm', { vm: 0, first: 0, cores: 0 });
    give(world, 'pinVm', { vm: 1, first: 2, cores: 12 });
    run(world, 1);
    expect(world.vms.remoteFraction[1]).toBe(0);
    expect(world.vms.cpuFactor[1]).toBe(1);
  });
});

describe('hidden topology', () => {
  it('[CPU-10] costs a program that fits itself to caches 15 %, unless its cores are its own or it sees the machine', () => {
    const linpack: SteadyGuests = { ...SPINNER, workload: 'hpc', technique: 'hardwareAssist', vcpus: 4, count: 2 };
    const world = run(steadyWorld([linpack, { ...linpack, technique: 'native' }], { host: SIXTEEN }), 1);
    expect(world.vms.cpuFactor[0]).toBeCloseTo(0.83 / 0.977, 9);
    expect(world.vms.cpuFactor[2]).toBe(1);
    give(world, 'pinVm', { vm: 0, first: 0, cores: 4 });
    expect(world.vms.cpuFactor[0]).toBe(1);
    expect(world.vms.cpuFactor[1]).toBeCloseTo(0.83 / 0.977, 9);
  });

  it('[CPU-10] is not charged twice where the guest is spread over two nodes: remote memory is part of it', () => {
    const linpack: SteadyGuests = {
      ...SPINNER,
      workload: 'hpc',
      technique: 'hardwareAssist',
      vcpus: 16,
      loadPercent: 5,
    };
    const { vms } = run(steadyWorld([linpack], { host: { ...SIXTEEN, numaNodes: 2 } }), 2);
    expect(vms.remoteFraction[0]).toBe(0.5);
    expect(vms.cpuFactor[0]).toBeCloseTo(0.83 / 0.977, 3);
  });
});
