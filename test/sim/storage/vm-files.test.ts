import { describe, expect, it } from 'vitest';
import type { VmId } from '#shared/ids.ts';
import { CAUSES, INCIDENT_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { takeDown } from '#shared/sim/lifecycle/vm-power.ts';
import { diskMibOf, isOnSharedStorage } from '#shared/sim/storage/vm-files.ts';
import { aHallOfFiles, filesMib, THIN_DISK, until, vmState } from '../../support/a-datastore.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const TICKS_PER_S = 5;

/** A hall in which VM 1 is off, so that something can be copied over it. */
function withAFreeVm(count = 2, more = {}, wish = {}): World {
  const world = aHallOfFiles(count, more, wish);
  give(world, 'powerOffVm', { vm: 1 });
  return until(world, 1, 'off');
}

describe('the files of a VM', () => {
  it('are its disk, and from power-on to power-off a swap file for what is not reserved, and logs [LIF-1]', () => {
    const world = aHallOfFiles(2);
    expect(world.vms.runFilesMib[0]).toBe(1024 + 16);
    give(world, 'powerOffVm', { vm: 0 });
    until(world, 0, 'off');
    give(world, 'setAllocation', { vm: 0, sharesFactor: 1, reservationMhz: 0, limitMhz: 0, reservedMib: 512 });
    expect(world.vms.runFilesMib[0]).toBe(0);
    give(world, 'powerOnVm', { vm: 0 });
    expect(world.vms.runFilesMib[0]).toBe(512 + 16);
  });

  it('keep a VM off that finds no room for them [LIF-1]', () => {
    const world = aHallOfFiles(1, {}, { scenario: { datastores: [{ kind: 'array', physicalGib: 12 }] } });
    give(world, 'powerOffVm', { vm: 0 });
    until(world, 0, 'off');
    world.datastores.ballastMib[0] = 1500;
    run(world, 1);
    expect(give(world, 'powerOnVm', { vm: 0 })).toMatchObject({ code: 'datastoreFull', needMib: 1040 });
  });

  it('inside a host keep their VM there; on shared storage they let it go anywhere [LIF-1]', () => {
    const datastores = [
      { kind: 'array', physicalGib: 9000 },
      { kind: 'ssd', physicalGib: 900, local: 0 },
    ] as const;
    const local = aHallOfFiles(1, { disk: { ...THIN_DISK, datastore: 1 } }, { hosts: 2, scenario: { datastores } });
    expect(isOnSharedStorage(local, 0 as VmId)).toBe(false);
    expect(give(local, 'migrateLive', { vm: 0, host: 1 })).toEqual({ code: 'diskIsElsewhere', vm: 0, host: 0 });
    const shared = aHallOfFiles(1, {}, { hosts: 2, scenario: { datastores } });
    expect(isOnSharedStorage(shared, 0 as VmId)).toBe(true);
    expect(give(shared, 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
    run(shared, TICKS_PER_S);
    expect(Math.abs(diskMibOf(shared, 0 as VmId) - 10_240 - 1040)).toBeLessThan(300);
  });

  it('of a new customer must fit before the contract can be signed [LIF-1]', () => {
    const world = aHallOfFiles(1, {}, { scenario: { datastores: [{ kind: 'array', physicalGib: 60 }] } });
    const { tenants, vms } = world;
    [tenants.state[1], tenants.offerEndsAtTick[1], tenants.firstVm[1], tenants.vmsNow[1]] = [1, 1000, 1, 2];
    vms.diskMib.fill(30_000, 1, 3);
    expect(give(world, 'acceptContract', { tenant: 1 })).toMatchObject({ code: 'datastoreFull', needMib: 60_000 });
  });
});

describe('a clone', () => {
  it('takes its disk’s copy, at the pace of the datastore, and a minute of customising [LIF-6]', () => {
    const world = withAFreeVm(
      2,
      {},
      { scenario: { bootWork: 1, tickSeconds: 1, datastores: [{ kind: 'ssd', physicalGib: 9000 }] } },
    );
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'full', identity: true });
    expect(vmState(world, 1)).toBe('provisioning');
    // 10 GiB read and written at six tenths of 500 MiB/s: 68 s. Then 60 s.
    const began = world.tick;
    until(world, 1, 'off');
    const copyS = world.copies.rows && (2 * world.vms.writtenExactMib[1]) / (0.6 * 500);
    expect(Math.abs(world.tick - began - copyS - 60)).toBeLessThan(3);
    expect([world.vms.identity[0], world.vms.identity[1], world.vms.base[1]]).toEqual([0, 1, -1]);
  });

  it('that is linked is there in seconds, takes next to no room, and reads through its base [LIF-6]', () => {
    const world = withAFreeVm(2, {}, { scenario: { bootWork: 1 } });
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'linked', identity: true });
    run(world, 16 * TICKS_PER_S);
    expect([vmState(world, 1), world.vms.base[1], world.vms.writtenExactMib[1]]).toEqual(['off', 0, 16]);
    expect(give(world, 'setThin', { vm: 0, thin: false })).toEqual({ code: 'vmIsRunning', vm: 0 });
  });

  it('fails with the host that holds the disk of its base, and cannot be started elsewhere [LIF-6]', () => {
    const datastores = [
      { kind: 'ssd', physicalGib: 900, local: 0 },
      { kind: 'array', physicalGib: 9000 },
    ] as const;
    const disk = { ...THIN_DISK, datastore: 0 };
    const world = withAFreeVm(2, { disk }, { hosts: 2, scenario: { datastores } });
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'linked', identity: true });
    until(world, 1, 'off');
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toEqual({ code: 'diskIsElsewhere', vm: 1, host: 0 });
    // Its own child disk moved to shared storage: the base stays where it was.
    world.vms.datastore[1] = 1;
    expect(isOnSharedStorage(world, 1 as VmId)).toBe(false);
    give(world, 'powerOnVm', { vm: 1 });
    until(world, 1, 'running');
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    // The host itself is there again after 59.2 s.
    run(world, 59 * TICKS_PER_S);
    expect([vmState(world, 0), vmState(world, 1)]).toEqual(['lost', 'lost']);
  });

  it('of a VM that runs has a file system as after a power cut [LIF-6]', () => {
    const world = withAFreeVm();
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'full', identity: true });
    expect(world.vms.dirtyDisk[1]).toBe(1);
  });

  it('is refused over a VM that is on, of another customer, with snapshots, or without room [LIF-6]', () => {
    const world = aHallOfFiles(3);
    const full = { vm: 0, clone: 'full', identity: true } as const;
    expect(give(world, 'cloneVm', { ...full, into: 1 })).toEqual({ code: 'vmIsNotFree', vm: 1 });
    give(world, 'powerOffVm', { vm: 1 });
    until(world, 1, 'off');
    give(world, 'takeSnapshot', { vm: 1, memory: false });
    expect(give(world, 'cloneVm', { ...full, into: 1 })).toEqual({ code: 'hasSnapshots', vm: 1, snapshots: 1 });
    give(world, 'deleteSnapshot', { vm: 1, depth: 1 });
    run(world, 20 * TICKS_PER_S);
    world.vms.tenant[1] = 1;
    expect(give(world, 'cloneVm', { ...full, into: 1 })).toEqual({ code: 'notSameTenant', vm: 0, into: 1 });
    expect(give(world, 'cloneVm', { ...full, into: 4 })).toEqual({ code: 'noSuchVm', vm: 4 });
  });
});

