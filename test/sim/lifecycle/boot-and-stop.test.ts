import { describe, expect, it } from 'vitest';
import type { Scenario, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aHallOfFiles, until, vmState } from '../../support/a-datastore.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

const TICKS_PER_S = 5;
/** All of the published work of a boot. */
const WORK = { bootWork: 1 };

/** Seconds until the last of some VMs serves, all placed at once on one host of eight cores. */
function bootSeconds(vms: number, vm: Partial<VmSpec>, scenario: Partial<Scenario>): number {
  const world = aWorld({
    vms,
    placedOn: 'nowhere',
    host: { cores: 8, smt: false, memMib: 262_144 },
    vm: { memMib: 1024, ...vm },
    scenario: { datastores: [{ kind: 'array', physicalGib: 9000 }], ...scenario },
  });
  for (let v = 0; v < vms; v++) give(world, 'placeVm', { vm: v, host: 0 });
  return until(world, vms - 1, 'running').tick / TICKS_PER_S;
}

describe('a boot', () => {
  it('is work: a Windows guest has three to four times as much of it as a Linux guest [LIF-3]', () => {
    const linux = bootSeconds(1, { guest: 'linux' }, WORK);
    const windows = bootSeconds(1, { guest: 'windows' }, WORK);
    expect(linux).toBeCloseTo(32, 0);
    expect(windows).toBeGreaterThan(3 * linux);
    expect(windows).toBeLessThan(4 * linux);
  });

  it('in a storm is slowed down by the disk that all boot from [LIF-3]', () => {
    const hdd = { ...WORK, datastores: [{ kind: 'hdd', physicalGib: 9000 }] } as const;
    const [one, ten] = [bootSeconds(1, {}, hdd), bootSeconds(10, {}, hdd)];
    // 200 MB at 32 KiB and 8 ms are 49 s for one; 120 requests a second are 530 s for ten.
    expect(one).toBeCloseTo(12 / 0.5 + 49 + 5, -1);
    expect(ten).toBeGreaterThan(0.95 * ((10 * 200e6) / 32768 / 120));
  });

  it('in a storm is slowed down by the CPU that all boot on [LIF-3]', () => {
    const [few, many] = [bootSeconds(4, { vcpus: 2 }, WORK), bootSeconds(40, { vcpus: 2 }, WORK)];
    // Forty times 12 CPU-seconds on eight cores are at least a minute.
    expect(few).toBeCloseTo(32, -1);
    expect(many).toBeGreaterThan(60);
  });

  it('takes three seconds whatever happens where a scenario asks for no work [LIF-3]', () => {
    expect(bootSeconds(1, { guest: 'windows' }, {})).toBeLessThanOrEqual(3.2);
  });

  it('of an unclean file system checks that first: two minutes, in a game a tenth of it [LIF-4]', () => {
    const boot = (dirty: number, bootWork?: number) => {
      const world = aHallOfFiles(1, {}, { scenario: bootWork === undefined ? {} : { bootWork } });
      give(world, 'hardPowerOff', { vm: 0 });
      world.vms.dirtyDisk[0] = dirty;
      give(world, 'powerOnVm', { vm: 0 });
      const began = world.tick;
      return (until(world, 0, 'running').tick - began) / TICKS_PER_S;
    };
    expect(boot(1, 1) - boot(0, 1)).toBeCloseTo(120, 0);
    expect(boot(1) - boot(0)).toBeCloseTo(12, 0);
  });
});

describe('switching off', () => {
  it.each([
    ['linux', 20],
    ['windows', 45],
  ] as const)('asks the guest, and %s needs %i s for it [LIF-4]', (guest, seconds) => {
    const world = aHallOfFiles(1, { guest }, { scenario: { bootWork: 1 } });
    give(world, 'powerOffVm', { vm: 0 });
    const began = world.tick;
    expect((until(world, 0, 'off').tick - began) / TICKS_PER_S).toBeCloseTo(seconds, 0);
    expect(world.vms.dirtyDisk[0]).toBe(0);
  });

  it('the hard way is done at once and leaves one file system in ten unclean [LIF-4]', () => {
    const world = aHallOfFiles(1);
    let dirty = 0;
    for (let round = 0; round < 400; round++) {
      expect(give(world, 'hardPowerOff', { vm: 0 })).toBeUndefined();
      expect([vmState(world, 0), world.vms.runFilesMib[0]]).toEqual(['off', 0]);
      dirty += world.vms.dirtyDisk[0];
      world.vms.dirtyDisk[0] = 0;
      give(world, 'powerOnVm', { vm: 0 });
      until(world, 0, 'running');
    }
    // A binomial draw of 400 with p = 0.1 lies within four standard deviations, 24, of 40.
    expect(Math.abs(dirty - 40)).toBeLessThan(24);
  });

  it('is refused for a VM that is off [LIF-4]', () => {
    const world = aHallOfFiles(1);
    give(world, 'hardPowerOff', { vm: 0 });
    expect(give(world, 'hardPowerOff', { vm: 0 })).toEqual({ code: 'vmIsNotRunning', vm: 0 });
  });
});

