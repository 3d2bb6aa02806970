import { describe, expect, it } from 'vitest';
import { HOST_STATES, PATCH_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run, type WorldWish } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const due = (factor: number, atS = 1): TimedEvent => ({
  kind: 'patchDue',
  subject: -1,
  atS,
  forS: 0,
  warningS: 0,
  factor,
});

/** A hall in which a patch has just come out. */
const exposed = (factor: number, wish: WorldWish = {}) =>
  run(aWorld({ hosts: 2, vms: 2, scenario: { events: [due(factor)] }, ...wish }), 10);

const patchOf = (world: World, host: number) => PATCH_STATES[world.hosts.patching[host]];
const levels = (world: World) => [...world.hosts.patchLevel.slice(0, 2)];

describe('a patch that comes out', () => {
  it('[CLU-23] leaves every host behind until it is patched, new ones excepted', () => {
    const world = exposed(2);
    expect([world.hall.patchLevel[0], world.hall.patchSinceTick[0], levels(world)]).toEqual([1, 5, [0, 0]]);
    give(world, 'buyHost', { model: 0 });
    expect(world.hosts.patchLevel[2]).toBe(1);
  });

  it('[CLU-23] is announced a minute before by an instructor', () => {
    const world = run(aWorld(), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'patchDue', subject: -1 });
    run(world, 299);
    expect(world.hall.patchLevel[0]).toBe(0);
    run(world, 1);
    expect(world.events).toContainEqual({ type: 'patchOut', level: 1, live: false });
  });
});

describe('the hole that a patch mends', () => {
  it('[SEC-15] is known with the patch, and open on hosts without it only', () => {
    const security = { perYearPer100Mib: 0, acceleration: 1e6, exploitDays: 1, malice: 1 };
    const world = exposed(1, { scenario: { events: [due(1)], security } });
    expect([world.hosts.compromised[0], world.hosts.compromised[1]]).toEqual([1, 1]);
    const quick = aWorld({
      hosts: 2,
      vms: 2,
      scenario: { events: [due(1)], security: { ...security, acceleration: 1 } },
    });
    run(quick, 10);
    expect(quick.hosts.escapePermille[0]).toBeGreaterThan(0);
    give(quick, 'patchHost', { host: 0, live: true });
    run(quick, 55);
    expect([quick.hosts.escapePermille[0], quick.hosts.escapePermille[1]! > 0]).toEqual([0, true]);
  });
});

