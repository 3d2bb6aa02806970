import { describe, expect, it } from 'vitest';
import { agrees, rowsOf } from '#client/lesson/measure/measure-rows.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import { valueFor } from '#shared/lessons/measures/measure.ts';
import { runLine, runMeasure } from '#shared/lessons/measures/run-measure.ts';
import { MEASURE_IDS } from '#shared/protocol/questions.ts';

const CLASS = Array.from({ length: 30 }, (_, seat) => seat);

describe.each(MEASURE_IDS)('the experiment %s of a class of thirty', (id) => {
  const measure = MEASURES[id];
  const points = runLine(id).points ?? [];

  it('reproduces what is published within the tolerance of its case, whoever runs it', () => {
    expect(points.map(([value]) => value)).toEqual(measure.values);
    expect(points.filter((point) => !agrees(measure, point))).toEqual([]);
  });

  it('gives everybody another value as long as there are some, and few cover the whole axis', () => {
    const dealt = CLASS.map((seat) => valueFor(measure, seat));
    expect(new Set(dealt).size).toBe(Math.min(30, measure.values.length));
    const places = dealt.slice(0, 6).map((value) => measure.values.indexOf(value) / (measure.values.length - 1));
    const sorted = [0, ...places.sort((a, b) => a - b), 1];
    expect(Math.max(...sorted.slice(1).map((place, i) => place - (sorted[i] ?? 0)))).toBeLessThan(0.34);
  });

  it('is told as a whole number and drawn on its axis', () => {
    expect(points.every(([, figure]) => Number.isInteger(figure))).toBe(true);
    const highest = Math.max(...points.map(([, each]) => each / measure.parts));
    expect([highest <= measure.top, highest > measure.top / 2]).toEqual([true, true]);
  });
});

describe('an experiment of a class', () => {
  it('does not run with a value that is not dealt out', () => {
    expect(() => runMeasure('overcommit', 1)).toThrow('overcommit is not run with 1');
  });

  it('lets eight guests on four cores wait half of the time, and twelve two thirds (V-12)', () => {
    expect([8, 12].map((guests) => runMeasure('overcommit', guests))).toEqual([500, 667]);
  });

  it('pauses a guest that writes 100 MiB/s over a network of 128 for what its 22nd round leaves: 280 ms (V-40)', () => {
    expect(runMeasure('preCopy', 100)).toBe(280);
  });

  it('goes out as rows with what the lab found and what is published', () => {
    const shape = { kind: 'measure', measure: 'overcommit' } as const;
    const ask = { no: 0, question: { id: '', shape }, open: false, vote: 1, answered: 1, spreads: [] };
    const rows = rowsOf(MEASURES.overcommit, {
      ...ask,
      points: [[8, 500]],
      truth: { value: 0, points: [[8, 500]] },
    });
    expect(rows[0].slice(0, 6)).toEqual(['value', 'valueName', 'measured', 'lab', 'published', 'tolerance']);
    expect([rows[1][0], ...rows[1].slice(2, 6)]).toEqual([8, 50, 50, 50, 0.5]);
  });
});
