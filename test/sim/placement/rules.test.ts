import { describe, expect, it } from 'vitest';
import { NONE } from '#shared/ids.ts';
import { RULE_KINDS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const kindsOf = ({ rules }: World) => [...rules.kind].filter((kind) => kind > 0).map((kind) => RULE_KINDS[kind]);

describe('two VMs that must stand apart', () => {
  it('[CLU-14] are never put on one host, by placing or by moving', () => {
    const world = aWorld({ hosts: 2, vms: 3, placedOn: [0] });
    expect(give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 }, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'ruleAdded', vm: 0, by: 3 });
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toEqual({ code: 'ruleForbids', rule: 0, vm: 1, host: 0 });
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toBeUndefined();
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toEqual({ code: 'ruleForbids', rule: 0, vm: 0, host: 1 });
    expect(give(world, 'migrateCold', { vm: 0, host: 1 })).toEqual({ code: 'ruleForbids', rule: 0, vm: 0, host: 1 });
    // The rule speaks about these two only.
    expect(give(world, 'placeVm', { vm: 2, host: 0 })).toBeUndefined();
  });

  it('[CLU-14] count where they are on their way to, too', () => {
    const world = run(aWorld({ hosts: 3, vms: 2, placedOn: [0, 1] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    give(world, 'migrateLive', { vm: 0, host: 2 });
    expect(give(world, 'migrateLive', { vm: 1, host: 2 })).toEqual({ code: 'ruleForbids', rule: 0, vm: 1, host: 2 });
    expect(give(world, 'migrateLive', { vm: 1, host: 0 })).toEqual({ code: 'ruleForbids', rule: 0, vm: 1, host: 0 });
  });

  it('[CLU-14] keep their rule when HA starts them again: one waits rather than break it', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0, 1] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 100);
    expect([VM_STATES[world.vms.state[0]], world.vms.host[0]]).toEqual(['lost', NONE]);
  });

  it('[CLU-14] keep their rule when a host is emptied', () => {
    const world = run(aWorld({ hosts: 3, vms: 2, placedOn: [0, 1] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    give(world, 'setMaintenance', { host: 0, on: true });
    run(world, 100);
    expect(world.vms.host[0]).toBe(2);
    // Nothing but the other's host is left, so that cannot be emptied.
    expect(give(world, 'setMaintenance', { host: 2, on: true })).toEqual({ code: 'wouldStrand', vms: 1 });
  });
});

describe('other rules', () => {
  it('[CLU-14] keep VMs in different racks of four hosts', () => {
    const world = run(aWorld({ hosts: 5, vms: 2, placedOn: [0] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'apartRacks', other: 1 });
    expect(give(world, 'placeVm', { vm: 1, host: 3 })).toMatchObject({ code: 'ruleForbids' });
    expect(give(world, 'placeVm', { vm: 1, host: 4 })).toBeUndefined();
  });

  it('[CLU-14] give each VM of a tenant a host of its own, as far as hosts go', () => {
    const world = run(aWorld({ hosts: 2, vms: 3, placedOn: [0] }), 5);
    expect(give(world, 'spreadTenant', { tenant: 0, apart: true })).toBeUndefined();
    expect(give(world, 'spreadTenant', { tenant: 0, apart: true })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toMatchObject({ code: 'ruleForbids' });
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 2, host: 1 })).toMatchObject({ code: 'ruleForbids' });
    expect(give(world, 'spreadTenant', { tenant: 0, apart: false })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 2, host: 1 })).toBeUndefined();
  });

  it.each([
    ['mustRunOn', 1, 'ruleForbids', undefined],
    ['mustAvoid', 0, 'ruleForbids', undefined],
    ['shouldRunOn', 1, undefined, undefined],
    ['shouldAvoid', 0, undefined, undefined],
  ] as const)('[CLU-14] bind a VM to hosts: %s host %i', (kind, host, onHost0, onHost1) => {
    const world = run(aWorld({ hosts: 3, vms: 1, placedOn: [2] }), 5);
    expect(give(world, 'addHostRule', { vm: 0, kind, host })).toBeUndefined();
    const code = (to: number) => {
      const verdict = give(world, 'migrateLive', { vm: 0, host: to });
      give(world, 'cancelMigration', { vm: 0 });
      return verdict?.code;
    };
    expect([code(0), code(1)]).toEqual([onHost0, onHost1]);
  });

  it('[CLU-14] of the soft kind are kept where there is a choice', () => {
    const world = run(aWorld({ hosts: 3, vms: 3, placedOn: [0, 1, 1] }), 5);
    // By itself it would go to host 2, which has most memory left.
    give(world, 'addHostRule', { vm: 0, kind: 'shouldAvoid', host: 2 });
    give(world, 'setMaintenance', { host: 0, on: true });
    run(world, 60);
    expect(world.vms.host[0]).toBe(1);
  });

  it('[CLU-14] about pairs hold a new VM to its partner, but do not nail a pair to its host', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'together', other: 1 });
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toMatchObject({ code: 'ruleForbids' });
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toBeUndefined();
    run(world, 20);
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
    run(world, 40);
    expect(world.rules.broken[0]).toBe(1);
    expect(give(world, 'migrateLive', { vm: 1, host: 1 })).toBeUndefined();
    run(world, 40);
    expect(world.rules.broken[0]).toBe(0);
  });
});

