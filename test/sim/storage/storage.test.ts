import { describe, expect, it } from 'vitest';
import { CAUSES } from '#shared/sim/kernel/codes/index.ts';
import type { DatastoreSpec, DiskSpec } from '#shared/sim/kernel/scenario/storage-spec.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** A guest at full load that reads and writes what is said, with nothing between it and the device. */
function reader(readIops: number, more: Partial<DiskSpec> = {}, count = 1): SteadyGuests {
  return { count, loadPercent: 100, technique: 'native', disk: { gib: 100, readIops, writeIops: 0, ...more } };
}

function hallWith(guests: readonly SteadyGuests[], ...datastores: readonly DatastoreSpec[]): World {
  return run(steadyWorld(guests, { scenario: { datastores } }), 1);
}

const HDD: DatastoreSpec = { kind: 'hdd', physicalGib: 8192 };
const ARRAY: DatastoreSpec = { kind: 'array', physicalGib: 8192 };

describe('the queue of a datastore', () => {
  it('has a LUN of 32 servers hardly wait where one disk waits long [STO-1]', () => {
    const disk = hallWith([reader(0.8 * 120)], HDD);
    const lun = hallWith([reader(0.8 * 64_000)], ARRAY);
    expect(disk.datastores.latencyExactMs[0]).toBeCloseTo(40, 9);
    expect(lun.datastores.latencyExactMs[0]).toBeGreaterThan(0.5);
    expect(lun.datastores.latencyExactMs[0]).toBeLessThan(0.6);
  });

  it('is never longer than 32 requests: who finds it full waits in the guest [STO-1]', () => {
    const world = hallWith([reader(1200)], HDD);
    expect(world.datastores.latencyExactMs[0]).toBeCloseTo(8 * 33, 9);
    expect(world.vms.diskFraction[0]).toBeCloseTo(0.1, 9);
    expect(CAUSES[world.vms.cause[0]]).toBe('disk');
  });

  it('serves whatever is asked where nobody has described the storage [STO-1]', () => {
    const world = run(steadyWorld([reader(1_000_000)]), 1);
    expect([world.vms.diskFraction[0], world.vms.diskLatencyMs[0]]).toEqual([1, 0]);
  });
});

describe('a crowded datastore', () => {
  it('gives little to whom little is enough, and the rest in equal parts [STO-2]', () => {
    const world = hallWith([reader(10), reader(100, {}, 3)], HDD);
    const iops = Array.from(world.vms.diskIops.subarray(0, 4));
    [10, 110 / 3, 110 / 3, 110 / 3].forEach((expected, v) => {
      expect(iops[v]).toBeCloseTo(expected, 9);
    });
    expect(world.vms.diskFraction[0]).toBe(1);
  });

  it('shares with bulk work: two guests and a copy have a third each [STO-2]', () => {
    const world = steadyWorld([reader(120, {}, 3)], { placedOn: [0, 0], scenario: { datastores: [HDD] } });
    world.vms.load.fill(1);
    give(world, 'powerOffVm', { vm: 2 });
    run(world, 6);
    give(world, 'cloneVm', { vm: 0, into: 2, clone: 'full', identity: false });
    run(world, 1);
    expect(world.vms.diskIops[0]).toBeCloseTo(40, 6);
    expect(world.copies.rateMibPerS[0]).toBeCloseTo(100 / 3 / 2, 6);
  });

  it('is read by its backup from the hour on that it is set for [STO-2]', () => {
    const nightly = { ...HDD, backup: { fromHour: 9, hours: 1 } };
    const world = hallWith([reader(120)], nightly);
    expect(world.vms.diskIops[0]).toBeCloseTo(60, 6);
    run(world, 5 * 10);
    expect(world.vms.diskIops[0]).toBeCloseTo(120, 6);
  });

  it('inside a host has what the host’s swapping leaves [STO-2]', () => {
    const world = hallWith([reader(120)], { ...HDD, local: 0 });
    world.hosts.swapIops[0] = 60 * world.datastores.speedFactor[0];
    run(world, 1);
    expect(world.vms.diskIops[0]).toBeCloseTo(60 * world.datastores.speedFactor[0], 6);
  });
});

