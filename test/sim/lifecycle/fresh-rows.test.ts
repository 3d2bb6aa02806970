import { describe, expect, it } from 'vitest';
import { CORNER_SHOP, offered } from '#shared/scenarios/parts.ts';
import { TENANT_STATES, TENANT_ZONES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { populationSlots } from '../../support/cloud-tenants.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

/** A customer of ten seconds that comes with each occasion, and lets its number of VMs follow its load. */
const SHORT: TenantSpec = {
  ...offered(CORNER_SHOP, 2, -1),
  comesWith: 'unmodifiedGuest',
  vm: { ...PLAIN_VM, memMib: 1024 },
  termS: 10,
};
const BASE: TenantSpec = { ...offered(CORNER_SHOP, 1, 0), baseload: true, offerForS: 0, placedOn: [0] };

function comes(world: World): void {
  giveAsInstructor(world, 'injectFault', { fault: 'unmodifiedGuest', subject: -1 });
  give(world, 'acceptContract', { tenant: 1 });
}

function sizeOf({ vms }: World, vm: number) {
  return { vcpus: vms.vcpus[vm], memMib: vms.memMib[vm], limitMhz: vms.limitMhz[vm], shares: vms.shares[vm] };
}

describe('what somebody had before', () => {
  it('[LIF-14] is not what a customer gets that comes again', () => {
    const world = aWorld({ tenants: [BASE, SHORT], scenario: { tickSeconds: 1 } });
    comes(world);
    const before = sizeOf(world, 1);
    give(world, 'resizeVm', { vm: 1, vcpus: 4, memMib: 4096 });
    give(world, 'setAllocation', { vm: 1, sharesFactor: 4, reservationMhz: 100, limitMhz: 200, reservedMib: 0 });
    expect(sizeOf(world, 1)).toEqual({ vcpus: 4, memMib: 4096, limitMhz: 200, shares: 16_000 });
    run(world, 12);
    expect(TENANT_STATES[world.tenants.state[1]]).toBe('ended');
    expect(sizeOf(world, 1)).toEqual(before);
    comes(world);
    expect(sizeOf(world, 1)).toEqual({ vcpus: 1, memMib: 1024, limitMhz: 0, shares: 1000 });
  });

  it('[LIF-14] is no zone, audit, rule or rush of the next contract', () => {
    const elastic: TenantSpec = { ...SHORT, vms: 4, elastic: { start: 2 }, termS: 40 };
    const world = aWorld({ tenants: [BASE, elastic], scenario: { tickSeconds: 1 } });
    const { tenants, vms } = world;
    comes(world);
    expect(give(world, 'setZone', { tenant: 1, zone: 'private' })).toBeUndefined();
    const rule = { tenant: 1, metric: 'cpu', target: 50, min: 1, max: 4, cooldownS: 5 } as const;
    expect(give(world, 'setAutoscale', rule)).toBeUndefined();
    giveAsInstructor(world, 'injectFault', { fault: 'auditRequest', subject: 1 });
    expect(tenants.zone[1]).toBe(TENANT_ZONES.indexOf('private'));
    expect(tenants.autoscaleMax[1]).toBe(4);
    run(world, 42);
    tenants.auditUntilTick[1] = world.tick + 50;
    vms.burst.fill(4, 1, 5);
    vms.burstEndsAtTick.fill(world.tick + 50, 1, 5);
    comes(world);
    expect(TENANT_STATES[tenants.state[1]]).toBe('active');
    expect([tenants.zone[1], tenants.auditUntilTick[1], tenants.autoscaleMetric[1], tenants.autoscaleMax[1]]).toEqual([
      TENANT_ZONES.indexOf('common'),
      0,
      0,
      0,
    ]);
    expect([...vms.burst.slice(1, 5), ...vms.burstEndsAtTick.slice(1, 5)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });

  it('[LIF-14] is not what a new deployment of a cloud starts with', () => {
    const world = aWorld({
      hosts: 2,
      host: { cores: 32, memMib: 131_072 },
      tenants: [BASE, ...populationSlots([1])],
      scenario: {
        demand: { kind: 'population', deploymentsPerHour: 30, placesItself: true },
        tickSeconds: 60,
        secondsPerHour: 3600,
      },
    });
    const { vms, tenants } = world;
    const here = () => TENANT_STATES[tenants.state[1]] === 'active';
    while (!here()) run(world, 1);
    give(world, 'setAllocation', { vm: 1, sharesFactor: 1, reservationMhz: 100, limitMhz: 200, reservedMib: 0 });
    give(world, 'setZone', { tenant: 1, zone: 'private' });
    expect([vms.limitMhz[1], tenants.zone[1]]).toEqual([200, TENANT_ZONES.indexOf('private')]);
    const leaves = vms.leavesAtTick[1];
    while (vms.leavesAtTick[1] === leaves) run(world, 1);
    while (!here()) run(world, 1);
    expect([vms.limitMhz[1], vms.reservationMhz[1], tenants.zone[1]]).toEqual([0, 0, TENANT_ZONES.indexOf('common')]);
  });

  it('[LIF-14] is no rule about the VM of the next contract, and no setting of the next host', () => {
    const world = aWorld({ hosts: 2, tenants: [BASE, SHORT], scenario: { tickSeconds: 1 } });
    comes(world);
    expect(give(world, 'addRule', { kind: 'apart', vm: 1, other: 2 })).toBeUndefined();
    expect(world.rules.vm[0]).toBe(1);
    run(world, 12);
    comes(world);
    expect(world.rules.vm[0]).toBe(-1);
    const asNew = hostRow(world, 1);
    give(world, 'setSlice', { host: 1, ms: 90 });
    give(world, 'setLargePages', { host: 1, large: true });
    give(world, 'setSharing', { host: 1, policy: 'all' });
    give(world, 'setCompression', { host: 1, compress: false });
    expect(hostRow(world, 1)).not.toEqual(asNew);
    give(world, 'sellHost', { host: 1 });
    expect(give(world, 'buyHost', { model: 0 })).toBeUndefined();
    run(world, 60);
    expect(hostRow(world, 1)).toEqual(asNew);
  });
});

/** What can be set about a host, and what must be 1 or the newest. */
function hostRow({ hosts }: World, host: number) {
  const { sliceMs, largePages, sharing, compression, pagePatching, coreScheduling, paging, hypervisor } = hosts;
  const { clockFactor, patchLevel, maintenance, standby, quarantined, compromised, dom0Vcpus, dom0State } = hosts;
  const columns = { sliceMs, largePages, sharing, compression, pagePatching, coreScheduling, paging, hypervisor };
  const flags = { clockFactor, patchLevel, maintenance, standby, quarantined, compromised, dom0Vcpus, dom0State };
  return Object.fromEntries(Object.entries({ ...columns, ...flags }).map(([name, column]) => [name, column[host]]));
}
