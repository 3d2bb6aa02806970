import { describe, expect, it } from 'vitest';
import type { HostId } from '#shared/ids.ts';
import { powerAt } from '#shared/sim/facility/power-curve.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, run } from '../../support/a-world.ts';

const LINE_W = [100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200];

describe('power of a server', () => {
  it.each([
    [0, 100],
    [0.05, 105],
    [0.1, 110],
    [0.95, 195],
    [1, 200],
    [1.4, 200],
    [-1, 100],
  ])('at a load of %s lies on its curve [POW-1]', (load, watt) => {
    expect(powerAt(LINE_W, load)).toBeCloseTo(watt, 9);
  });

  it('is its standby power when off, and nothing when it is not there [POW-2]', () => {
    const off = { model: 'test', state: 'off' } as const;
    const world = run(aWorld({ hosts: [off], vms: 0, host: { standbyW: 7 } }), 1);
    expect(Array.from(world.hosts.powerExactW)).toEqual([7, 0, 0]);
  });

  it('is its idle power while it boots, and nothing while it is delivered [POW-2]', () => {
    const off = { model: 'test', state: 'off' } as const;
    const world = aWorld({ hosts: [off], vms: 0, host: { powerW: LINE_W } });
    step(world, [
      { by: 0, call: { name: 'wakeHost', args: { host: 0 as HostId } } },
      { by: 0, call: { name: 'buyHost', args: { model: 0 } } },
    ]);
    expect(Array.from(world.hosts.powerExactW)).toEqual([100, 0, 0]);
  });
});

describe('energy', () => {
  const steady = { host: { powerW: LINE_W.map(() => 123) }, vms: 0, facility: { pue: 1.5 } };

  it('counts on the market clock: a second of a game is a tenth of an hour [POW-3]', () => {
    const world = run(aWorld(steady), 50);
    // 10 seconds = 1 business hour at 123 W.
    expect(world.hosts.energyJ[0]).toBe(123 * 3600);
    expect(world.hall.facilityEnergyJ[0]).toBe(1.5 * 123 * 3600);
  });

  it('of the hall is exactly that of its hosts, whatever the power [POW-3]', () => {
    const world = run(aWorld({ hosts: 3, vms: 9, vm: { meanLoad: 0.37 } }), 333);
    const sum = world.hosts.energyJ.reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(0);
    expect(world.hall.itEnergyJ[0]).toBe(sum);
    expect(Number.isInteger(sum)).toBe(true);
  });

  it('costs less between 22 and 6 h [POW-5]', () => {
    const costAt = (startHour: number) =>
      run(
        aWorld({ ...steady, scenario: { startHour }, facility: { dayCentsPerKwh: 20_000, nightCentsPerKwh: 12_000 } }),
        50,
      ).hall.energyCents[0];
    // 0.123 kW × 1.5 for an hour.
    expect(costAt(12)).toBe(3690);
    expect(costAt(23)).toBe(2214);
  });
});