describe('patching a host', () => {
  it('[CLU-24] empties it, takes ten seconds, reboots it, and opens it again', () => {
    const world = exposed(2);
    expect(give(world, 'patchHost', { host: 0, live: false }, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'patchStarted', host: 0, by: 3 });
    expect(patchOf(world, 0)).toBe('emptying');
    expect(give(world, 'migrateLive', { vm: 1, host: 0 })).toEqual({ code: 'hostIsPatching', host: 0 });
    while (patchOf(world, 0) === 'emptying') run(world, 1);
    expect([patchOf(world, 0), world.vms.host[0]]).toEqual(['patching', 1]);
    run(world, 50);
    expect([patchOf(world, 0), HOST_STATES[world.hosts.state[0]]]).toEqual(['rebooting', 'booting']);
    // The reboot is the boot of its model, eight seconds.
    run(world, 40);
    expect([patchOf(world, 0), levels(world)]).toEqual(['none', [1, 0]]);
    expect(give(world, 'migrateLive', { vm: 1, host: 0 })).toBeUndefined();
  });

  it('[CLU-24] is refused when its guests fit nowhere, when it is up to date, and twice', () => {
    const alone = exposed(2, { hosts: 1, vms: 1 });
    expect(give(alone, 'patchHost', { host: 0, live: false })).toEqual({ code: 'wouldStrand', vms: 1 });
    const world = exposed(2);
    expect(give(world, 'patchHost', { host: 2, live: false })).toEqual({ code: 'noSuchHost', host: 2 });
    give(world, 'patchHost', { host: 0, live: false });
    expect(give(world, 'patchHost', { host: 0, live: false })).toEqual({ code: 'hostIsPatching', host: 0 });
    run(world, 300);
    expect(give(world, 'patchHost', { host: 0, live: false })).toEqual({ code: 'alreadyPatched', host: 0 });
  });

  it('[CLU-28] writes a paused guest to a file, which lets go of the host', () => {
    const world = exposed(2, { placedOn: [0, 1] });
    give(world, 'suspendVm', { vm: 0, disk: false });
    expect(VM_STATES[world.vms.state[0]]).toBe('paused');
    expect(give(world, 'patchHost', { host: 0, live: false })).toBeUndefined();
    run(world, 600);
    expect([patchOf(world, 0), levels(world)]).toEqual(['none', [1, 0]]);
    expect([VM_STATES[world.vms.state[0]], world.vms.host[0]]).toEqual(['suspended', 0]);
    expect(give(world, 'resumeVm', { vm: 0 })).toBeUndefined();
    run(world, 600);
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
  });

  it('[CLU-28] files a guest that was paused after it had begun', () => {
    const world = exposed(2, { placedOn: [0, 0], facility: { migrationMbit: 0 } });
    give(world, 'patchHost', { host: 0, live: false });
    for (const vm of [0, 1]) give(world, 'suspendVm', { vm, disk: false });
    run(world, 600);
    expect([patchOf(world, 0), levels(world)]).toEqual(['none', [1, 0]]);
  });

  it('[CLU-28] is refused when a paused guest has no room for its file, and counts those that are only files as at home', () => {
    // Two thick disks of 32 GiB and the files of two running VMs leave 2 GiB, too little for 4 GiB of memory.
    const tight: WorldWish = { scenario: { datastores: [{ kind: 'array', physicalGib: 75 }], events: [due(2)] } };
    const world = exposed(2, { ...tight, placedOn: [0, 1] });
    give(world, 'suspendVm', { vm: 0, disk: false });
    expect(give(world, 'patchHost', { host: 0, live: false })).toEqual({ code: 'wouldStrand', vms: 1 });
    const alone = exposed(2, { hosts: 1, vms: 1 });
    give(alone, 'suspendVm', { vm: 0, disk: true });
    run(alone, 300);
    expect(VM_STATES[alone.vms.state[0]]).toBe('suspended');
    expect(give(alone, 'patchHost', { host: 0, live: false })).toBeUndefined();
  });

  it('[CLU-24] has to be begun again when the host dies meanwhile', () => {
    const world = exposed(2);
    give(world, 'patchHost', { host: 0, live: false });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    expect([patchOf(world, 0), levels(world)]).toEqual(['none', [0, 0]]);
  });

  it('[CLU-25] works live, with the guests where they are, for a patch that allows it and a host one step behind', () => {
    const world = exposed(1);
    expect(give(world, 'patchHost', { host: 0, live: true })).toBeUndefined();
    run(world, 50);
    expect([levels(world), world.vms.host[0], VM_STATES[world.vms.state[0]]]).toEqual([[1, 0], 0, 'running']);
    const reboot = exposed(2);
    expect(give(reboot, 'patchHost', { host: 0, live: true })).toEqual({ code: 'patchNeedsReboot', host: 0 });
    const twoBehind = run(aWorld({ hosts: 2, scenario: { events: [due(2), due(1, 2)] } }), 20);
    expect(give(twoBehind, 'patchHost', { host: 0, live: true })).toEqual({ code: 'patchNeedsReboot', host: 0 });
  });

  it('[CLU-25] goes from host to host by itself, one at a time', () => {
    const world = exposed(2, { hosts: 3, vms: 3 });
    expect(give(world, 'setRollingPatch', { rolling: true }, 1)).toBeUndefined();
    let most = 0;
    for (let t = 0; t < 900 && world.hall.rollingPatch[0] === 1; t++) {
      run(world, 1);
      most = Math.max(most, [0, 1, 2].filter((host) => patchOf(world, host) !== 'none').length);
    }
    expect(world.events).toContainEqual({ type: 'rollingPatchDone' });
    expect([most, ...world.hosts.patchLevel.slice(0, 3)]).toEqual([1, 1, 1, 1]);
    expect(world.hosts.vms.slice(0, 3).reduce((sum, n) => sum + n, 0)).toBe(3);
    expect(give(world, 'setRollingPatch', { rolling: true })).toEqual({ code: 'allPatched' });
    expect(give(world, 'setRollingPatch', { rolling: false })).toEqual({ code: 'nothingToChange' });
  });
});

