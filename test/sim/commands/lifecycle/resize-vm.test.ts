import { describe, expect, it } from 'vitest';
import type { HostSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const BOUND = { policies: { overcommitPercent: 100 } };

describe('resizing a VM', () => {
  it('[CPU-13] adds vCPUs and memory while it runs: its host promises more, its work stays the same', () => {
    const world = run(aWorld({ vms: 1, vm: { vcpus: 2, memMib: 4096 } }), 1);
    const { vms, hosts } = world;
    const [before, touched, work] = [hosts.promisedMib[0], vms.touchedShare[0] * 4096, vms.meanLoad[0] * 2];
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 4, memMib: 8192 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'vmResized', vm: 0, vcpus: 4, memMib: 8192, by: 1 });
    expect([vms.vcpus[0], vms.memMib[0], hosts.vcpus[0]]).toEqual([4, 8192, 4]);
    // 4096 MiB, and 0.8 % of that for page tables.
    expect(hosts.promisedMib[0] - before).toBe(4096 + 33);
    expect(vms.shares[0]).toBe(4000);
    expect(vms.touchedShare[0] * 8192).toBeCloseTo(touched, 9);
    expect(vms.meanLoad[0] * 4).toBeCloseTo(work, 9);
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 4, memMib: 8192 })).toEqual({ code: 'nothingToChange' });
  });

  it('[CPU-13] lets a rush that was too much for two vCPUs find room on four', () => {
    const speeds = [2, 4].map((vcpus) => {
      const world = run(aWorld({ vms: 1, vm: { vcpus: 2, meanLoad: 0.5, workload: 'batch' } }), 1);
      if (vcpus > 2) give(world, 'resizeVm', { vm: 0, vcpus, memMib: 4096 });
      world.vms.burst[0] = 8;
      world.vms.burstEndsAtTick[0] = 1000;
      run(world, 20);
      return world.vms.gotMhz[0];
    });
    expect(speeds[1]).toBeGreaterThan(1.4 * speeds[0]);
  });

  it('[CPU-13] takes back only when it is off, and never what was ordered', () => {
    const world = run(aWorld({ vms: 1, vm: { vcpus: 2, memMib: 4096 } }), 1);
    give(world, 'resizeVm', { vm: 0, vcpus: 4, memMib: 8192 });
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 2, memMib: 8192 })).toEqual({ code: 'guestCannotShrink', vm: 0 });
    const below = { code: 'belowContract', vm: 0, vcpus: 2, memMib: 4096 };
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 1, memMib: 4096 })).toEqual(below);
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 20);
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 2, memMib: 4096 })).toBeUndefined();
  });

  it('[CPU-13] needs a guest that knows hot-added hardware, unless it is off', () => {
    const world = run(aWorld({ vms: 1, vm: { guest: 'closedUnix' } }), 1);
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 2, memMib: 4096 })).toEqual({ code: 'guestCannotGrow', vm: 0 });
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 20);
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 2, memMib: 4096 })).toBeUndefined();
  });

  it('[CPU-13] stays within what its host has and may promise', () => {
    const world = run(aWorld({ vms: 1, host: { cores: 4, smt: true, memMib: 16_384 }, ...BOUND }), 1);
    const wide = give(world, 'resizeVm', { vm: 0, vcpus: 9, memMib: 4096 });
    expect(wide).toEqual({ code: 'tooManyVcpus', host: 0, maxVcpus: 8 });
    const large = give(world, 'resizeVm', { vm: 0, vcpus: 1, memMib: 20_000 });
    expect(large).toMatchObject({ code: 'notEnoughMemory', host: 0 });
    expect(give(world, 'resizeVm', { vm: 0, vcpus: 8, memMib: 16_000 })).toBeUndefined();
  });
});

describe('a VM with more vCPUs than a host has threads', () => {
  it('cannot come to it, and can to one that has them', () => {
    const hosts: readonly HostSpec[] = [
      { model: 'test', state: 'on' },
      { model: 'small', state: 'on' },
    ];
    const world = aWorld({ hosts, host: { cores: 16, smt: true }, vms: 1, placedOn: 'nowhere' });
    give(world, 'resizeVm', { vm: 0, vcpus: 32, memMib: 4096 });
    const cores = world.hosts.cores[1] * (world.hosts.smt[1] ? 2 : 1);
    expect(give(world, 'placeVm', { vm: 0, host: 1 })).toEqual({ code: 'tooManyVcpus', host: 1, maxVcpus: cores });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toBeUndefined();
    run(world, 30);
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toMatchObject({ code: 'tooManyVcpus' });
  });
});
