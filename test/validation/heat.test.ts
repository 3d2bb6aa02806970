import { describe, expect, it } from 'vitest';
import { tripSeconds } from '#shared/sim/facility/breakers.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, run, type WorldWish } from '../support/a-world.ts';
import { verdict } from './verdicts.ts';

const constantW = (watt: number) => ({ powerW: Array.from({ length: 11 }, () => watt) });

/** Seconds until the only host of a rack switches off, with servers that draw the same all the time. */
function secondsUntilOff(wish: WorldWish, longest: number): number {
  const world = aWorld({ vms: 0, ...wish });
  for (let t = 1; t * world.scenario.tickSeconds <= longest; t++) {
    step(world, []);
    if (HOST_STATES[world.hosts.state[0]] === 'off') return t * world.scenario.tickSeconds;
  }
  return Number.POSITIVE_INFINITY;
}

describe('without cooling', () => {
  const lost = (watt: number) => ({ host: constantW(watt), facility: { cooling: { units: 0, unitW: 0 } } });

  it('V-51 a rack of 5 kW switches off after three minutes [POW-6]', () => {
    verdict({
      id: 'V-51 5 kW, s',
      kind: 'C',
      computed: secondsUntilOff(lost(5000), 1000),
      expected: 189,
      tolerance: 5,
      source: 'Opengate Data, Emergency Cooling Study',
    });
  });

  it('V-51 one of 10 kW in less than one [POW-6]', () => {
    verdict({
      id: 'V-51 10 kW, s',
      kind: 'P',
      computed: secondsUntilOff(lost(10_000), 1000),
      expected: 50,
      tolerance: 10,
      source:
        'Opengate Data, Emergency Cooling Study: "less than one minute" (the ramp of recirculating air was chosen to be full at 10 kW)',
    });
  });
});

describe('a breaker', () => {
  it.each([
    [10, 1020],
    [40, 60],
  ])('V-52 opens under %s %% too much as it should [POW-10]', (percent, expected) => {
    const electricity = { rackBreakerW: 1000 };
    const overloaded = { host: constantW(1000 + 10 * percent), facility: { electricity } };
    const computed = secondsUntilOff(overloaded, 2000);
    expect(Math.abs(computed - tripSeconds(1 + percent / 100))).toBeLessThan(0.2);
    verdict({
      id: `V-52 +${percent} %, s`,
      kind: 'C',
      computed,
      expected,
      tolerance: 0.1,
      relative: true,
      source: 'Wu et al., Dynamo, ISCA 2016, unverified',
    });
  });
});

describe('energy by the rule of the consolidation experiments', () => {
  it('is the mean of the power at the ends of each interval, and the first is free [POW-13]', () => {
    const curve = { powerW: Array.from({ length: 11 }, (_, i) => 100 + 10 * i), standbyW: 0 };
    const world = aWorld({
      host: curve,
      vms: 0,
      facility: { energyRule: 'trapezoid', pue: 1 },
      scenario: { tickSeconds: 300, secondsPerHour: 3600 },
    });
    run(world, 1);
    expect(world.hosts.energyJ[0]).toBe(0);
    run(world, 1);
    expect(world.hosts.energyJ[0]).toBe(300 * 100);
    world.hosts.state[0] = HOST_STATES.indexOf('off');
    run(world, 1);
    expect(world.hosts.energyJ[0]).toBe(300 * 100 + 150 * 100);
    run(world, 1);
    expect(world.hosts.energyJ[0]).toBe(300 * 100 + 150 * 100);
  });

  it('loses nothing of a joule, whatever the power [POW-13]', () => {
    const odd = { powerW: Array.from({ length: 11 }, () => 93.7) };
    const world = aWorld({
      host: odd,
      vms: 0,
      facility: { energyRule: 'trapezoid', pue: 1 },
      scenario: { tickSeconds: 1, secondsPerHour: 3600 },
    });
    run(world, 10_001);
    const { energyJ, energyFraction } = world.hosts;
    expect(Math.abs(energyJ[0] + energyFraction[0] - 937_000) / 937_000).toBeLessThan(1e-10);
    expect(world.hall.itEnergyJ[0]).toBe(energyJ[0]);
  });
});