function ticksToClone(world: World, identity: boolean): number {
  give(world, 'cloneVm', { vm: 0, into: 1, clone: 'full', identity });
  const began = world.tick;
  return until(world, 1, 'off').tick - began;
}

describe('the name and address of a clone', () => {
  it('left out, make it quicker there, and two VMs that take turns at being reached [LIF-7]', () => {
    const world = withAFreeVm(2, { loadPercent: 50 });
    expect(ticksToClone(withAFreeVm(2, { loadPercent: 50 }), true) - ticksToClone(world, false)).toBe(
      60 * 0.1 * TICKS_PER_S,
    );
    give(world, 'powerOnVm', { vm: 1 });
    until(world, 1, 'running');
    expect([world.vms.identity[0], world.vms.identity[1]]).toEqual([0, 0]);
    const heard: string[] = [];
    for (let t = 0; t < 20 * TICKS_PER_S; t++) {
      run(world, 1);
      heard.push([0, 1].map((v) => (world.vms.heldFraction[v] === 0 ? v : '')).join(''));
    }
    expect(new Set(heard)).toEqual(new Set(['0', '1']));
    expect(heard.filter((who) => who === '0').length).toBe(heard.length / 2);
    expect(CAUSES[world.vms.cause[0]]).toBe('duplicateIdentity');
    const kinds = Array.from(world.incidents.kind, (kind) => INCIDENT_KINDS[kind]);
    expect(kinds).toContain('duplicateIdentity');
  });

  it('can be given later, and then both are there [LIF-7]', () => {
    const world = aHallOfFiles(2);
    giveAsInstructor(world, 'injectFault', { fault: 'duplicateIdentity', subject: 1 });
    run(world, 2);
    expect([world.vms.duplicate[0], world.vms.duplicate[1]]).toEqual([1, 1]);
    expect(give(world, 'renewIdentity', { vm: 1 })).toBeUndefined();
    run(world, 3 * TICKS_PER_S);
    expect([world.vms.duplicate[0], world.vms.duplicate[1]]).toEqual([0, 0]);
    expect([world.vms.heldFraction[0], world.vms.heldFraction[1]]).toEqual([0, 0]);
    expect(give(world, 'renewIdentity', { vm: 1 })).toEqual({ code: 'identityIsUnique', vm: 1 });
  });

  it('cannot be doubled by mistake where a customer has only one VM [LIF-7]', () => {
    const refusal = giveAsInstructor(aHallOfFiles(1), 'injectFault', { fault: 'duplicateIdentity', subject: 0 });
    expect(refusal).toEqual({ code: 'noOtherVm', vm: 0 });
  });
});

