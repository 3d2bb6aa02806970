import { describe, expect, it } from 'vitest';
import { markedMoments, momentsOf } from '#shared/replay/bookmarks.ts';
import { seriesTable } from '#shared/replay/series-table.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';

const sprint = scenarioById('sprint')!;
const BEATS = 200;

/** Ten VM-ticks are owed a beat; `lost` says how many of them are not good. Five ticks of `sprint` are a beat. */
function series(lost: (beat: number) => number, others: { readonly [column: string]: (beat: number) => number } = {}) {
  const sum = (of: (beat: number) => number) => {
    let total = 0;
    return Array.from({ length: BEATS }, (_, beat) => (total += of(beat)));
  };
  const columns = Object.entries(others).map(([name, of]) => [name, Array.from({ length: BEATS }, (_, b) => of(b))]);
  return {
    beats: BEATS,
    columns: { owedTicks: sum(() => 10), goodTicks: sum((beat) => 10 - lost(beat)), ...Object.fromEntries(columns) },
  };
}

describe('moments that are found by rule', () => {
  it('are the first breach, the worst minute, the best save and the peak of overcommit', () => {
    const lost = (beat: number) => (beat >= 60 && beat < 120 ? 4 : 0);
    const found = momentsOf(
      1,
      series(lost, {
        creditsCents: (beat) => (beat < 80 ? 0 : 500),
        promisedPermille: (beat) => (beat < 30 ? 1000 : 1400 - Math.abs(beat - 50)),
      }),
      sprint,
    );
    expect(found).toEqual([
      { kind: 'overcommitPeak', team: 1, tick: 51 * 5, value: 1400 },
      { kind: 'worstMinute', team: 1, tick: 60 * 5, value: 60 * 4 },
      { kind: 'firstBreach', team: 1, tick: 80 * 5 },
      { kind: 'bestSave', team: 1, tick: 120 * 5, value: 30 * 4 },
    ]);
  });

  it('begin the worst minute where something is lost, also in a game shorter than a minute', () => {
    const short = series((beat) => (beat >= 20 && beat < 30 ? 4 : 0));
    expect(momentsOf(0, short, sprint)[0]).toEqual({ kind: 'worstMinute', team: 0, tick: 20 * 5, value: 10 * 4 });
  });

  it('are none where nothing was promised and nothing lost', () => {
    expect(
      momentsOf(
        0,
        series(() => 0),
        sprint,
      ),
    ).toEqual([]);
    expect(momentsOf(0, { beats: 0, columns: {} }, sprint)).toEqual([]);
    const full = series(() => 0, { promisedPermille: () => 1000 });
    expect(momentsOf(0, full, sprint)).toEqual([]);
  });
});

describe('moments that stand in the journal', () => {
  it('are what the instructor made go wrong, and what was marked by hand', () => {
    const fault = { name: 'injectFault', args: { fault: 'linkDown', subject: -1 } } as const;
    const lines = [
      { tick: 5, entry: { type: 'order', team: 1, by: INSTRUCTOR, call: fault } },
      { tick: 6, entry: { type: 'order', team: 1, by: 0, call: { name: 'setOvercommit', args: { percent: 120 } } } },
      { tick: 7, entry: { type: 'bookmarked', team: -1, by: INSTRUCTOR, note: 'look here' } },
      { tick: 8, entry: { type: 'bookmarked', team: 0, by: 3, note: '' } },
    ] as const;
    expect(markedMoments({ lines })).toEqual([
      { kind: 'injected', team: 1, tick: 5, disturbance: 'linkDown' },
      { kind: 'byHand', team: -1, tick: 7, note: 'look here', byInstructor: true },
      { kind: 'byHand', team: 0, tick: 8, note: '', byInstructor: false },
    ]);
  });
});
describe('a series as a table', () => {
  it('has a row a second and a column a figure, as they are', () => {
    const table = seriesTable({ beats: 2, columns: { powerW: Float64Array.of(1.5, 200), moves: [0, 3] } });
    expect(table).toEqual([
      ['second', 'powerW', 'moves'],
      [1, 1.5, 0],
      [2, 200, 3],
    ]);
  });
});
