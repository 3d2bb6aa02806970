import { describe, expect, it } from 'vitest';
import { breakerAfter } from '#shared/sim/facility/breakers.ts';
import { upsSeconds } from '#shared/sim/facility/utility-power.ts';
import { HOST_STATES, POWER_SUPPLIES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { eventsOf } from '../../support/events-of.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

/** Servers that draw the same whatever they do. */
const constantW = (watt: number) => ({ powerW: Array.from({ length: 11 }, () => watt) });

describe('a breaker', () => {
  it('carries up to its rating for ever, and forgets what it got warm [POW-10]', () => {
    expect(breakerAfter(0, 1000, 1000, 1e9)).toBe(0);
    expect(breakerAfter(0.5, 900, 1000, 300)).toBeCloseTo(0.5 * Math.exp(-1), 12);
  });

  it('that opens takes the power from all four hosts of its rack, and from no other [POW-10]', () => {
    const world = aWorld({
      hosts: 5,
      vms: 5,
      host: constantW(400),
      facility: { electricity: { rackBreakerW: 1000 } },
    });
    // 60 % too much: 9.22 × 0.6^−2.04 = 26 s.
    const told = eventsOf(world, 150);
    expect(told.filter(({ type }) => type === 'breakerTripped')).toEqual([{ type: 'breakerTripped', rack: 0 }]);
    expect(Array.from(world.hosts.state.subarray(0, 5), (s) => HOST_STATES[s])).toEqual([
      'off',
      'off',
      'off',
      'off',
      'on',
    ]);
    expect(VM_STATES[world.vms.state[0]]).not.toBe('running');
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'noPower', host: 0 });
    run(world, 150);
    expect(give(world, 'wakeHost', { host: 0 })).toBeUndefined();
  });

  it('that is open keeps a host dark that is delivered meanwhile [POW-10]', () => {
    const electricity = { rackBreakerW: 1000, oversubscribePercent: 1000 };
    const host = { ...constantW(800), deliverySeconds: 5 };
    const world = aWorld({ hosts: 2, vms: 0, host, facility: { electricity } });
    // 60 % too much: 26 s.
    run(world, 120);
    give(world, 'buyHost', { model: 0 });
    const told = eventsOf(world, 60);
    expect(told).toContainEqual({ type: 'hostShutDown', host: 2, reason: 'breaker', vms: 0 });
    expect(HOST_STATES[world.hosts.state[2]]).toBe('off');
  });

  it('of the room opens for all racks [POW-10]', () => {
    const electricity = { roomBreakerW: 1000 };
    const world = aWorld({ hosts: 5, vms: 0, host: constantW(400), facility: { electricity } });
    const told = eventsOf(world, 100);
    expect(told).toContainEqual({ type: 'breakerTripped', rack: -1 });
    expect(HOST_STATES[world.hosts.state[4]]).toBe('off');
    expect(POWER_SUPPLIES[world.hall.supply[0]]).toBe('none');
    run(world, 150);
    expect(POWER_SUPPLIES[world.hall.supply[0]]).toBe('utility');
  });

  it('sends a new host to a rack that can carry it [POW-10]', () => {
    const rows = { hosts: 6, vms: 2, tenants: 2, migrations: 2, incidents: 4, forecasts: 4 };
    const electricity = { rackBreakerW: 1200 };
    const world = aWorld({ hosts: 1, vms: 0, host: constantW(500), facility: { electricity }, scenario: { rows } });
    expect(give(world, 'buyHost', { model: 0 })).toBeUndefined();
    expect(HOST_STATES[world.hosts.state[1]]).toBe('none');
    expect(HOST_STATES[world.hosts.state[4]]).toBe('delivering');
  });

  it('leaves no room for a host whose peak goes beyond 80 % of it, unless the rack is capped [POW-10]', () => {
    const world = aWorld({ hosts: 1, vms: 0, host: constantW(500), facility: { electricity: { rackBreakerW: 1200 } } });
    run(world, 1);
    expect(give(world, 'buyHost', { model: 0 })).toEqual({ code: 'notEnoughPower', needW: 500, leftW: 460 });
    give(world, 'setPowerCap', { host: 0, watts: 450 });
    expect(give(world, 'buyHost', { model: 0 })).toBeUndefined();
  });
});

describe('a power cut', () => {
  const seconds = (n: number) => n * 5;

  it('is bridged by batteries and a generator, but the cooling starts anew [POW-11]', () => {
    const world = aWorld({ host: constantW(2000), vms: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'utilityOutage', subject: -1 });
    run(world, seconds(10));
    expect(POWER_SUPPLIES[world.hall.supply[0]]).toBe('battery');
    expect(world.hall.coolers[0]).toBe(0);
    run(world, seconds(10));
    expect(POWER_SUPPLIES[world.hall.supply[0]]).toBe('generator');
    run(world, seconds(170));
    expect(world.hall.coolers[0]).toBe(0);
    expect(world.racks.inletExactC[0]).toBeGreaterThan(30);
    run(world, seconds(10));
    expect(world.hall.coolers[0]).toBe(2);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
  });

  it('longer than the batteries last, without a generator, takes everything down [POW-11]', () => {
    // 2 kW from 0.01 kWh with 95 %: 17.1 s.
    expect(upsSeconds(0.01, 2000)).toBeCloseTo(17.1, 9);
    const electricity = { ups: { energyKwh: 0.01, generator: false } };
    const world = aWorld({ host: constantW(2000), vms: 1, facility: { electricity } });
    giveAsInstructor(world, 'injectFault', { fault: 'utilityOutage', subject: -1 });
    run(world, seconds(17) - 1);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
    const told = eventsOf(world, 2);
    expect(told).toContainEqual({ type: 'hostShutDown', host: 0, reason: 'power', vms: 1 });
    expect(POWER_SUPPLIES[world.hall.supply[0]]).toBe('none');
    expect(giveAsInstructor(world, 'injectFault', { fault: 'utilityOutage', subject: -1 })).toEqual({
      code: 'utilityIsOut',
    });
  });
});