describe('a template', () => {
  it('cannot be powered on or placed, and becomes a VM again [LIF-8]', () => {
    const world = withAFreeVm();
    expect(give(world, 'makeTemplate', { vm: 0, template: true })).toEqual({ code: 'vmIsRunning', vm: 0 });
    expect(give(world, 'makeTemplate', { vm: 1, template: true })).toBeUndefined();
    expect([vmState(world, 1), world.vms.host[1]]).toEqual(['template', -1]);
    expect(give(world, 'powerOnVm', { vm: 1 })).toEqual({ code: 'vmIsTemplate', vm: 1 });
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toEqual({ code: 'vmIsTemplate', vm: 1 });
    expect(give(world, 'deployTemplate', { vm: 0, into: 1, identity: true })).toEqual({
      code: 'vmIsNotTemplate',
      vm: 0,
    });
    expect(give(world, 'makeTemplate', { vm: 1, template: false })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toBeUndefined();
  });

  it('is deployed in a game within four seconds and the copy [LIF-8]', () => {
    const world = aWorld({ vms: 3, placedOn: [0] });
    give(world, 'makeTemplate', { vm: 1, template: true });
    give(world, 'deployTemplate', { vm: 1, into: 2, identity: true });
    run(world, 6 * TICKS_PER_S);
    expect([vmState(world, 2), world.vms.identity[2], world.vms.origin[2]]).toEqual(['off', 2, 1]);
  });

  it('that is infected hands that on to all that is deployed from it, until an audit cleans it [LIF-8]', () => {
    const world = aHallOfFiles(3);
    for (const vm of [1, 2]) give(world, 'powerOffVm', { vm });
    until(world, 2, 'off');
    give(world, 'makeTemplate', { vm: 1, template: true });
    giveAsInstructor(world, 'injectFault', { fault: 'badImage', subject: 1 });
    const deploy = () => {
      give(world, 'deployTemplate', { vm: 1, into: 2, identity: true });
      until(world, 2, 'off');
    };
    deploy();
    give(world, 'powerOnVm', { vm: 2 });
    until(world, 2, 'running');
    run(world, 10);
    expect(world.vms.heldFraction[2]).toBeCloseTo(0.3, 9);
    expect([CAUSES[world.vms.cause[2]], world.vms.finding[2]]).toEqual(['strangeLoad', 0]);
    give(world, 'auditImage', { vm: 1 });
    run(world, 5 * TICKS_PER_S + 1);
    expect([world.vms.infected[1], world.vms.infected[2], world.vms.finding[2]]).toEqual([0, 1, 3]);
    give(world, 'powerOffVm', { vm: 2 });
    until(world, 2, 'off');
    deploy();
    expect([world.vms.infected[2], world.vms.finding[2]]).toEqual([0, 0]);
  });

  it('audited or not, a forensic snapshot of a running VM says what is in it [LIF-8]', () => {
    const world = aHallOfFiles(1);
    giveAsInstructor(world, 'injectFault', { fault: 'badImage', subject: 0 });
    expect(give(world, 'forensicSnapshot', { vm: 0 })).toBeUndefined();
    for (let t = 0; t < 100 && world.vms.finding[0] === 0; t++) run(world, 1);
    expect(world.events).toContainEqual({ type: 'forensicsDone', vm: 0, infected: true });
    expect([world.snapshots.forensic[0], world.snapshots.memory[0], world.vms.finding[0]]).toEqual([1, 1, 3]);
    expect(give(world, 'forensicSnapshot', { vm: 0 })).toBeUndefined();
  });
});

describe('a VM that is given up', () => {
  it('leaves a clone what they shared, and nothing else behind [LIF-6]', () => {
    const world = aHallOfFiles(3);
    for (const vm of [1, 2]) give(world, 'powerOffVm', { vm });
    until(world, 2, 'off');
    give(world, 'takeSnapshot', { vm: 0, memory: false });
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'linked', identity: true });
    until(world, 1, 'off');
    give(world, 'cloneVm', { vm: 0, into: 2, clone: 'full', identity: true });
    const shared = world.vms.dataExactMib[1];
    takeDown(world, 0 as VmId, 'none');
    run(world, 1);
    expect([world.vms.base[1], world.vms.writtenExactMib[1]]).toEqual([-1, shared]);
    expect([vmState(world, 2), world.vms.writtenExactMib[2], world.vms.snapshots[0]]).toEqual(['off', 10_240, 0]);
    expect(world.datastores.writtenExactMib[0]).toBeCloseTo(filesMib(world, 0), 6);
  });
});

