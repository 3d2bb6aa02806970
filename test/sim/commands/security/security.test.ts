import { describe, expect, it } from 'vitest';
import { SHARING_POLICIES, TENANT_ZONES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give, giveAsInstructor } from '../../../support/give.ts';
import { tenantOn } from '../../../support/tenant-on.ts';

describe('isolating a VM', () => {
  it('cuts it off, and lets it back', () => {
    const world = aWorld({ vms: 1 });
    expect(give(world, 'isolateVm', { vm: 0, isolated: true }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'vmIsolated', vm: 0, on: true, by: 2 });
    expect(give(world, 'isolateVm', { vm: 0, isolated: true })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'isolateVm', { vm: 2, isolated: true })).toEqual({ code: 'noSuchVm', vm: 2 });
    expect(give(world, 'isolateVm', { vm: 0, isolated: false })).toBeUndefined();
    expect(world.vms.isolated[0]).toBe(0);
  });
});

describe('quarantine', () => {
  it('keeps VMs from coming, and lets them leave', () => {
    const world = aWorld({ hosts: 2, vms: 2 });
    run(world, 5);
    expect(give(world, 'quarantineHost', { host: 0, on: true }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostQuarantined', host: 0, on: true, by: 1 });
    expect(give(world, 'migrateLive', { vm: 1, host: 0 })).toEqual({ code: 'hostIsQuarantined', host: 0 });
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
    expect(give(world, 'quarantineHost', { host: 0, on: true })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'quarantineHost', { host: 3, on: true })).toEqual({ code: 'noSuchHost', host: 3 });
  });
});

describe('zones', () => {
  it('keep a tenant with hosts of its own and others apart, whoever comes second [SEC-12]', () => {
    const world = aWorld({ hosts: 3, tenants: [tenantOn([0], {}, 2), tenantOn([1], {}, 2)] });
    expect(give(world, 'setZone', { tenant: 0, zone: 'dedicated' }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'zoneChanged', tenant: 0, zone: 'dedicated', by: 1 });
    expect(give(world, 'placeVm', { vm: 3, host: 0 })).toEqual({ code: 'hostIsDedicated', host: 0 });
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toEqual({ code: 'hostHasOthers', host: 1 });
    expect(give(world, 'placeVm', { vm: 1, host: 2 })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 3, host: 1 })).toBeUndefined();
    expect(give(world, 'setZone', { tenant: 0, zone: 'dedicated' })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setZone', { tenant: 2, zone: 'common' })).toEqual({ code: 'noSuchTenant', tenant: 2 });
  });

  it('that are private merge pages with nobody else’s, and save less [SEC-12]', () => {
    const saved = (zone: (typeof TENANT_ZONES)[number]) => {
      const world = aWorld({
        tenants: [tenantOn([0]), tenantOn([0])],
        policies: { ladder: 'esx4', sharing: 'all', scanPagesPerSecond: 1_000_000 },
      });
      world.tenants.zone.fill(TENANT_ZONES.indexOf(zone));
      return run(world, 200).hosts.savedExactMib[0];
    };
    expect(SHARING_POLICIES).toContain('all');
    expect(saved('private')).toBeLessThan(saved('common') - 20);
  });
});

describe('core scheduling', () => {
  it('is for hosts with hardware threads', () => {
    const world = aWorld({
      hosts: [
        { model: 'test', state: 'on' },
        { model: 'legacy', state: 'on' },
      ],
      vms: 0,
    });
    expect(give(world, 'setCoreScheduling', { host: 0, coreScheduling: true }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'coreScheduling', value: 1, host: 0, by: 1 });
    expect(give(world, 'setCoreScheduling', { host: 1, coreScheduling: true })).toEqual({ code: 'noThreads', host: 1 });
    expect(give(world, 'setCoreScheduling', { host: 0, coreScheduling: true })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setCoreScheduling', { host: 2, coreScheduling: true })).toEqual({
      code: 'noSuchHost',
      host: 2,
    });
  });
});

describe('patching a guest', () => {
  const behind = (): World => {
    const world = run(aWorld({ vms: 2 }), 20);
    world.hall.guestPatchLevel[0] = 3;
    return world;
  };

  it('builds it anew with all patches, in six seconds [SEC-13]', () => {
    const world = behind();
    world.vms.compromised[0] = 1;
    world.vms.infected[0] = 1;
    expect(give(world, 'patchGuest', { vm: 0 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'guestPatched', vm: 0, by: 1 });
    expect(VM_STATES[world.vms.state[0]]).toBe('booting');
    run(world, 29);
    expect(VM_STATES[world.vms.state[0]]).toBe('booting');
    run(world, 1);
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
    expect([world.vms.guestPatch[0], world.vms.compromised[0], world.vms.infected[0]]).toEqual([3, 0, 0]);
    expect(give(world, 'patchGuest', { vm: 0 })).toEqual({ code: 'nothingToChange' });
  });

  it('is vain on a host that somebody else has', () => {
    const world = behind();
    world.hosts.compromised[0] = 1;
    expect(give(world, 'patchGuest', { vm: 0 })).toEqual({ code: 'hostIsCompromised', host: 0 });
    expect(give(world, 'patchGuest', { vm: 3 })).toEqual({ code: 'noSuchVm', vm: 3 });
    world.vms.state[1] = VM_STATES.indexOf('off');
    expect(give(world, 'patchGuest', { vm: 1 })).toEqual({ code: 'vmIsNotRunning', vm: 1 });
  });
});

describe('answering an audit', () => {
  it('needs a tenant that has asked', () => {
    expect(give(aWorld({ vms: 1 }), 'answerAudit', { tenant: 0 })).toEqual({ code: 'noAudit', tenant: 0 });
  });

  it('needs pages of its own, patched hosts and nobody broken in, and says what is missing [SEC-11]', () => {
    const world = aWorld({ vms: 1, policies: { sharing: 'all' } });
    world.hall.patchLevel[0] = 1;
    giveAsInstructor(world, 'injectFault', { fault: 'auditRequest', subject: 0 });
    world.vms.compromised[0] = 1;
    const answer = () => give(world, 'answerAudit', { tenant: 0 }, 2);
    expect(answer()).toEqual({ code: 'evidenceCompromised', vm: 0 });
    world.vms.compromised[0] = 0;
    expect(answer()).toEqual({ code: 'evidenceUnpatched', host: 0 });
    world.hosts.patchLevel[0] = 1;
    expect(answer()).toEqual({ code: 'evidencePagesShared', host: 0 });
    give(world, 'setZone', { tenant: 0, zone: 'private' });
    expect(answer()).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'auditPassed', tenant: 0, by: 2 });
    expect(answer()).toEqual({ code: 'noAudit', tenant: 0 });
  });
});
