import { describe, expect, it } from 'vitest';
import type { TenantId, VmId } from '#shared/ids.ts';
import { CORNER_SHOP, offered } from '#shared/scenarios/parts.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { capacityMhz } from '#shared/sim/cpu/cpu-capacity.ts';
import { CAUSES, SHARING_POLICIES, STATUSES, TENANT_ZONES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { PACKET_MBIT } from '#shared/sim/network/traffic.ts';
import { compromiseVm } from '#shared/sim/security/blast-radius.ts';
import { aHallOfFiles } from '../../support/a-datastore.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { eventsOf } from '../../support/events-of.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';
import { tenantOn } from '../../support/tenant-on.ts';

describe('a side channel', () => {
  const ALL = SHARING_POLICIES.indexOf('all');
  const known = (tenants: readonly TenantSpec[], change: (world: World) => void = () => {}) => {
    const world = aWorld({ tenants, scenario: { security: { perYearPer100Mib: 0 } } });
    change(world);
    world.hall.sideChannelUntilTick[0] = 1_000_000;
    run(world, 6);
    return world.hosts.leakPermille[0];
  };
  const two = [tenantOn([0]), tenantOn([0])];

  it('needs two tenants on a host, and what they share there [SEC-7]', () => {
    expect(known([tenantOn([0, 0])])).toBe(0);
    // Cache and threads; cache alone; all three.
    expect(known(two)).toBe(Math.round(1000 * (1 - Math.exp(-0.12))));
    expect(known(two, ({ hosts }) => hosts.coreScheduling.fill(1))).toBe(20);
    expect(known(two, ({ hosts }) => hosts.sharing.fill(ALL))).toBe(Math.round(1000 * (1 - Math.exp(-0.22))));
    const privately = ({ hosts, tenants }: World) => {
      hosts.sharing.fill(ALL);
      tenants.zone[0] = TENANT_ZONES.indexOf('private');
    };
    expect(known(two, privately)).toBe(Math.round(1000 * (1 - Math.exp(-0.12))));
  });

  it('announced, opens after 40 seconds, leaks what tenants keep, and closes again [SEC-7]', () => {
    const security = { perYearPer100Mib: 0, acceleration: 200 };
    const world = aWorld({ tenants: two, scenario: { security } });
    giveAsInstructor(world, 'injectFault', { fault: 'sideChannelAdvisory', subject: -1 });
    expect(eventsOf(world, 40 * 5 - 1).some((e) => e.type === 'dataLeaked')).toBe(false);
    const told = eventsOf(world, 240 * 5 + 2);
    expect(told).toContainEqual({ type: 'sideChannel', on: true });
    expect(told.some((e) => e.type === 'dataLeaked')).toBe(true);
    expect(told).toContainEqual({ type: 'sideChannel', on: false });
    expect(world.hall.creditsCents[0]).toBeGreaterThan(0);
  });

  it('is made smaller by core scheduling, for a fifth of what hardware threads gain [SEC-7]', () => {
    const full = capacityMhz(4, 1000, true, 8, 1e9, 0);
    expect(full).toBeCloseTo(5000, 3);
    expect(capacityMhz(4, 1000, true, 8, 1e9, 0, true)).toBeCloseTo(4800, 3);
    expect(capacityMhz(4, 1000, false, 8, 1e9, 0, true)).toBeCloseTo(4000, 3);
  });
});

describe('a guest that takes all that it can get', () => {
  it('leaves its neighbours their share: they lose a few percent at most while there are cores enough [SEC-8]', () => {
    const neighbour = { vcpus: 2, workload: 'idle', meanLoad: 0.5 } as const;
    const world = aWorld({
      tenants: [tenantOn([0, 0, 0, 0, 0, 0], neighbour), tenantOn([0], { ...neighbour, vcpus: 4 })],
    });
    run(world, 50);
    const before = world.vms.speedAverage[0];
    world.vms.burst[6] = 20;
    world.vms.burstEndsAtTick[6] = 10_000;
    run(world, 100);
    expect(world.vms.gotMhz[6]).toBeGreaterThan(4 * 2400 * 0.95);
    expect(world.vms.speedAverage[0]).toBeGreaterThan(before - 0.03);
  });

  it('gets no more than its shares when there are not [SEC-8]', () => {
    const busy = { vcpus: 16, workload: 'idle', meanLoad: 1 } as const;
    const world = aWorld({ host: { smt: false }, tenants: [tenantOn([0], busy), tenantOn([0], busy)] });
    world.vms.burst[1] = 20;
    world.vms.burstEndsAtTick[1] = 10_000;
    run(world, 20);
    expect(world.vms.gotMhz[0] / world.vms.gotMhz[1]).toBeCloseTo(1, 1);
  });
});

describe('an escape advisory', () => {
  it('leaves 40 seconds to patch; unpatched hosts are then open, patched ones are not [SEC-9]', () => {
    const security = { perYearPer100Mib: 0, escapesPerDay: 5000 };
    const world = aWorld({ hosts: 2, vms: 4, scenario: { security } });
    giveAsInstructor(world, 'injectFault', { fault: 'escapeAdvisory', subject: -1 });
    expect(world.hall.patchLevel[0]).toBe(1);
    world.hosts.patchLevel[1] = 1;
    run(world, 40 * 5 - 1);
    expect(Array.from(world.hosts.compromised.subarray(0, 2))).toEqual([0, 0]);
    run(world, 100);
    expect(Array.from(world.hosts.compromised.subarray(0, 2))).toEqual([1, 0]);
  });
});

describe('patching a host', () => {
  it('in time keeps it safe from an escape, and later makes a lost one clean [SEC-9]', () => {
    const security = { perYearPer100Mib: 0, escapesPerDay: 5000 };
    const world = aWorld({ hosts: 3, vms: 2, placedOn: [0, 1], scenario: { security } });
    giveAsInstructor(world, 'injectFault', { fault: 'escapeAdvisory', subject: -1 });
    expect(give(world, 'patchHost', { host: 0, live: false })).toBeUndefined();
    run(world, 39 * 5);
    expect(world.hosts.patchLevel[0]).toBe(1);
    // What stood on the first host stands on others now, which are not patched.
    run(world, 100);
    const lost = Array.from(world.hosts.compromised.subarray(0, 3));
    expect(lost[0]).toBe(0);
    const host = lost.indexOf(1);
    // Its guests are the attacker's too: cut off, they take him nowhere.
    give(world, 'quarantineHost', { host, on: true });
    for (const vm of [0, 1]) give(world, 'isolateVm', { vm, isolated: true });
    expect(give(world, 'patchHost', { host, live: false })).toBeUndefined();
    run(world, 300);
    expect([world.hosts.patchLevel[host], world.hosts.compromised[host]]).toEqual([1, 0]);
  });
});

describe('an isolated VM', () => {
  it('serves nobody, and says why [SEC-10]', () => {
    const world = run(aWorld({ vms: 1 }), 10);
    expect(world.vms.speed[0]).toBeGreaterThan(0.9);
    world.vms.isolated[0] = 1;
    run(world, 1);
    expect(world.vms.speed[0]).toBe(0);
    expect(CAUSES[world.vms.cause[0]]).toBe('isolated');
  });

  it('sends nothing through the network card, which is the others’ [SEC-10]', () => {
    const sender: SteadyGuests = { workload: 'sender', memMib: 512, vcpus: 1, loadPercent: 10 };
    const host = { cores: 32, coreMhz: 2400, smt: false, memMib: 131_072, nicMbit: 1000 };
    const world = run(steadyWorld([sender, { ...sender }], { host }), 2);
    const half = world.vms.netFraction[1];
    expect(half).toBeCloseTo(500 / (100_000 * PACKET_MBIT), 9);
    give(world, 'isolateVm', { vm: 0, isolated: true });
    expect(world.vms.netFraction[1]).toBeCloseTo(2 * half, 9);
    give(world, 'isolateVm', { vm: 1, isolated: true });
    expect([world.hosts.nicUsedMbit[0], world.hall.uplinkUsedMbit[0]]).toEqual([0, 0]);
  });

  it('is no sibling to talk to [SEC-10]', () => {
    const cache: SteadyGuests = { workload: 'cache', memMib: 512, vcpus: 1, loadPercent: 40, count: 3 };
    const host = { cores: 32, coreMhz: 2400, smt: false, memMib: 131_072 };
    const world = run(steadyWorld([cache], { host, hosts: 2 }), 1);
    world.vms.host[2] = 1;
    // A cache sends 30 000 packets a second and CPU, four fifths to its siblings; the third stands elsewhere.
    const all = 0.4 * 30_000 * PACKET_MBIT;
    run(world, 1);
    expect(world.hosts.nicUsedMbit[0]).toBeCloseTo(2 * (1 - 0.8 / 2) * all, 6);
    give(world, 'isolateVm', { vm: 2, isolated: true });
    expect(world.hosts.nicUsedMbit[0]).toBeCloseTo(2 * (1 - 0.8) * all, 6);
  });

  it('is in no way of another one with its name [SEC-10]', () => {
    const world = aHallOfFiles(2);
    giveAsInstructor(world, 'injectFault', { fault: 'duplicateIdentity', subject: 1 });
    run(world, 2);
    expect([world.vms.duplicate[0], world.vms.duplicate[1]]).toEqual([1, 1]);
    give(world, 'isolateVm', { vm: 1, isolated: true });
    run(world, 1);
    expect([world.vms.duplicate[0], world.vms.duplicate[1]]).toEqual([0, 0]);
    for (let t = 0; t < 60; t++) expect(run(world, 1).vms.heldFraction[0]).toBe(0);
  });

  it('earns nothing and is owed nothing while a player cuts it off, and is watched [SEC-10]', () => {
    const world = run(aWorld({ vms: 2, vm: { meanLoad: 0.1 } }), 20);
    give(world, 'isolateVm', { vm: 0, isolated: true });
    const { tenants, vms } = world;
    const [owed, good, paid] = [tenants.owedTicks[0], tenants.goodTicks[0], tenants.paidCents[0]];
    run(world, 100);
    expect([tenants.owedTicks[0] - owed, tenants.goodTicks[0] - good]).toEqual([100, 100]);
    expect([STATUSES[vms.status[0]], vms.breachAtTick[0]]).toEqual(['watch', 0]);
    const forOne = tenants.paidCents[0] - paid;
    give(world, 'isolateVm', { vm: 0, isolated: false });
    run(world, 100);
    expect(tenants.paidCents[0] - paid - forOne).toBeGreaterThan(1.7 * forOne);
    // One that is off as well is owed: it is not being cut off that keeps it from serving.
    give(world, 'powerOffVm', { vm: 0 });
    give(world, 'isolateVm', { vm: 0, isolated: true });
    run(world, 20);
    const later = tenants.owedTicks[0];
    expect(run(world, 10).tenants.owedTicks[0] - later).toBe(20);
  });

  it('is missed by nobody who sees only a service that another VM answers for, and then by all [SEC-10]', () => {
    const tenants: TenantSpec[] = [
      { ...offered(CORNER_SHOP, 2, 0), baseload: true, offerForS: 0, placedOn: [0, 0], product: 'paas', units: 2 },
    ];
    const world = run(aWorld({ tenants }), 20);
    const perTick = () => {
      const [owed, good] = [world.tenants.owedTicks[0], world.tenants.goodTicks[0]];
      run(world, 1);
      return [world.tenants.owedTicks[0] - owed, world.tenants.goodTicks[0] - good];
    };
    expect(perTick()).toEqual([2, 2]);
    give(world, 'isolateVm', { vm: 0, isolated: true });
    expect(perTick()).toEqual([2, 2]);
    give(world, 'isolateVm', { vm: 1, isolated: true });
    expect(perTick()).toEqual([0, 0]);
  });
});

describe('a guest', () => {
  it.each([
    ['a VM', {}, 400],
    ['one of two VMs of a platform of four instances', { product: 'paas', units: 4 }, 800],
    ['one of two VMs of a service of 300 users', { product: 'saas', units: 300, feeCentsPerS: 10 }, 1500],
  ] as const)('that is broken into costs half a day of its part of the fee: %s [SEC-3]', (_, wish, centsPerS) => {
    const world = aWorld({ tenants: [{ ...tenantOn([0, 0]), ...wish }] });
    compromiseVm(world, 0 as VmId);
    // Half a day is 120 seconds of machine time.
    expect(world.hall.creditsCents[0]).toBe(centsPerS * 120);
  });

  it('that is taken back to before the break-in is clean, and a new one has a clean record [SEC-13]', () => {
    const world = run(aWorld({ vms: 2 }), 5);
    world.hall.guestPatchLevel[0] = 4;
    compromiseVm(world, 0 as VmId);
    compromiseVm(world, 1 as VmId);
    world.vms.infected[0] = 0;
    run(world, 6);
    expect(Array.from(world.vms.compromised.subarray(0, 2))).toEqual([0, 1]);
    expect(Array.from(world.vms.guestPatch)).toEqual([0, 0, 4, 4]);
  });
});

describe('an audit', () => {
  const asked = () => {
    const world = aWorld({ tenants: [tenantOn([0])] });
    giveAsInstructor(world, 'injectFault', { fault: 'auditRequest', subject: 0 });
    return world;
  };

  it('that nobody answers within a minute costs a tenth of the reputation [SEC-11]', () => {
    const world = asked();
    expect(world.tenants.auditUntilTick[0]).toBe(300);
    const told = eventsOf(world, 305);
    expect(told).toContainEqual({ type: 'auditFailed', tenant: 0 as TenantId });
    expect(world.hall.reputation[0]).toBeCloseTo(0.9, 1);
    expect(world.tenants.auditUntilTick[0]).toBe(0);
  });

  it('that nobody answers costs the fee of half a day of all VMs, told in the loss ledger [SEC-11]', () => {
    const world = aWorld({ tenants: [tenantOn([0, 0, 0])] });
    giveAsInstructor(world, 'injectFault', { fault: 'auditRequest', subject: 0 });
    run(world, 305);
    // 3 VMs, their fee of 120 s of a game
    const cents = Math.round(3 * 120 * world.tenants.feeCentsPerS[0]!);
    expect(world.hall.creditsCents[0]).toBe(cents);
    const told = lossesOf(world).filter(({ cause }) => cause === 'compromised');
    expect(told.map(({ tenant, creditCents }) => [tenant, creditCents])).toEqual([[0, cents]]);
  });
});

describe('a guest whose image is bad', () => {
  it('is built anew once that has been found, and not before [SEC-13]', () => {
    const world = run(aWorld({ vms: 2 }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'badImage', subject: 0 });
    expect(give(world, 'patchGuest', { vm: 0 })).toEqual({ code: 'nothingToChange' });
    give(world, 'auditImage', { vm: 0 });
    run(world, 26);
    expect(give(world, 'patchGuest', { vm: 0 })).toBeUndefined();
    run(world, 40);
    expect(world.vms.infected[0]).toBe(0);
  });
});
