import { describe, expect, it } from 'vitest';
import { hashText } from '#shared/sim/kernel/hash.ts';
import {
  below,
  normal,
  STREAMS,
  type StreamName,
  seededDraws,
  seedStreams,
  uniform,
} from '#shared/sim/kernel/random.ts';

const seeded = (seed: string) => {
  const rows = () => new Float64Array(STREAMS.length);
  const streams = { a: rows(), b: rows(), c: rows(), counter: rows() };
  seedStreams(streams, seed);
  return streams;
};
const draws = (seed: string, name: StreamName, n: number) => {
  const streams = seeded(seed);
  return Array.from({ length: n }, () => uniform(streams, name));
};

describe('random streams', () => {
  it('give the same draws for the same seed', () => {
    expect(draws('K7QF3M', 'demand', 5)).toEqual(draws('K7QF3M', 'demand', 5));
    expect(draws('K7QF3M', 'demand', 5)).not.toEqual(draws('K7QF3N', 'demand', 5));
  });

  it('do not disturb each other: 37 more draws of bursts leave the draws of contracts as they were', () => {
    const streams = seeded('K7QF3M');
    for (let i = 0; i < 37; i++) uniform(streams, 'bursts');
    expect(Array.from({ length: 5 }, () => uniform(streams, 'contracts'))).toEqual(draws('K7QF3M', 'contracts', 5));
  });

  it('are uniform: the mean of 20 000 draws is 0.5 and the variance 1/12', () => {
    const all = draws('MEAN', 'failures', 20_000);
    const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
    const variance = all.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / all.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it('draw whole numbers below a bound, and normal values with deviation 1', () => {
    const streams = seeded('DICE');
    const rolls = Array.from({ length: 600 }, () => below(streams, 'boot', 6));
    expect(new Set(rolls)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    const normals = Array.from({ length: 20_000 }, () => normal(streams, 'demand'));
    expect(Math.sqrt(normals.reduce((sum, x) => sum + x * x, 0) / normals.length)).toBeCloseTo(1, 1);
  });

  describe('of a sealed seed of 26 letters', () => {
    const [ONE, OTHER] = ['MAVNEERWAPRFMXWZWTRSJV8JG5', 'GE6CG4BTHBNB63TS8DRVM19JQ4'];

    it('differ for two seeds of which a 32-bit hash is the same, so that trying all hashes finds no seed', () => {
      expect(hashText(ONE)).toBe(hashText(OTHER));
      expect(draws(ONE, 'failures', 3)).not.toEqual(draws(OTHER, 'failures', 3));
      expect(seededDraws(ONE, 'events/0')()).not.toBe(seededDraws(OTHER, 'events/0')());
      expect(draws(`trace/${ONE}`, 'demand', 3)).not.toEqual(draws(`trace/${OTHER}`, 'demand', 3));
    });

    it('begin with four words of which each letter changes one at least', () => {
      for (let at = 0; at < ONE.length; at++) {
        const changed = `${ONE.slice(0, at)}${ONE[at] === '0' ? '1' : '0'}${ONE.slice(at + 1)}`;
        for (const name of STREAMS) expect(draws(changed, name, 2)).not.toEqual(draws(ONE, name, 2));
      }
    });
  });
});
