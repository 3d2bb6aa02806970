import { describe, expect, it } from 'vitest';
import type { TenantId } from '#shared/ids.ts';
import { FORECAST_KINDS, HOST_STATES, TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';

const lane = ({ forecasts }: World) =>
  [...forecasts.kind].flatMap((kind, f) =>
    kind === 0 ? [] : [[FORECAST_KINDS[kind], forecasts.startsAtTick[f], forecasts.endsAtTick[f]]],
  );

function hallWith(event: TimedEvent, hosts = 2): World {
  return aWorld({
    hosts,
    vms: 2,
    scenario: { events: [event], rows: { hosts: 3, vms: 3, tenants: 2, migrations: 4, incidents: 4, forecasts: 4 } },
  });
}

const PEAK: TimedEvent = {
  kind: 'correlatedPeak',
  subject: -1,
  atS: 10,
  forS: 6,
  warningS: 4,
  factor: 1.25,
};

describe('an event of the scenario', () => {
  it('is told its telegraph ahead, and not before [TEN-9]', () => {
    const world = run(hallWith(PEAK), 30);
    expect(lane(world)).toEqual([]);
    run(world, 1);
    expect(lane(world)).toEqual([['correlatedPeak', 50, 80]]);
    expect(world.forecasts.factorPermille[0]).toBe(1250);
  });

  it('begins and ends on its tick, and leaves the lane then [TEN-9]', () => {
    const world = run(hallWith(PEAK), 50);
    expect(world.hall.correlatedPeak[0]).toBe(1);
    run(world, 1);
    expect(world.hall.correlatedPeak[0]).toBe(1.25);
    run(world, 29);
    expect(world.hall.correlatedPeak[0]).toBe(1.25);
    run(world, 1);
    expect([world.hall.correlatedPeak[0], lane(world)]).toEqual([1, []]);
    expect(world.events).toContainEqual({ type: 'correlatedPeak', on: false });
  });

  it('takes the migration network down and brings it back [TEN-9]', () => {
    const world = run(hallWith({ ...PEAK, kind: 'linkDown', warningS: 0 }), 51);
    expect(world.hall.migrationMbit[0]).toBe(0);
    run(world, 30);
    expect(world.hall.migrationMbit[0]).toBe(10_000);
  });

  it('multiplies the load of a tenant for its time [TEN-9]', () => {
    const world = run(hallWith({ ...PEAK, kind: 'tenantBurst', subject: 0, factor: 4 }), 51);
    expect([...world.vms.burst.subarray(0, 2)]).toEqual([4, 4]);
    run(world, 30);
    expect([...world.vms.burst.subarray(0, 2)]).toEqual([1, 1]);
  });

  it('lets a host die on its day, with signs from the telegraph on [TEN-9]', () => {
    const world = run(hallWith({ ...PEAK, kind: 'hostFailing', subject: 1 }), 45);
    expect(world.hosts.warningPermille[1]).toBeGreaterThan(0);
    run(world, 7);
    expect(HOST_STATES[world.hosts.state[1]]).toBe('failed');
  });

  it('that has lost its subject is not told and does not happen [TEN-9]', () => {
    const world = run(hallWith({ ...PEAK, kind: 'tenantBurst', subject: 1 }), 55);
    expect([lane(world), world.events]).toEqual([[], []]);
  });
});

describe('a contract offer', () => {
  const offer: TenantSpec = {
    archetype: 'clinic',
    tier: 'gold',
    vms: 1,
    vm: PLAIN_VM,
    feeCentsPerS: 800,
    baseload: false,
    offerAtS: 30,
    offerForS: 10,
  };
  const hall = () => aWorld({ tenants: [offer] });
  const stateOf = (world: World) => TENANT_STATES[world.tenants.state[0]];

  it('is forecast, made, and gone when nobody takes it [TEN-9]', () => {
    const world = run(hall(), 51);
    expect(lane(world)).toEqual([['contractOffer', 150, 150]]);
    run(world, 100);
    expect([stateOf(world), world.tenants.offerEndsAtTick[0], lane(world)]).toEqual(['offered', 200, []]);
    expect(world.events).toContainEqual({ type: 'contractOffered', tenant: 0 });
    run(world, 50);
    expect(stateOf(world)).toBe('expired');
    expect(world.events).toContainEqual({ type: 'contractExpired', tenant: 0 });
  });

  it.each([
    ['bronze', 0, true],
    ['silver', 0.69, false],
    ['silver', 0.7, true],
    ['gold', 0.84, false],
    ['gold', 0.85, true],
  ] as const)('of tier %s at a reputation of %f is made: %s [TEN-10]', (tier, reputation, made) => {
    const world = run(aWorld({ tenants: [{ ...offer, tier }] }), 150);
    world.hall.reputation[0] = reputation;
    run(world, 1);
    expect(stateOf(world)).toBe(made ? 'offered' : 'none');
    expect(world.events.map(({ type }) => type)).toEqual([made ? 'contractOffered' : 'contractWithheld']);
    expect(stateOf(run(world, 20))).toBe(made ? 'offered' : 'none');
  });

  it('stays taken when its time is over [TEN-9]', () => {
    const world = run(hall(), 160);
    step(world, [{ by: 0, call: { name: 'acceptContract', args: { tenant: 0 as TenantId } } }]);
    expect(stateOf(run(world, 100))).toBe('active');
  });
});

describe('a scenario', () => {
  it('is over with its last tick', () => {
    const world = run(aWorld({ scenario: { lengthS: 10 } }), 49);
    expect(world.hall.over[0]).toBe(0);
    run(world, 1);
    expect([world.hall.over[0], world.events.at(-1)?.type]).toEqual([1, 'scenarioOver']);
  });
});
