import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import { factsOf, passedText, waitText } from '#client/model/facts/facts.ts';
import { forgetSpeeds, hallSpeed, noteSpeed } from '#client/model/state/speed.ts';
import { writtenApart } from '#client/see/figure-words.ts';
import { counted, mibApart, rateOfCents } from '#client/words/formats.ts';
import type { HostId, TenantId } from '#shared/ids.ts';
import { LEVELS } from '#shared/levels/index.ts';
import type { Refusal } from '#shared/sim/kernel/refusals.ts';
import { aWorld } from '../support/a-world.ts';
import { speakEnglish } from './english.ts';

beforeAll(speakEnglish);
afterEach(() => {
  hallSpeed.value = 1;
  forgetSpeeds();
});

const RUNS = { seed: 1, numRuns: 500 };

describe('amounts that are read against each other', () => {
  it('read equal exactly when they are equal', () => {
    const mib = fc.integer({ min: 0, max: 1 << 22 });
    fc.assert(
      fc.property(mib, fc.oneof(mib, fc.integer({ min: -40, max: 40 })), (a, other) => {
        const b = other < 40 && other > -40 ? Math.max(0, a + other) : other;
        const [first, second] = mibApart([a, b]);
        expect(first === second).toBe(a === b);
      }),
      RUNS,
    );
  });

  it('take as few digits as that needs, and the same for all', () => {
    expect(mibApart([2048, 4096])).toEqual(['2\u00a0GiB', '4\u00a0GiB']);
    expect(mibApart([2048, 2560])).toEqual(['2.0\u00a0GiB', '2.5\u00a0GiB']);
    expect(mibApart([2048, 2081])).toEqual(['2.00\u00a0GiB', '2.03\u00a0GiB']);
    expect(mibApart([2048, 2050])).toEqual(['2,048\u00a0MiB', '2,050\u00a0MiB']);
  });

  it('keep to one unit, whatever a level asks for and comes to', () => {
    const unitSign = (text: string): string => text.replace(/[\d.,\u2212-]/g, '').trim();
    const asked = LEVELS.flatMap(({ stars }) => stars.flat().map(({ figure }) => figure.unit));
    fc.assert(
      fc.property(
        fc.constantFrom(...new Set(asked)),
        fc.float({ min: 0, max: 250_000, noNaN: true }),
        fc.float({ min: 0, max: 2000, noNaN: true }),
        (unit, value, bound) => {
          const scale = unit === 'share' ? 250_000 : 1;
          const [first, second] = writtenApart(unit, [value / scale, bound / scale]);
          expect(unitSign(first ?? '')).toBe(unitSign(second ?? ''));
        },
      ),
      RUNS,
    );
    expect(writtenApart('ms', [180_000, 1000])).toEqual(['180\u00a0s', '1\u00a0s']);
    expect(writtenApart('share', [0.899, 0.9])).toEqual(['89.9\u00a0%', '90.0\u00a0%']);
  });

  it('never make a refusal say that what is needed is there', () => {
    const refusal: Refusal = { code: 'notEnoughMemory', host: 0 as HostId, needMib: 2097, freeMib: 2048 };
    expect(refusalText(aWorld(), refusal)).toBe('Host 1 may promise 2.00\u00a0GiB more; this needs 2.05\u00a0GiB.');
    const cash: Refusal = { code: 'notEnoughCash', needCents: 10_040, haveCents: 10_010 };
    expect(refusalText(aWorld(), cash)).toBe('It costs ¤\u00a0100.40, you have ¤\u00a0100.10.');
  });
});

describe('a number of things', () => {
  it('has its noun in the singular for one', () => {
    expect([counted('vms', 1), counted('vms', 2), counted('hosts', 0)]).toEqual(['1 VM', '2 VMs', '0 hosts']);
    const scaled = factsOf(aWorld(), { tenant: 0 as TenantId, vmsBefore: 2, vms: 1 });
    expect(scaled.vmsCounted).toBe('1 VM');
  });
});

describe('a rate of money', () => {
  it('is said per second, in the hall and on the console alike', () => {
    expect(rateOfCents(5210)).toBe('+52.1\u00a0¤/s');
  });
});

describe('a wait', () => {
  it('is told in seconds of the person, at any speed', () => {
    const at = (speed: number) => {
      hallSpeed.value = speed;
      return waitText(40);
    };
    expect([1, 4, 0.25].map(at)).toEqual(['40 s', '10 s', '2:40\u00a0min']);
  });

  it('is never rounded down to nothing', () => {
    hallSpeed.value = 4;
    expect([waitText(0.2), waitText(0)]).toEqual(['1 s', '0 s']);
  });
});

describe('how long ago something was', () => {
  it('is what a person has waited, whatever the speed is by now', () => {
    const world = { ...aWorld(), tick: 300 };
    const { tickSeconds } = world.scenario;
    noteSpeed(0, 4);
    noteSpeed(200, 0.25);
    const atFour = (100 * tickSeconds) / 4;
    const atQuarter = (100 * tickSeconds) / 0.25;
    expect(passedText(world, 100)).toBe(waitText((atFour + atQuarter) * 0.25));
    noteSpeed(300, 1);
    expect(passedText(world, 200)).toBe(waitText(atQuarter));
    expect(passedText(world, 300)).toBe(waitText(0));
  });

  it('goes back with a hall that is wound back', () => {
    const world = { ...aWorld(), tick: 100 };
    noteSpeed(0, 1);
    noteSpeed(200, 4);
    noteSpeed(50, 2);
    expect(passedText(world, 0)).toBe(waitText((50 + 25) * world.scenario.tickSeconds * 2));
  });
});
