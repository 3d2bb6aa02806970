import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHUTDOWN_C } from '#shared/sim/cluster/hosts/host-shutdown.ts';
import { airBand } from '#shared/sim/facility/ashrae.ts';
import { airAfter, clockAt, HEAT_CAPACITY_J_PER_K } from '#shared/sim/facility/rack-air.ts';
import { extraFanW, fanShare } from '#shared/sim/facility/server-fans.ts';
import { HOST_STATES, INCIDENT_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run, type WorldWish } from '../../support/a-world.ts';
import { eventsOf } from '../../support/events-of.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { steadyWorld } from '../../support/steady-world.ts';

const NO_COOLING = { units: 0, unitW: 0 };

/** Servers that draw the same whatever they do. */
const constantW = (watt: number) => ({ powerW: Array.from({ length: 11 }, () => watt) });
/** Servers that draw from 100 W idle to 1100 W at full load. */
const STEEP = { powerW: Array.from({ length: 11 }, (_, i) => 100 + 100 * i) };

/** A host kept busy all the time, in a room with this cooling. */
function busyWorld(wish: WorldWish = {}, loadPercent = 100): World {
  const host = { cores: 4, coreMhz: 1000, smt: false, memMib: 65_536, ...STEEP, ...wish.host };
  return steadyWorld([{ vcpus: 4, memMib: 1024, workload: 'idle', loadPercent }], { ...wish, host });
}

describe('a rack', () => {
  it('in a hall that says nothing about its cooling stays at 22 °C, at full clock [POW-6]', () => {
    const world = run(aWorld({ hosts: 4, vms: 12, vm: { meanLoad: 0.9 } }), 500);
    expect(world.racks.inletExactC[0]).toBe(22);
    expect(world.racks.inletDeciC[0]).toBe(220);
    expect(world.hosts.clockFactor[0]).toBe(1);
  });

  it('without cooling gains what its servers draw, over its heat capacity [POW-6]', () => {
    const world = run(aWorld({ host: constantW(2000), vms: 0, facility: { cooling: NO_COOLING } }), 50);
    // 2 kW for 10 s.
    expect(world.racks.inletExactC[0]).toBeCloseTo(22 + 20_000 / HEAT_CAPACITY_J_PER_K, 9);
  });

  it('comes to its set-point with a time constant of 30 s [POW-6]', () => {
    const world = aWorld({ host: constantW(2000), vms: 0 });
    give(world, 'setCooling', { host: 0, celsius: 27 });
    run(world, 149);
    expect(world.racks.inletExactC[0]).toBeCloseTo(27 - 5 * Math.exp(-1), 9);
  });

  it.each([0.2, 1, 5, 60, 300])('is as warm after ten minutes with ticks of %f s [POW-6]', (tickSeconds) => {
    const cooling = { units: 1, unitW: 1500 };
    const world = aWorld({ host: constantW(1700), vms: 0, facility: { cooling }, scenario: { tickSeconds } });
    run(world, 300 / tickSeconds);
    // 200 W too much for five minutes, and what fans take above 25 °C is still nothing.
    expect(world.racks.inletExactC[0]).toBeCloseTo(22 + (200 * 300) / HEAT_CAPACITY_J_PER_K, 9);
  });

  it('above 8 kW breathes some of its own exhaust [POW-6]', () => {
    const dense = { host: constantW(10_000), vms: 0 };
    const world = run(aWorld({ ...dense, scenario: { tickSeconds: 300 } }), 4);
    // Six tenths of 12 K.
    expect(world.racks.inletExactC[0]).toBeCloseTo(22 + 7.2, 6);
    const hot = run(aWorld({ ...dense, facility: { cooling: NO_COOLING } }), 5);
    expect(hot.racks.inletExactC[0]).toBeCloseTo(22 + (1.6 * 10_000) / HEAT_CAPACITY_J_PER_K, 6);
  });
});