describe('a VM that is stopped where it is', () => {
  it('in memory keeps that, does nothing, and goes on at once [LIF-5]', () => {
    const world = run(aHallOfFiles(1), 20);
    const held = world.vms.everTouchedMib[0];
    expect(give(world, 'suspendVm', { vm: 0, disk: false })).toBeUndefined();
    run(world, 10);
    expect([vmState(world, 0), world.vms.gotMhz[0], world.vms.everTouchedMib[0]]).toEqual(['paused', 0, held]);
    expect(world.hosts.privateExactMib[0]).toBeGreaterThan(0.9 * held);
    expect(give(world, 'resumeVm', { vm: 0 })).toBeUndefined();
    run(world, 1);
    expect(vmState(world, 0)).toBe('running');
    expect(world.vms.speed[0]).toBeGreaterThan(0);
  });

  it('on disk gives its host’s memory back for a file of that size, and reads it to go on [LIF-5]', () => {
    const world = run(aHallOfFiles(1, { memMib: 8192, touchedFraction: 1 }), 20);
    const held = world.vms.everTouchedMib[0];
    give(world, 'suspendVm', { vm: 0, disk: true });
    expect(vmState(world, 0)).toBe('paused');
    // 600 MiB/s.
    run(world, Math.ceil((held / 600) * TICKS_PER_S) + 2);
    expect([vmState(world, 0), world.vms.everTouchedMib[0], world.vms.runFilesMib[0]]).toEqual(['suspended', 0, 0]);
    expect(world.vms.imageMib[0]).toBeCloseTo(held, 6);
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'vmIsSuspended', vm: 0 });
    expect(give(world, 'resumeVm', { vm: 0 })).toBeUndefined();
    const began = world.tick;
    until(world, 0, 'running');
    expect((world.tick - began) / TICKS_PER_S).toBeCloseTo(held / 600, 0);
    expect(world.vms.touchedExactMib[0]).toBeGreaterThan(0.99 * held);
    expect(world.vms.imageMib[0]).toBe(0);
  });

  it('on disk survives its host and goes on somewhere else [LIF-5]', () => {
    const world: World = aHallOfFiles(1, {}, { hosts: 2 });
    give(world, 'suspendVm', { vm: 0, disk: true });
    until(world, 0, 'suspended');
    world.hosts.failAtTick[0] = world.tick;
    run(world, 2);
    expect([vmState(world, 0), world.vms.host[0]]).toEqual(['suspended', -1]);
    expect(give(world, 'resumeVm', { vm: 0 })).toEqual({ code: 'vmIsNotPlaced', vm: 0 });
    expect(give(world, 'placeVm', { vm: 0, host: 1 })).toBeUndefined();
    until(world, 0, 'running');
    expect(world.events).toContainEqual({ type: 'vmResumed', vm: 0 });
  });

  it('is switched off if its power is cut meanwhile: the file is gone [LIF-5]', () => {
    const world = aHallOfFiles(1, { memMib: 8192, touchedFraction: 1 });
    run(world, 20);
    give(world, 'suspendVm', { vm: 0, disk: true });
    run(world, 3);
    give(world, 'hardPowerOff', { vm: 0 });
    expect([vmState(world, 0), world.vms.imageMib[0], world.copies.kind[0]]).toEqual(['off', 0, 0]);
  });

  it('must run first, and must be stopped to go on [LIF-5]', () => {
    const world = aHallOfFiles(1);
    expect(give(world, 'resumeVm', { vm: 0 })).toEqual({ code: 'vmIsNotSuspended', vm: 0 });
    give(world, 'hardPowerOff', { vm: 0 });
    expect(give(world, 'suspendVm', { vm: 0, disk: true })).toEqual({ code: 'vmIsNotRunning', vm: 0 });
  });
});