describe('a disk', () => {
  it('is made thin by reading it once, and thick by writing what was not written [LIF-13]', () => {
    const world = aHallOfFiles(1, { disk: { gib: 100, writtenGib: 10, readIops: 0, writeIops: 0 } });
    expect(give(world, 'setThin', { vm: 0, thin: true })).toEqual({ code: 'vmIsRunning', vm: 0 });
    give(world, 'powerOffVm', { vm: 0 });
    until(world, 0, 'off');
    give(world, 'setThin', { vm: 0, thin: true });
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'vmIsBusy', vm: 0 });
    // 100 GiB at six tenths of 1000 MiB/s.
    run(world, Math.ceil(102_400 / 600) * TICKS_PER_S + 1);
    expect([world.vms.thin[0], world.vms.writtenExactMib[0]]).toEqual([1, 10_240]);
    give(world, 'setThin', { vm: 0, thin: false });
    run(world, Math.ceil(92_160 / 600) * TICKS_PER_S + 1);
    expect([world.vms.thin[0], world.vms.writtenExactMib[0]]).toEqual([0, 102_400]);
    expect(give(world, 'setThin', { vm: 0, thin: false })).toEqual({ code: 'nothingToChange' });
  });

  it('that is linked gets all that it shared when it is made thick, and stands alone [LIF-13]', () => {
    const world = withAFreeVm();
    give(world, 'cloneVm', { vm: 0, into: 1, clone: 'linked', identity: true });
    until(world, 1, 'off');
    give(world, 'setThin', { vm: 1, thin: false });
    run(world, 400 * TICKS_PER_S);
    expect([world.vms.base[1], world.vms.writtenExactMib[1]]).toEqual([-1, 102_400]);
  });
});

describe('a datastore that something fills', () => {
  it('is full after a minute, and has its room back after two [STO-8]', () => {
    const world = aHallOfFiles(1);
    giveAsInstructor(world, 'injectFault', { fault: 'datastoreFilling', subject: -1 });
    run(world, 55 * TICKS_PER_S);
    expect(world.datastores.full[0]).toBe(0);
    run(world, 7 * TICKS_PER_S);
    expect([world.datastores.full[0], world.vms.diskFraction[0]]).toEqual([1, 0]);
    const kinds = Array.from(world.incidents.kind, (kind) => INCIDENT_KINDS[kind]);
    expect(kinds).toContain('datastoreFull');
    run(world, 60 * TICKS_PER_S);
    expect([world.datastores.full[0], world.vms.diskFraction[0]]).toEqual([0, 1]);
  });
});