describe('a cap on operations', () => {
  it('counts what a snapshot’s chain makes of a write as well [STO-3] [LIF-9]', () => {
    const capped = reader(0, { writeIops: 1000, iopsCap: 500 });
    const world = hallWith([capped], ARRAY);
    run(world, 5);
    expect(world.vms.diskFraction[0]).toBeCloseTo((500 * 5096) / 5000 / 1000, 6);
    give(world, 'takeSnapshot', { vm: 0, memory: false });
    // A second without requests fills the bucket; after another one it is empty again.
    run(world, 10);
    expect(world.vms.diskFraction[0]).toBeCloseTo((0.88 * 500 * 5096) / 5000 / 1000, 6);
  });

  it('does not slow down its neighbours on the same datastore [STO-3]', () => {
    const world = hallWith([reader(20_000, { iopsCap: 1000 }), reader(30_000)], ARRAY);
    expect(world.vms.diskFraction[1]).toBe(1);
  });
});

describe('a disk inside a host', () => {
  it('is now faster, now slower, by 10 to 37 per cent as buffers have it [STO-4]', () => {
    const world = steadyWorld([reader(1)], { scenario: { tickSeconds: 1, datastores: [{ ...HDD, local: 0 }] } });
    const speeds = Array.from({ length: 2000 }, () => run(world, 1).datastores.speedFactor[0]);
    const mean = speeds.reduce((a, b) => a + b) / speeds.length;
    const spread = Math.sqrt(speeds.reduce((a, s) => a + (s - mean) * (s - mean), 0) / speeds.length) / mean;
    expect(spread).toBeGreaterThan(0.1);
    expect(spread).toBeLessThan(0.37);
    expect(mean).toBeCloseTo(1, 1);
  });

  it('draws nothing from chance where all storage is shared [STO-4]', () => {
    const speeds = hallWith([reader(1)], HDD).datastores.speedFactor;
    expect(speeds[0]).toBe(1);
  });
});

describe('what slow reads do to a request', () => {
  it('counts every read of it beyond the half millisecond that its service time knows [STO-5]', () => {
    // 50 reads a second at full load and 20 ms a request: one read a request.
    const world = hallWith([reader(50)], { ...HDD, iops: 100 });
    expect(world.vms.diskLatencyMs[0]).toBeCloseTo(16 - 0.5, 9);
  });

  it('counts the way to the device for every read: 0.11 ms by virtio [STO-5] [IOP-1]', () => {
    const guest = { ...reader(100), technique: 'hardwareAssist' } as const;
    const world = hallWith([guest], { kind: 'ssd', physicalGib: 8192 });
    expect(world.vms.diskLatencyMs[0]).toBeCloseTo(2 * 0.11, 9);
  });

  it('is nothing for storage that is as fast as expected [STO-5]', () => {
    expect(hallWith([reader(50)], { kind: 'ssd', physicalGib: 8192 }).vms.diskLatencyMs[0]).toBe(0);
  });
});

