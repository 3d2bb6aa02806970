import { describe, expect, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { DatastoreSpec } from '#shared/sim/kernel/scenario/storage-spec.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const SLOW: DatastoreSpec = { kind: 'hdd', physicalGib: 1024, mibPerS: 150 };
const FAST: DatastoreSpec = { kind: 'array', physicalGib: 1024, mibPerS: 1000 };
const LOCAL: DatastoreSpec = { kind: 'ssd', physicalGib: 1024, local: 1 };

const hall = (guest: SteadyGuests, ...datastores: readonly DatastoreSpec[]) =>
  run(
    steadyWorld([{ disk: { gib: 30, readIops: 0, writeIops: 0 }, ...guest }], { hosts: 2, scenario: { datastores } }),
    5,
  );

function secondsUntilMoved(world: World): number {
  for (let t = 1; t < 10_000; t++) {
    if (world.events.some(({ type }) => type === 'diskMoved')) return t * 0.2;
    run(world, 1);
  }
  throw new Error('the disk never arrived');
}

describe('disks that move between hosts', () => {
  const MBIT_PER_MIB = 8.388608;
  const inside = (mibPerS: number): DatastoreSpec => ({ kind: 'ssd', physicalGib: 4096, mibPerS, local: 0 });
  const shared: DatastoreSpec = { kind: 'array', physicalGib: 4096, mibPerS: 4000 };

  /** Four VMs whose disks are inside host 0, and one on shared disks that can move live; a network of 1 Gbit/s. */
  function four(mibPerS = 2000): World {
    const disk = { gib: 200, readIops: 0, writeIops: 0 };
    const world = steadyWorld(
      [
        { count: 4, host: 0, memMib: 1024, disk: { ...disk, datastore: 0 } },
        { host: 0, memMib: 8192, touchedFraction: 1, disk: { ...disk, datastore: 1 } },
      ],
      { hosts: 2, scenario: { datastores: [inside(mibPerS), shared] } },
    );
    world.hall.migrationMbit[0] = 1000;
    return run(world, 5);
  }

  it('[MIG-7] share the migration network among them and with a live move', () => {
    const world = four();
    for (const vm of [0, 1, 2, 3]) expect(give(world, 'migrateStorage', { vm, datastore: 1 })).toBeUndefined();
    run(world, 5);
    const rates = () => [...world.copies.rateMibPerS].filter((rate) => rate > 0).map((rate) => rate * MBIT_PER_MIB);
    expect(rates()).toHaveLength(4);
    for (const mbit of rates()) expect(mbit).toBeCloseTo(250, 6);
    expect(world.hall.migrationUsedMbit[0]).toBe(1000);
    expect(give(world, 'migrateLive', { vm: 4, host: 1 })).toBeUndefined();
    run(world, 2);
    for (const mbit of rates()) expect(mbit).toBeCloseTo(200, 6);
    expect(world.migrations.rateExactMibPerS[0] * MBIT_PER_MIB).toBeCloseTo(200, 6);
    expect(world.hall.migrationUsedMbit[0]).toBe(1000);
  });

  it('[STO-2] stand still while that network is down, and go on afterwards', () => {
    const world = four();
    give(world, 'migrateStorage', { vm: 0, datastore: 1 });
    run(world, 5);
    const left = world.copies.leftExactMib[0];
    world.hall.migrationMbit[0] = 0;
    run(world, 5);
    expect([world.copies.leftExactMib[0], world.hall.migrationUsedMbit[0]]).toEqual([left, 0]);
    world.hall.migrationMbit[0] = 1000;
    run(world, 5);
    // Five ticks of 0.2 s
    expect(left - world.copies.leftExactMib[0]).toBeCloseTo(1000 / MBIT_PER_MIB, 6);
  });

  it('[MIG-7] leave what their disks cannot fill to a live move', () => {
    const world = four(60);
    for (const vm of [0, 1, 2, 3]) give(world, 'migrateStorage', { vm, datastore: 1 });
    give(world, 'migrateLive', { vm: 4, host: 1 });
    run(world, 3);
    const copiesMbit = world.copies.rateMibPerS.reduce((sum, rate) => sum + rate * MBIT_PER_MIB, 0);
    expect(copiesMbit).toBeGreaterThan(0.9 * 60 * MBIT_PER_MIB);
    expect(copiesMbit).toBeLessThanOrEqual(world.datastores.speedFactor[0] * 60 * MBIT_PER_MIB + 1e-6);
    expect(world.migrations.rateExactMibPerS[0] * MBIT_PER_MIB).toBeCloseTo(1000 - copiesMbit, 6);
  });
});

describe('a disk that moves', () => {
  it('[MIG-21] takes as long as the slower datastore needs for all its files, and the VM runs on', () => {
    const world = hall({ memMib: 1024 }, SLOW, FAST);
    // The disk of 30 GiB, a swap file as large as its memory, and logs
    const mib = 30 * 1024 + 1024 + 16;
    expect(give(world, 'migrateStorage', { vm: 0, datastore: 1 }, 4)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'diskMoveStarted', vm: 0, datastore: 1, by: 4 });
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
    // One bulk reader keeps six tenths of a disk's time busy.
    expect(secondsUntilMoved(world)).toBeCloseTo(mib / (0.6 * 150), 0);
    expect([world.vms.datastore[0], VM_STATES[world.vms.state[0]]]).toEqual([1, 'running']);
  });

  it('[MIG-21] holds its room on both datastores until it has arrived', () => {
    const world = hall({ memMib: 1024 }, SLOW, FAST);
    const before = world.datastores.writtenExactMib[0];
    give(world, 'migrateStorage', { vm: 0, datastore: 1 });
    run(world, 10);
    expect(world.datastores.writtenExactMib[0]).toBeCloseTo(before, 3);
    // What is open to see goes in steps of 16 MiB.
    expect(Math.abs(world.datastores.writtenExactMib[1] - before)).toBeLessThanOrEqual(16);
    secondsUntilMoved(world);
    run(world, 1);
    expect(world.datastores.writtenExactMib[0]).toBe(0);
    expect(world.datastores.writtenExactMib[1]).toBeCloseTo(before, 0);
  });

  it('[MIG-21] has each write of its guest done twice meanwhile', () => {
    const disk = { gib: 300, readIops: 0, writeIops: 40 };
    const world = hall({ memMib: 1024, loadPercent: 100, technique: 'native', disk }, SLOW, SLOW);
    const alone = world.datastores.utilisation[0];
    expect([alone, world.datastores.utilisation[1]]).toEqual([40 / 120, 0]);
    give(world, 'migrateStorage', { vm: 0, datastore: 1 });
    run(world, 1);
    // The copy keeps six tenths of each busy; the mirrored writes come on top at the target as at the source.
    expect(world.datastores.utilisation[1]).toBeCloseTo(0.6 + alone, 6);
    expect(world.datastores.utilisation[0]).toBeCloseTo(0.6 + alone, 6);
  });

  it('[MIG-21] frees a VM from its host, which could not move while its disk was inside', () => {
    const disk = { gib: 30, readIops: 0, writeIops: 0, datastore: 0 };
    const world = hall({ memMib: 1024, host: 1, disk }, LOCAL, FAST);
    expect(give(world, 'migrateLive', { vm: 0, host: 0 })).toEqual({ code: 'diskIsElsewhere', vm: 0, host: 1 });
    give(world, 'migrateStorage', { vm: 0, datastore: 1 });
    secondsUntilMoved(world);
    expect(give(world, 'migrateLive', { vm: 0, host: 0 })).toBeUndefined();
  });

  it('[MIG-21] goes into a host only if the VM stands there, and holds it there from the order on', () => {
    const world = hall({ memMib: 1024, host: 0 }, FAST, LOCAL);
    expect(give(world, 'migrateStorage', { vm: 0, datastore: 1 })).toEqual({ code: 'diskIsElsewhere', vm: 0, host: 1 });
    const there = hall({ memMib: 1024, host: 1 }, FAST, LOCAL);
    expect(give(there, 'migrateStorage', { vm: 0, datastore: 1 })).toBeUndefined();
    expect(give(there, 'migrateLive', { vm: 0, host: 0 })).toEqual({ code: 'vmIsBusy', vm: 0 });
    giveAsInstructor(there, 'injectFault', { fault: 'hostFailure', subject: 1 });
    run(there, 100);
    // HA would start it on host 0, where its disk will not be.
    expect(there.vms.host[0]).toBe(-1);
  });

  it('is refused where it is, where there is no room, while it moves, and for what is no VM', () => {
    const small: DatastoreSpec = { ...FAST, physicalGib: 10 };
    const world = hall({ memMib: 1024 }, SLOW, small, FAST);
    const code = (vm: number, datastore: number) => give(world, 'migrateStorage', { vm, datastore })?.code;
    expect([code(0, 0), code(0, 1), code(1, 0)]).toEqual(['diskIsThere', 'datastoreFull', 'noSuchVm']);
    give(world, 'migrateStorage', { vm: 0, datastore: 2 });
    expect(code(0, 2)).toBe('vmIsBusy');
    const moving = hall({ memMib: 1024 }, SLOW, FAST);
    give(moving, 'migrateLive', { vm: 0, host: 1 });
    expect(give(moving, 'migrateStorage', { vm: 0, datastore: 1 })?.code).toBe('vmIsMigrating');
  });
});