describe('the book of rules', () => {
  it('shows what is broken from the start, and does not move anything by itself', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    expect(world.rules.broken[0]).toBe(1);
    run(world, 100);
    expect([world.vms.host[0], world.vms.host[1], world.rules.broken[0]]).toEqual([0, 0, 1]);
  });

  it('refuses what is no rule', () => {
    const tenants = [0, 1].map(() => aWorld({ vms: 1 }).scenario.tenants[0]);
    const world = aWorld({ hosts: 2, tenants });
    const rule = (vm: number, other: number) => give(world, 'addRule', { vm, kind: 'apart', other })?.code;
    expect([rule(0, 0), rule(0, 1), rule(0, 3), rule(3, 0)]).toEqual([
      'sameVm',
      'notOneTenant',
      'noSuchVm',
      'noSuchVm',
    ]);
    expect(give(world, 'addHostRule', { vm: 0, kind: 'mustAvoid', host: 3 })?.code).toBe('noSuchHost');
    expect(give(world, 'addHostRule', { vm: 3, kind: 'mustAvoid', host: 0 })?.code).toBe('noSuchVm');
    expect(give(world, 'spreadTenant', { tenant: 2, apart: true })?.code).toBe('noSuchTenant');
    expect(give(world, 'removeRule', { rule: 0 })?.code).toBe('noSuchRule');
    expect(give(world, 'removeRule', { rule: 255 })?.code).toBe('noSuchRule');
  });

  it('holds each rule once, and only so many', () => {
    const world = aWorld({
      hosts: 2,
      vms: 3,
      scenario: { rows: { ...aWorld({ vms: 3, hosts: 2 }).scenario.rows, rules: 2 } },
    });
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    expect(give(world, 'addRule', { vm: 1, kind: 'apart', other: 0 })).toEqual({ code: 'nothingToChange' });
    give(world, 'addRule', { vm: 1, kind: 'apart', other: 2 });
    expect(give(world, 'addRule', { vm: 0, kind: 'apart', other: 2 })).toEqual({ code: 'tooManyRules', rules: 2 });
    expect(give(world, 'removeRule', { rule: 0 })).toBeUndefined();
    expect(kindsOf(world)).toEqual(['apart']);
  });

  it('strikes out what speaks about a host that was sold', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, placedOn: [0] }), 5);
    give(world, 'addHostRule', { vm: 0, kind: 'mustAvoid', host: 1 });
    give(world, 'sellHost', { host: 1 });
    run(world, 5);
    expect(kindsOf(world)).toEqual([]);
  });
});
