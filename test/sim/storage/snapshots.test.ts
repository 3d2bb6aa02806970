import { describe, expect, it } from 'vitest';
import { INCIDENT_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aHallOfFiles, FRESH_MIB_PER_S, filesMib, THIN_DISK, until, vmState } from '../../support/a-datastore.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

const TICKS_PER_S = 5;
const take = (world: World, memory = false) => give(world, 'takeSnapshot', { vm: 0, memory });

describe('a snapshot', () => {
  it('costs a second of stillness, and from then on what is written goes to a child disk [LIF-9]', () => {
    const world = aHallOfFiles(1);
    const disk = world.vms.writtenExactMib[0];
    expect(take(world)).toBeUndefined();
    expect(world.vms.heldFraction[0]).toBe(1);
    run(world, 5);
    expect(world.vms.heldFraction[0]).toBe(0);
    run(world, 9 * TICKS_PER_S);
    // 51 ticks, in five of which it did nothing.
    expect(world.vms.writtenExactMib[0]).toBe(disk);
    expect(world.snapshots.deltaExactMib[0]).toBeCloseTo(46 * FRESH_MIB_PER_S * 0.2, 6);
  });

  it.each([
    [1, 1.2, 0.88],
    [3, 1.6, 0.64],
    [10, 3, 0.3],
  ])(
    'in a chain of %i makes a read take %f times as long and lets %f of the writes through [LIF-9]',
    (deep, slower, left) => {
      const disk = { gib: 100, readIops: 50, writeIops: 20_000 };
      const world = aHallOfFiles(
        1,
        { disk, technique: 'native' },
        { scenario: { datastores: [{ kind: 'ssd', physicalGib: 9000, iops: 20_050 }] } },
      );
      for (let d = 0; d < deep; d++) {
        take(world);
        run(world, 6);
      }
      const { readIops, writeIops } = { readIops: 50, writeIops: 20_000 };
      expect(world.vms.diskFraction[0]).toBeCloseTo(20_050 / (readIops + writeIops / left), 6);
      const readMs = world.datastores.latencyExactMs[0] * slower;
      expect(world.vms.diskLatencyMs[0]).toBeCloseTo(Math.max(0, readMs - 0.5), 6);
    },
  );

  it('with memory stands still until all of it is one moment’s [LIF-9]', () => {
    const world = aHallOfFiles(1, { memMib: 8192, touchedFraction: 1 });
    run(world, 10);
    take(world, true);
    const mib = world.snapshots.memoryExactMib[0];
    expect(mib).toBeGreaterThan(8000);
    run(world, 1);
    expect(world.vms.speed[0]).toBe(0);
    // 1000 MiB/s, of which one writer keeps six tenths busy.
    const seconds = mib / 600;
    run(world, Math.floor(seconds * TICKS_PER_S) - 3);
    expect(world.vms.heldFraction[0]).toBe(1);
    run(world, 6);
    expect(world.vms.heldFraction[0]).toBe(0);
  });

  it('is refused while the VM moves, without room for its memory, and beyond 32 in a chain [LIF-9]', () => {
    const tight = aHallOfFiles(1, {}, { scenario: { datastores: [{ kind: 'array', physicalGib: 12 }] } });
    expect(take(tight, true)).toMatchObject({ code: 'datastoreFull', needMib: 1024 });
    const world = aHallOfFiles(2);
    for (let d = 0; d < 32; d++) take(world);
    expect(take(world)).toEqual({ code: 'tooManySnapshots', snapshots: 32 });
    const moving = aHallOfFiles(1, {}, { hosts: 2 });
    give(moving, 'migrateLive', { vm: 0, host: 1 });
    expect(take(moving)).toEqual({ code: 'vmIsMigrating', vm: 0 });
  });
});

describe('going back to a snapshot', () => {
  it('gives exactly the size at that moment, and takes later snapshots with it [LIF-10]', () => {
    const world = aHallOfFiles(1);
    run(world, 50);
    const [written, data] = [world.vms.writtenExactMib[0], world.vms.dataExactMib[0]];
    take(world);
    run(world, 50);
    take(world);
    run(world, 50);
    expect(give(world, 'revertSnapshot', { vm: 0, depth: 1 })).toBeUndefined();
    expect([world.vms.writtenExactMib[0], world.vms.dataExactMib[0]]).toEqual([written, data]);
    expect([world.vms.snapshots[0], world.snapshots.deltaExactMib[0]]).toEqual([1, 0]);
  });

  it('boots a VM that was on, after three seconds, and leaves one that was off [LIF-10]', () => {
    const world = aHallOfFiles(1);
    take(world);
    give(world, 'revertSnapshot', { vm: 0, depth: 1 });
    expect(vmState(world, 0)).toBe('booting');
    run(world, 15);
    expect(vmState(world, 0)).toBe('running');
    give(world, 'powerOffVm', { vm: 0 });
    until(world, 0, 'off');
    give(world, 'revertSnapshot', { vm: 0, depth: 1 });
    expect(vmState(world, 0)).toBe('off');
  });

  it('goes on with the memory of that moment if there is an image of it [LIF-10]', () => {
    const world = aHallOfFiles(1, { memMib: 2048, touchedFraction: 0.5, activeFraction: 0.2 });
    run(world, 10);
    const touched = world.vms.touchedExactMib[0];
    take(world, true);
    run(world, 20);
    give(world, 'revertSnapshot', { vm: 0, depth: 1 });
    run(world, 12);
    expect(vmState(world, 0)).toBe('running');
    expect(world.vms.touchedExactMib[0]).toBeCloseTo(touched, -1);
  });

  it('is refused for a snapshot that is not there, and for what clones are built on [LIF-10]', () => {
    const world = aHallOfFiles(2);
    expect(give(world, 'revertSnapshot', { vm: 0, depth: 1 })).toEqual({ code: 'noSuchSnapshot', vm: 0, snapshots: 0 });
    take(world);
    give(world, 'powerOffVm', { vm: 1 });
    until(world, 1, 'off');
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'linked', identity: true });
    run(world, 20);
    expect(give(world, 'revertSnapshot', { vm: 0, depth: 1 })).toEqual({ code: 'hasClones', vm: 0, clones: 1 });
  });
});