describe('heat', () => {
  it.each([
    [22, 1],
    [32, 1],
    [36, 0.75],
    [40, 0.5],
    [50, 0.5],
  ])('at %s °C leaves a clock of %s [POW-7]', (inletC, clock) => {
    expect(clockAt(inletC)).toBeCloseTo(clock, 12);
  });

  it('slows guests down, draws less, and is named as the cause [POW-7]', () => {
    const world = busyWorld({ facility: { cooling: { units: 1, unitW: 5000, setPointC: 40 } } });
    run(world, 100);
    expect(world.hosts.clockFactor[0]).toBeCloseTo(0.5, 9);
    expect(world.vms.speed[0]).toBeCloseTo(0.5, 2);
    // Half of the cycles: the middle of the curve, and 3 % more for the fans.
    expect(world.hosts.powerExactW[0]).toBeCloseTo(600 * 1.03, 3);
    expect(world.vms.cause[0]).toBeGreaterThan(0);
  });

  it.each([0.2, 1, 30, 300])(
    'and too little cooling meet where the slower clock is enough, ticks of %f s [POW-7]',
    (tickSeconds) => {
      const world = busyWorld({
        facility: { cooling: { units: 1, unitW: 900 } },
        scenario: { tickSeconds, secondsPerHour: 3600 },
      });
      run(world, 6000 / tickSeconds);
      // Servers may draw 900 W, fans included; they would draw 1100.
      expect(world.racks.inletExactC[0]).toBeGreaterThan(32);
      expect(world.racks.inletExactC[0]).toBeLessThan(40);
      expect(world.racks.powerExactW[0]).toBeCloseTo(900, tickSeconds > 100 ? -1 : 0);
      const settled = world.racks.inletExactC[0];
      run(world, 10);
      expect(world.racks.inletExactC[0]).toBeCloseTo(settled, 1);
    },
  );

  it('is an incident as long as hosts are slowed down by it [POW-7]', () => {
    const world = busyWorld({ facility: { cooling: { units: 1, unitW: 5000, setPointC: 34 } } });
    run(world, 3);
    expect(world.incidents.kind[0]).toBe(INCIDENT_KINDS.indexOf('rackHot'));
    expect(world.incidents.subject[0]).toBe(0);
    give(world, 'setCooling', { host: 0, celsius: 20 });
    run(world, 500);
    expect(world.incidents.kind.includes(INCIDENT_KINDS.indexOf('rackHot'))).toBe(false);
  });

  it('of 45 °C switches the hosts of a rack off, whole, and loses their VMs [POW-7]', () => {
    const world = busyWorld({ host: constantW(5000), facility: { cooling: NO_COOLING } });
    const told = eventsOf(world, 1000);
    expect(told).toContainEqual({ type: 'hostShutDown', host: 0, reason: 'heat', vms: 1 });
    expect(HOST_STATES[world.hosts.state[0]]).toBe('off');
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'rackTooHot', host: 0, celsius: 45 });
  });

  it('never swings: from anywhere, a longer tick ends between where it began and where it would come to rest', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, fc.double({ min: 0.1, max: 400, noNaN: true }), (a, b, c, d, seconds) => {
        const air = {
          powerW: 500 + 9000 * a,
          slopeW: 8000 * a * b,
          clock: 1,
          recirculated: 0.6 * d,
          coolingW: 12_000 * c,
          supplyC: 18 + 14 * d,
        };
        const from = 15 + 29 * b;
        const rest = airAfter(air, from, 1e7);
        const once = airAfter(air, from, seconds);
        const halves = airAfter(air, airAfter(air, from, seconds / 2), seconds / 2);
        expect(once).toBeGreaterThanOrEqual(Math.min(from, rest) - 1e-6);
        expect(once).toBeLessThanOrEqual(Math.max(from, rest) + 1e-6);
        if (once < SHUTDOWN_C) expect(once).toBeCloseTo(halves, 6);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('air', () => {
  it.each([
    [14, 'tooCold'],
    [15, 'allowed'],
    [18, 'recommended'],
    [27, 'recommended'],
    [28, 'allowed'],
    [32.5, 'tooHot'],
  ])('of %s °C is %s by ASHRAE [POW-7]', (inletC, band) => {
    expect(airBand(inletC)).toBe(band);
  });
});

describe('fans', () => {
  it('take 9 % of an idle server in cool air and 15 % of a busy one in warm air [POW-8]', () => {
    expect(fanShare(0, 20)).toBeCloseTo(0.09, 12);
    expect(fanShare(1, 20)).toBeCloseTo(0.12, 12);
    expect(fanShare(1, 35)).toBeCloseTo(0.15, 12);
  });

  it('add nothing to a measured curve in cool air, and 3 % in warm air [POW-8]', () => {
    expect(extraFanW(400, 25)).toBe(0);
    expect(extraFanW(400, 30)).toBeCloseTo(6, 12);
    expect(extraFanW(400, 40)).toBeCloseTo(12, 12);
  });
});

describe('cooling units', () => {
  const two = { cooling: { units: 2, unitW: 1500 } };

  it('one more than needed: when it stops, nobody notices [POW-9]', () => {
    const world = aWorld({ host: constantW(1400), vms: 0, facility: two });
    giveAsInstructor(world, 'injectFault', { fault: 'coolerFailure', subject: -1 });
    run(world, 400);
    expect(world.hall.coolers[0]).toBe(1);
    expect(world.racks.inletExactC[0]).toBeCloseTo(22, 9);
  });

  it('not enough: the room warms until it is repaired and has started, 180 s later [POW-9]', () => {
    const world = aWorld({ host: constantW(1800), vms: 0, facility: two });
    giveAsInstructor(world, 'injectFault', { fault: 'coolerFailure', subject: -1 });
    run(world, (15 + 60 + 180) * 5 - 1);
    expect(world.hall.coolers[0]).toBe(1);
    expect(world.racks.inletExactC[0]).toBeGreaterThan(22.5);
    run(world, 400);
    expect(world.hall.coolers[0]).toBe(2);
    expect(world.racks.inletExactC[0]).toBeLessThan(22.5);
  });

  it('that give air 6 °C too warm for 60 seconds do harm only where it was set warm [POW-9]', () => {
    const cool = aWorld({ host: constantW(400), vms: 0 });
    const warm = aWorld({
      host: constantW(400),
      vms: 0,
      facility: { cooling: { units: 1, unitW: 9000, setPointC: 28 } },
    });
    for (const world of [cool, warm]) {
      giveAsInstructor(world, 'injectFault', { fault: 'coolingFault', subject: -1 });
      run(world, (15 + 59) * 5);
    }
    expect(cool.racks.inletExactC[0]).toBeCloseTo(28 - 6 * Math.exp(-2), 1);
    expect(cool.hosts.clockFactor[0]).toBe(1);
    expect(warm.hosts.clockFactor[0]).toBeLessThan(1);
    run(warm, 1000);
    expect(warm.racks.inletExactC[0]).toBeCloseTo(28, 1);
  });

  it('save energy when they may give warmer air: 4 % of what the building needs per kelvin [POW-4]', () => {
    const world = aWorld({ host: constantW(1000), vms: 0, facility: { pue: 1.5 } });
    give(world, 'setCooling', { host: 0, celsius: 27 });
    run(world, 1);
    expect(world.hall.pueExact[0]).toBeCloseTo(1.4, 12);
  });
});
