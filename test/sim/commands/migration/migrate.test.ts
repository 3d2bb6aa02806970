import { describe, expect, it } from 'vitest';
import { aWorld, run } from '../../../support/a-world.ts';
import { give, giveAsInstructor } from '../../../support/give.ts';

describe.each(['migrateLive', 'migrateCold', 'migratePostCopy', 'migrateSuspended'] as const)('%s', (name) => {
  it('[MIG-13] promises the memory on both hosts until the VM has arrived', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    expect(give(world, name, { vm: 0, host: 1 }, 4)).toBeUndefined();
    expect([...world.hosts.promisedMib.slice(0, 2)]).toEqual([4161, 4161]);
    expect(world.events[0]).toEqual({ type: 'migrationQueued', migration: 0, vm: 0, from: 0, to: 1, by: 4 });
    run(world, 200);
    expect([...world.hosts.promisedMib.slice(0, 2)]).toEqual([0, 4161]);
    expect([...world.hosts.vms.slice(0, 2)]).toEqual([0, 1]);
    expect(world.vms.host[0]).toBe(1);
  });

  it('is refused to the host where the VM stands and to one that is not on', () => {
    const world = aWorld({
      hosts: [
        { model: 'test', state: 'on' },
        { model: 'test', state: 'asleep' },
      ],
      placedOn: [0],
    });
    expect(give(world, name, { vm: 0, host: 0 })).toEqual({ code: 'alreadyThere', vm: 0, host: 0 });
    expect(give(world, name, { vm: 0, host: 1 })).toEqual({ code: 'hostIsOff', host: 1 });
    expect(give(world, name, { vm: 0, host: 2 })).toEqual({ code: 'noSuchHost', host: 2 });
  });

  it('is refused for a VM that is on its way already, does not run, or is none', () => {
    const world = aWorld({ hosts: 3, vms: 2, placedOn: [0] });
    expect(give(world, name, { vm: 1, host: 1 })).toEqual({ code: 'vmIsNotRunning', vm: 1 });
    expect(give(world, name, { vm: 2, host: 1 })).toEqual({ code: 'noSuchVm', vm: 2 });
    give(world, name, { vm: 0, host: 1 });
    expect(give(world, name, { vm: 0, host: 2 })).toEqual({ code: 'vmIsMigrating', vm: 0 });
  });

  it('is refused when the target has no room, with the numbers', () => {
    const world = aWorld({
      hosts: 2,
      vms: 4,
      vm: { memMib: 30_000 },
      placedOn: [0, 1, 1, 1],
      policies: { overcommitPercent: 150 },
    });
    expect(give(world, name, { vm: 0, host: 1 })).toEqual({
      code: 'notEnoughMemory',
      host: 1,
      needMib: 30_272,
      freeMib: 98_304 - 3 * 30_272,
    });
  });

  it('is refused when every row for moves is taken', () => {
    const world = aWorld({ hosts: 2, vms: 9, placedOn: Array.from({ length: 9 }, () => 0), vm: { memMib: 1024 } });
    for (let vm = 0; vm < 8; vm++) give(world, name, { vm, host: 1 });
    expect(give(world, name, { vm: 8, host: 1 })).toEqual({ code: 'tooManyMigrations' });
  });
});

describe('while the migration network is down', () => {
  it('live moves are refused and those under way fail, cold ones take the slow road', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 });
    expect(world.events).toContainEqual({ type: 'migrationFailed', vm: 0, reason: 'linkDown' });
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toEqual({ code: 'migrationLinkDown' });
    expect(give(world, 'migrateCold', { vm: 1, host: 1 })).toBeUndefined();
    // 1 000 Mbit/s over the tenants' network
    expect(world.migrations.rateMibPerS[world.vms.migration[1]]).toBe(119);
    run(world, 155);
    expect(world.vms.host[1]).toBe(1);
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
  });
});