describe('room on a datastore', () => {
  const THIN = { gib: 100, thin: true, writtenGib: 10, readIops: 0, writeIops: 1024 };
  /** The web class: 8 KiB a write, a fifth of it fresh: 1024 writes a second are 1.6 MiB/s of new room. */
  const FRESH_MIB_PER_S = (1024 * 8 * 0.2) / 1024;

  it('is promised whole and taken as it is written, with a swap file and logs of what is on [STO-6]', () => {
    const world = hallWith([{ count: 3, memMib: 4096, disk: { gib: 100, thin: true, writtenGib: 10 } }], ARRAY);
    expect(world.datastores.provisionedGib[0]).toBe(300);
    expect(world.datastores.writtenExactMib[0]).toBeCloseTo(3 * (10_240 + 4096 + 16), 6);
  });

  it('may be promised more than there is [STO-6]', () => {
    const world = hallWith([{ count: 9, memMib: 512, disk: { gib: 1000, thin: true, writtenGib: 10 } }], {
      ...ARRAY,
      physicalGib: 1000,
    });
    expect(world.datastores.provisionedGib[0]).toBe(9000);
    expect(world.datastores.full[0]).toBe(0);
  });

  it('is taken by a thin disk at the rate of its fresh writes, by a thick one never [STO-7]', () => {
    const guest = { loadPercent: 100, technique: 'native' } as const;
    const thin = hallWith([{ ...guest, disk: THIN }], ARRAY);
    const thick = hallWith([{ ...guest, disk: { ...THIN, thin: false } }], ARRAY);
    const before = [thin.datastores.writtenExactMib[0], thick.datastores.writtenExactMib[0]];
    run(thin, 50);
    run(thick, 50);
    expect(thin.datastores.writtenExactMib[0] - before[0]).toBeCloseTo(10 * FRESH_MIB_PER_S, 6);
    expect(thick.datastores.writtenExactMib[0]).toBe(before[1]);
  });

  it('stops all who need more of it when it is used up, and nobody else [STO-7]', () => {
    const room = { kind: 'array', physicalGib: 230 } as const;
    const disks = [THIN, { ...THIN, thin: false }].map((disk) => ({ loadPercent: 100, memMib: 1024, disk }));
    const world = hallWith(disks, room);
    world.datastores.ballastMib[0] = world.datastores.freeMib[0] - 1;
    run(world, 20);
    expect(world.datastores.full[0]).toBe(1);
    expect([world.vms.diskFraction[0], world.vms.diskFraction[1]]).toEqual([0, 1]);
    expect(CAUSES[world.vms.cause[0]]).toBe('diskFull');
    expect([world.vms.speed[0], world.vms.gotMhz[0]]).toEqual([0, 0]);
    expect(world.vms.speed[1]).toBeGreaterThan(0);
  });

  it('is taken in both places by a disk on its way, and only as far as the fuller place has any [STO-7]', () => {
    const guest = { loadPercent: 100, technique: 'native', memMib: 1024, disk: THIN } as const;
    const world = hallWith([guest], { ...ARRAY, mibPerS: 100 }, { kind: 'array', physicalGib: 12 });
    expect(give(world, 'migrateStorage', { vm: 0, datastore: 1 })).toBeUndefined();
    const staged = world.copies.stagedMib[0];
    run(world, 50);
    expect(world.copies.stagedMib[0] - staged).toBeCloseTo(10 * FRESH_MIB_PER_S, 6);
    world.datastores.ballastMib[1] = world.datastores.freeMib[1];
    run(world, 20);
    expect(world.vms.diskFraction[0]).toBe(0);
    expect(world.datastores.writtenExactMib[1]).toBeLessThanOrEqual(12 * 1024);
  });

  it('can be bought, and lets the stopped ones go on after ten seconds [STO-8]', () => {
    const world = hallWith([{ loadPercent: 100, memMib: 1024, disk: THIN }], { kind: 'array', physicalGib: 100 });
    world.datastores.ballastMib[0] = world.datastores.freeMib[0] - 1;
    run(world, 20);
    const cash = world.hall.cashExactCents[0];
    expect(give(world, 'growDatastore', { datastore: 0, gib: 50 })).toBeUndefined();
    expect(give(world, 'growDatastore', { datastore: 0, gib: 50 })).toEqual({
      code: 'datastoreIsGrowing',
      datastore: 0,
    });
    expect(cash - world.hall.cashExactCents[0]).toBeGreaterThanOrEqual(50 * 200 - 100);
    run(world, 47);
    expect([world.datastores.physicalGib[0], world.vms.diskFraction[0]]).toEqual([100, 0]);
    run(world, 3);
    expect([world.datastores.physicalGib[0], world.vms.diskFraction[0]]).toEqual([150, 1]);
  });

  it('refuses an order that the hall cannot pay [STO-8]', () => {
    const world = hallWith([reader(1)], ARRAY);
    const refusal = give(world, 'growDatastore', { datastore: 0, gib: 65_536 });
    expect(refusal).toMatchObject({ code: 'notEnoughCash', needCents: 65_536 * 200 });
  });
});
