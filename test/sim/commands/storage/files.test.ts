import { describe, expect, it } from 'vitest';
import { aHallOfFiles, until, vmState } from '../../../support/a-datastore.ts';
import { run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

/** Row 2 of a hall of two VMs is nobody’s. */
const NOBODY = 2;

describe('commands about files', () => {
  it('are refused for a VM that is not there', () => {
    const world = aHallOfFiles(2);
    const refused = { code: 'noSuchVm', vm: NOBODY };
    expect(give(world, 'takeSnapshot', { vm: NOBODY, memory: false })).toEqual(refused);
    expect(give(world, 'forensicSnapshot', { vm: NOBODY })).toEqual(refused);
    expect(give(world, 'revertSnapshot', { vm: NOBODY, depth: 1 })).toEqual(refused);
    expect(give(world, 'deleteSnapshot', { vm: NOBODY, depth: 1 })).toEqual(refused);
    expect(give(world, 'cloneVm', { vm: NOBODY, into: 0, clone: 'full', identity: true })).toEqual(refused);
    expect(give(world, 'makeTemplate', { vm: NOBODY, template: true })).toEqual(refused);
    expect(give(world, 'deployTemplate', { vm: NOBODY, into: 0, identity: true })).toEqual(refused);
    expect(give(world, 'setThin', { vm: NOBODY, thin: true })).toEqual(refused);
    expect(give(world, 'hardPowerOff', { vm: NOBODY })).toEqual(refused);
    expect(give(world, 'suspendVm', { vm: NOBODY, disk: true })).toEqual(refused);
    expect(give(world, 'resumeVm', { vm: NOBODY })).toEqual(refused);
    expect(give(world, 'auditImage', { vm: NOBODY })).toEqual(refused);
    expect(give(world, 'renewIdentity', { vm: NOBODY })).toEqual(refused);
  });

  it('wait for one another: a VM whose files are worked on is busy', () => {
    const world = aHallOfFiles(2, { memMib: 8192, touchedFraction: 1 });
    run(world, 20);
    give(world, 'takeSnapshot', { vm: 0, memory: true });
    const busy = { code: 'vmIsBusy', vm: 0 };
    expect(give(world, 'takeSnapshot', { vm: 0, memory: false })).toEqual(busy);
    expect(give(world, 'deleteSnapshot', { vm: 0, depth: 1 })).toEqual(busy);
    expect(give(world, 'powerOffVm', { vm: 0 })).toEqual(busy);
    expect(give(world, 'suspendVm', { vm: 0, disk: true })).toEqual(busy);
    expect(give(world, 'auditImage', { vm: 0 })).toBeUndefined();
    expect(give(world, 'auditImage', { vm: 0 })).toEqual(busy);
  });

  it('can be no more at a time than there are rows for them', () => {
    const rows = { hosts: 5, vms: 6, tenants: 2, migrations: 8, incidents: 16, forecasts: 8, copies: 1 };
    const world = aHallOfFiles(3, {}, { scenario: { rows } });
    give(world, 'suspendVm', { vm: 0, disk: true });
    expect(give(world, 'suspendVm', { vm: 1, disk: true })).toEqual({ code: 'tooManyCopies', copies: 1 });
    until(world, 0, 'suspended');
    expect(give(world, 'suspendVm', { vm: 1, disk: true })).toBeUndefined();
  });

  it('find the room that an order of the same tick has taken already gone', () => {
    const world = aHallOfFiles(2, {}, { scenario: { datastores: [{ kind: 'array', physicalGib: 24 }] } });
    world.datastores.ballastMib[0] = world.datastores.freeMib[0] - 1500;
    run(world, 1);
    expect(give(world, 'suspendVm', { vm: 0, disk: true })).toBeUndefined();
    expect(give(world, 'suspendVm', { vm: 1, disk: true })).toMatchObject({ code: 'datastoreFull', needMib: 1024 });
    expect(vmState(world, 1)).toBe('running');
  });
});
