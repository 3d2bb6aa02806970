import { describe, expect, it } from 'vitest';
import { DISTURBANCES, FAULTS } from '#shared/sim/disturbances/index.ts';
import { FORECAST_KINDS, HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give, giveAsInstructor } from '../../../support/give.ts';

describe('injecting a fault', () => {
  it('is for the instructor alone', () => {
    const world = aWorld();
    expect(give(world, 'injectFault', { fault: 'hostFailure', subject: 0 }, 3)).toEqual({ code: 'onlyInstructor' });
  });

  it('kills a host in the same tick', () => {
    const world = run(aWorld({ hosts: 2, vms: 2 }), 5);
    expect(giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 })).toBeUndefined();
    expect(HOST_STATES[world.hosts.state[0]]).toBe('failed');
    expect(world.events).toContainEqual({ type: 'hostFailed', host: 0, vms: 1 });
  });

  it('lets a host show signs for 25 seconds first, and tells the forecast lane', () => {
    const world = aWorld({ hosts: 2, vms: 2 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailing', subject: 0 });
    expect(world.hosts.warningPermille[0]).toBe(100);
    expect(world.forecasts.kind[0]).toBe(FORECAST_KINDS.indexOf('hostFailing'));
    expect([world.forecasts.startsAtTick[0], world.forecasts.injected[0]]).toEqual([125, 1]);
    expect(giveAsInstructor(world, 'injectFault', { fault: 'hostFailing', subject: 0 })).toEqual({
      code: 'alreadyFailing',
      host: 0,
    });
    run(world, 123);
    expect([HOST_STATES[world.hosts.state[0]], world.hosts.warningPermille[0]]).toEqual(['on', 900]);
    run(world, 1);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('failed');
  });

  it('raises load and memory of all for a peak of 60 seconds, announced 15 before', () => {
    const world = aWorld({ vms: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'correlatedPeak', subject: -1 });
    expect([world.forecasts.startsAtTick[0], world.forecasts.injected[0]]).toEqual([75, 1]);
    run(world, 74);
    expect(world.hall.correlatedPeak[0]).toBe(1);
    run(world, 1);
    expect(world.hall.correlatedPeak[0]).toBe(1.1);
    run(world, 300);
    expect(world.hall.correlatedPeak[0]).toBe(1);
  });

  it('[DEM-8] multiplies the load of one tenant by four for 30 seconds, announced 20 before', () => {
    const world = aWorld({ vms: 1, vm: { meanLoad: 0.1 } });
    run(world, 3);
    giveAsInstructor(world, 'injectFault', { fault: 'tenantBurst', subject: 0 });
    run(world, 99);
    expect([world.vms.burst[0], world.forecasts.injected[0]]).toEqual([1, 1]);
    const before = world.vms.load[0];
    run(world, 1);
    expect(world.vms.load[0] / before).toBeCloseTo(4, 1);
    run(world, 150);
    expect(world.vms.burst[0]).toBe(1);
    expect(world.events).toContainEqual({ type: 'tenantBurst', tenant: 0, on: false });
  });

  it('takes the migration network away for 30 seconds', () => {
    const world = aWorld();
    giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 });
    expect(world.hall.migrationMbit[0]).toBe(0);
    expect(giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 })).toEqual({
      code: 'migrationLinkDown',
    });
    run(world, 150);
    expect(world.hall.migrationMbit[0]).toBe(10_000);
  });

  it('is refused for what is not there', () => {
    const world = aWorld({ hosts: [{ model: 'test', state: 'off' }], vms: 1, placedOn: 'nowhere' });
    const inject = (fault: 'hostFailure' | 'tenantBurst' | 'linkDown', subject: number) =>
      giveAsInstructor(world, 'injectFault', { fault, subject });
    expect(inject('hostFailure', 0)).toEqual({ code: 'hostIsOff', host: 0 });
    expect(inject('hostFailure', 99)).toEqual({ code: 'noSuchHost', host: 99 });
    expect(inject('tenantBurst', 1)).toEqual({ code: 'noSuchTenant', tenant: 1 });
    expect(inject('linkDown', 0)).toEqual({ code: 'faultNeedsNoSubject' });
  });
});

