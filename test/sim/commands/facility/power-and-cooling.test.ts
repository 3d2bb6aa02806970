import { describe, expect, it } from 'vitest';
import { ENERGY_PLANS } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give, giveAsInstructor } from '../../../support/give.ts';
import { steadyWorld } from '../../../support/steady-world.ts';

const STEEP = { powerW: Array.from({ length: 11 }, (_, i) => 100 + 100 * i) };
const SERVER = { cores: 4, coreMhz: 1000, smt: false, memMib: 65_536, ...STEEP };
const FULL = { vcpus: 4, memMib: 1024, workload: 'idle', loadPercent: 100 } as const;

describe('setting the cooling', () => {
  it('is for the whole rack of a host', () => {
    const world = aWorld({ hosts: 5, vms: 0 });
    expect(give(world, 'setCooling', { host: 3, celsius: 26 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'cooling', value: 26, host: 3, by: 1 });
    expect(Array.from(world.racks.setPointC)).toEqual([26, 22]);
    expect(give(world, 'setCooling', { host: 0, celsius: 26 })).toEqual({ code: 'nothingToChange' });
  });
});

describe('a power cap', () => {
  it('is kept by a lower clock [POW-12]', () => {
    const world = steadyWorld([FULL], { host: SERVER });
    expect(give(world, 'setPowerCap', { host: 0, watts: 800 })).toBeUndefined();
    run(world, 10);
    expect(world.racks.powerExactW[0]).toBeCloseTo(800, 3);
    expect(world.racks.clockPermille[0]).toBe(700);
    expect(give(world, 'setPowerCap', { host: 0, watts: 800 })).toEqual({ code: 'nothingToChange' });
    give(world, 'setPowerCap', { host: 0, watts: 0 });
    run(world, 2);
    expect(world.racks.powerExactW[0]).toBeCloseTo(1100, 3);
  });

  it('slows hosts with bronze guests before those with gold ones [POW-12]', () => {
    const world = steadyWorld([FULL, { ...FULL, host: 1 }], { hosts: 2, host: SERVER });
    world.tenants.tier[0] = 2;
    world.tenants.tier[1] = 0;
    give(world, 'setPowerCap', { host: 0, watts: 1900 });
    run(world, 10);
    expect(world.hosts.clockFactor[0]).toBe(1);
    expect(world.hosts.clockFactor[1]).toBeCloseTo(0.7, 6);
    // More than half of its clock is not taken from any: the others follow.
    give(world, 'setPowerCap', { host: 0, watts: 1500 });
    run(world, 10);
    expect(world.hosts.clockFactor[1]).toBe(0.5);
    expect(world.hosts.clockFactor[0]).toBeCloseTo(0.8, 6);
  });
});

describe('a contract for electricity', () => {
  const HOUR = 50;
  const priced = { dayCentsPerKwh: 20_000, nightCentsPerKwh: 12_000, pue: 1 };
  const KILOWATT = { powerW: Array.from({ length: 11 }, () => 1000) };
  const centsOfAnHour = (energyPlan: (typeof ENERGY_PLANS)[number], startHour: number, spike = false) => {
    const world = aWorld({ host: KILOWATT, vms: 0, facility: { ...priced, energyPlan }, scenario: { startHour } });
    if (spike) world.hall.tariffFactor[0] = 2.5;
    return run(world, HOUR).hall.energyCents[0];
  };

  it('is fixed by day and night, follows the hour, or keeps a dearer price [POW-5]', () => {
    expect(centsOfAnHour('flat', 12)).toBe(20_000);
    expect(centsOfAnHour('flat', 2)).toBe(12_000);
    expect(centsOfAnHour('spot', 12)).toBe(11_000);
    expect(centsOfAnHour('spot', 18)).toBe(32_000);
    expect(centsOfAnHour('green', 12)).toBe(25_000);
  });

  it('makes a spike felt, but not a green one [POW-5]', () => {
    expect(centsOfAnHour('flat', 12, true)).toBe(50_000);
    expect(centsOfAnHour('green', 12, true)).toBe(25_000);
  });

  it('changes with the next day', () => {
    const world = aWorld({ vms: 0 });
    expect(give(world, 'setEnergyPlan', { plan: 'spot' }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'energyPlan', value: 1, by: 2 });
    expect(give(world, 'setEnergyPlan', { plan: 'spot' })).toEqual({ code: 'nothingToChange' });
    expect(ENERGY_PLANS[world.hall.energyPlan[0]]).toBe('flat');
    run(world, 24 * HOUR);
    expect(ENERGY_PLANS[world.hall.energyPlan[0]]).toBe('spot');
  });

  it('may charge for the highest quarter of an hour of a day [POW-5]', () => {
    const facility = { ...priced, dayCentsPerKwh: 0, nightCentsPerKwh: 0, demandCentsPerKw: 700 };
    // A quarter of an hour is 2.5 seconds; ticks of half a second make it whole.
    const world = aWorld({ host: KILOWATT, vms: 0, facility, scenario: { tickSeconds: 0.5 } });
    run(world, 24 * 20);
    expect(world.hall.energyCents[0]).toBe(700);
  });

  it('is hit by a spike of 2.5 for 60 seconds after 30 of warning', () => {
    const world = aWorld({ vms: 0 });
    giveAsInstructor(world, 'injectFault', { fault: 'tariffSpike', subject: -1 });
    run(world, 29 * 5);
    expect(world.hall.energyPermille[0]).toBe(1000);
    run(world, 6);
    expect(world.hall.energyPermille[0]).toBe(2500);
    run(world, 60 * 5);
    expect(world.hall.energyPermille[0]).toBe(1000);
  });
});