describe('a host that its maker calls back', () => {
  it('[CLU-26] dies with its VMs when it still works at the deadline', () => {
    const world = run(aWorld({ hosts: 2, vms: 1 }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'maintenanceOrder', subject: 0 });
    expect(world.events).toContainEqual({ type: 'hostRecalled', host: 0, byTick: 605 });
    expect(giveAsInstructor(world, 'injectFault', { fault: 'maintenanceOrder', subject: 0 })).toEqual({
      code: 'alreadyRecalled',
      host: 0,
    });
    run(world, 598);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
    run(world, 1);
    expect([HOST_STATES[world.hosts.state[0]], VM_STATES[world.vms.state[0]]]).toEqual(['failed', 'lost']);
  });

  it.each(['setMaintenance', 'sleepHost'] as const)('[CLU-26] is serviced when it stands empty by %s', (how) => {
    const world = run(aWorld({ hosts: 2, vms: 1, placedOn: [how === 'sleepHost' ? 1 : 0] }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'maintenanceOrder', subject: 0 });
    if (how === 'sleepHost') give(world, 'sleepHost', { host: 0 });
    else give(world, 'setMaintenance', { host: 0, on: true });
    run(world, 597);
    expect(world.hosts.recallAtTick[0]).toBe(605);
    run(world, 2);
    expect([HOST_STATES[world.hosts.state[0]], world.hosts.recallAtTick[0]]).toEqual([
      how === 'sleepHost' ? 'asleep' : 'on',
      0,
    ]);
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
  });
});

describe('a rack whose power trips', () => {
  it('[CLU-27] takes its four hosts at once and no other, and lets them be switched on when it is back', () => {
    const world = run(aWorld({ hosts: 5, vms: 5, facility: { hostRepairHours: 100 } }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'rackPower', subject: 0 });
    run(world, 49);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
    run(world, 1);
    expect([...world.hosts.state.slice(0, 5)].map((state) => HOST_STATES[state])).toEqual([
      'off',
      'off',
      'off',
      'off',
      'on',
    ]);
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'noPower', host: 0 });
    expect(giveAsInstructor(world, 'injectFault', { fault: 'rackPower', subject: 0 })).toEqual({
      code: 'noPowerInRack',
      rack: 0,
    });
    run(world, 300);
    expect(give(world, 'wakeHost', { host: 0 })).toBeUndefined();
    run(world, 60);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
  });

  it('[CLU-27] takes all copies of a tenant that stand in it, and only one of those that a rule keeps in different racks', () => {
    const survivors = (rule: boolean) => {
      const world = run(aWorld({ hosts: 5, vms: 2, placedOn: [0] }), 5);
      if (rule) give(world, 'addRule', { vm: 0, kind: 'apartRacks', other: 1 });
      if (give(world, 'placeVm', { vm: 1, host: 1 })) give(world, 'placeVm', { vm: 1, host: 4 });
      run(world, 20);
      giveAsInstructor(world, 'injectFault', { fault: 'rackPower', subject: 0 });
      run(world, 51);
      return [0, 1].filter((vm) => VM_STATES[world.vms.state[vm]] === 'running').length;
    };
    expect([survivors(false), survivors(true)]).toEqual([0, 1]);
  });
});