describe('injecting a fault silently', () => {
  const silently = (fault: (typeof FAULTS)[number], subject: number) => {
    const world = run(aWorld({ hosts: 2, vms: 4 }), 5);
    const verdict = giveAsInstructor(world, 'injectFault', { fault, subject, silent: true });
    return { world, verdict };
  };
  const lane = ({ forecasts }: World) => [...forecasts.kind].filter((kind) => kind !== FORECAST_KINDS.indexOf('none'));

  it('starts at once, without a warning and without a line', () => {
    const { world, verdict } = silently('coolingFault', -1);
    expect([verdict, world.hall.supplyAirK[0], lane(world)]).toEqual([undefined, 6, []]);
    expect(world.events).toEqual([]);
  });

  it('names nothing that it starts, and leaves what it does to be seen', () => {
    const { world } = silently('hostFailure', 0);
    expect(world.events).toContainEqual({ type: 'hostFailed', host: 0, vms: 2 });
    expect(world.events.map(({ type }) => type)).not.toContain('faultInjected');
  });

  it('leaves signs and time to a host that fails', () => {
    const { world } = silently('hostFailing', 1);
    expect([world.hosts.warningPermille[1], lane(world)]).toEqual([100, []]);
    run(world, 124);
    expect(HOST_STATES[world.hosts.state[1]]).toBe('on');
    run(world, 1);
    expect(HOST_STATES[world.hosts.state[1]]).toBe('failed');
  });

  it.each(FAULTS.filter((name) => DISTURBANCES[name].herald))('lets %s do all of it by its signs', (name) => {
    const world = run(aWorld({ hosts: 2, vms: 4 }), 5);
    const before = hashWorld(world);
    DISTURBANCES[name].start(world, 0, DISTURBANCES[name].factor, world.tick + 100);
    expect(hashWorld(world)).toEqual(before);
  });

  const HEARSAY = [
    ['correlatedPeak', -1],
    ['tenantBurst', 0],
    ['linkDown', -1],
    ['coolingFault', -1],
    ['coolerFailure', -1],
    ['tariffSpike', -1],
    ['uplinkSaturated', -1],
    ['sideChannelAdvisory', -1],
    ['priceWar', -1],
    ['utilityOutage', -1],
  ] as const;
  it.each(HEARSAY)('says no word of %s, which is announced by a line of its own', (name, subject) => {
    const { world, verdict } = silently(name, subject);
    expect([verdict, lane(world)]).toEqual([undefined, []]);
    const line: string = DISTURBANCES[name].line ?? name;
    expect(world.events.map(({ type }) => type)).not.toContain(line);
    const loud = run(aWorld({ hosts: 2, vms: 4 }), 5);
    DISTURBANCES[name].start(loud, subject, DISTURBANCES[name].factor, loud.tick + 100);
    expect(loud.events.map(({ type }) => type)).toContain(line);
  });

  it('is what an order of before it could be silent is not', () => {
    const rows = { hosts: 2 };
    const args = { fault: 'coolingFault', subject: -1 };
    expect(decodeCommand(rows, 'injectFault', args)).toEqual({ name: 'injectFault', args });
    expect(decodeCommand(rows, 'injectFault', { ...args, silent: true })?.args).toEqual({ ...args, silent: true });
    expect(decodeCommand(rows, 'injectFault', { ...args, silent: 1 })).toBeUndefined();
    expect(decodeCommand(rows, 'injectFault', { ...args, loud: true })).toBeUndefined();
    expect(decodeCommand(rows, 'injectFault', { subject: -1 })).toBeUndefined();
  });
});