describe('deleting a snapshot', () => {
  it('reads and writes all of the child disk, gives the room back, and stuns 1 s for 10 GB [LIF-11]', () => {
    const world = aHallOfFiles(1);
    take(world);
    world.snapshots.deltaExactMib[0] = 6000;
    run(world, 1);
    const before = world.datastores.writtenExactMib[0];
    expect(give(world, 'deleteSnapshot', { vm: 0, depth: 1 })).toBeUndefined();
    // 600 MiB/s of reading and writing: 6000 MiB of work, twice that of data, is 20 s.
    run(world, 19 * TICKS_PER_S);
    expect(world.vms.snapshots[0]).toBe(1);
    run(world, 2 * TICKS_PER_S);
    expect(world.vms.snapshots[0]).toBe(0);
    const overlap = world.vms.writtenExactMib[0];
    expect(overlap).toBeGreaterThan(10_240 + 6000 * 0.85);
    expect(overlap).toBeLessThan(10_240 + 6000 + 30 * FRESH_MIB_PER_S);
    expect(world.datastores.writtenExactMib[0]).toBeLessThan(before + 30 * FRESH_MIB_PER_S);
  });

  it('in the middle of a chain leaves the others in their order [LIF-11]', () => {
    const world = aHallOfFiles(1);
    for (let d = 0; d < 3; d++) {
      take(world);
      run(world, 20);
    }
    const youngest = world.snapshots.takenAtTick[2];
    give(world, 'deleteSnapshot', { vm: 0, depth: 2 });
    run(world, 20);
    expect(world.vms.snapshots[0]).toBe(2);
    expect([world.snapshots.depth[0], world.snapshots.depth[2]]).toEqual([1, 2]);
    expect(world.snapshots.takenAtTick[2]).toBe(youngest);
    expect(filesMib(world, 0)).toBeCloseTo(world.datastores.writtenExactMib[0], 6);
  });

  it('needs room before it gives any back: a full datastore cannot be tidied up [LIF-11]', () => {
    const world = aHallOfFiles(1, {}, { scenario: { datastores: [{ kind: 'array', physicalGib: 20 }] } });
    take(world);
    run(world, 60 * TICKS_PER_S);
    world.datastores.ballastMib[0] = world.datastores.freeMib[0];
    run(world, 5);
    expect(give(world, 'deleteSnapshot', { vm: 0, depth: 1 })).toMatchObject({ code: 'datastoreFull', freeMib: 0 });
  });

  it('of a thick disk needs no room: it has its place for all of it [LIF-11]', () => {
    const world = aHallOfFiles(
      1,
      { disk: { ...THIN_DISK, gib: 16, thin: false } },
      { scenario: { datastores: [{ kind: 'array', physicalGib: 20 }] } },
    );
    take(world);
    run(world, 20);
    world.datastores.ballastMib[0] = world.datastores.freeMib[0];
    run(world, 5);
    expect(give(world, 'deleteSnapshot', { vm: 0, depth: 1 })).toBeUndefined();
    run(world, 50);
    expect([world.vms.snapshots[0], world.vms.writtenExactMib[0]]).toEqual([0, 16 * 1024]);
  });
});

describe('a hall warns of snapshots', () => {
  const kinds = (world: World) =>
    Array.from(world.incidents.kind)
      .filter((_, i) => world.incidents.state[i] > 0)
      .map((kind) => INCIDENT_KINDS[kind]);

  it('that are half a business day old, until they are deleted [LIF-12]', () => {
    const world = aHallOfFiles(1);
    take(world);
    run(world, 119 * TICKS_PER_S);
    expect(kinds(world)).not.toContain('snapshotForgotten');
    run(world, 2 * TICKS_PER_S);
    expect(kinds(world)).toContain('snapshotForgotten');
    give(world, 'deleteSnapshot', { vm: 0, depth: 1 });
    run(world, 30 * TICKS_PER_S);
    expect(kinds(world)).not.toContain('snapshotForgotten');
  });

  it('of which a VM has more than three, or that are older than 72 hours [LIF-12]', () => {
    const world = aHallOfFiles(1);
    for (let d = 0; d < 3; d++) take(world);
    run(world, 5);
    expect(kinds(world)).not.toContain('snapshotPolicy');
    take(world);
    run(world, 5);
    expect(kinds(world)).toContain('snapshotPolicy');
    const old = aHallOfFiles(1, {}, { scenario: { tickSeconds: 5 } });
    take(old);
    run(old, 72 * 2 + 2);
    expect(kinds(old)).toContain('snapshotPolicy');
  });
});
