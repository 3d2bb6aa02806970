import { describe, expect, it } from 'vitest';
import { planetlab } from '#shared/scenarios/planetlab.ts';
import { sprint } from '#shared/scenarios/sprint.ts';
import { traceDay } from '#shared/scenarios/trace-day.ts';
import { measuredTraceOf, tracesFor } from '#shared/sim/traces/index.ts';
import { readPlanetLab } from '#shared/sim/traces/planetlab.ts';

describe('reading a PlanetLab matrix', () => {
  it('[TRC-1] takes whole percentages, a line per VM, whatever the line ends are', () => {
    expect(readPlanetLab('0,5,99\r\n100,1,2\n')).toEqual({
      rows: 2,
      columns: 3,
      percent: Uint8Array.from([0, 5, 99, 100, 1, 2]),
    });
    expect(readPlanetLab('7')).toEqual({ rows: 1, columns: 1, percent: Uint8Array.from([7]) });
  });

  it.each([
    ['', 'the trace is empty'],
    ['1,2\n3', 'line 2 has 1 columns when expected 2'],
    ['1,2,3\n4,5,6,7', 'line 2 has 4 columns when expected 3'],
    ['1,101', 'line 1, column 2 is not a percentage'],
    ['1,,2', 'line 1, column 2 is not a percentage'],
    ['1.5', 'line 1 holds "."'],
    ['-1', 'line 1 holds "-"'],
    ['a', 'line 1 holds "a"'],
  ])('[TRC-1] refuses %j', (text, problem) => {
    expect(() => readPlanetLab(text)).toThrow(problem);
  });
});

describe('the traces of a scenario', () => {
  it('[TRC-2] are none, made, or measured ones that somebody has to bring', () => {
    expect(tracesFor(sprint)).toEqual({});
    expect(measuredTraceOf(traceDay)).toBeUndefined();
    expect(tracesFor(traceDay)['synthetic-day']).toMatchObject({ rows: 1052, columns: 288 });
    expect(measuredTraceOf(planetlab)).toBe('planetlab-20110303');
    expect(tracesFor(planetlab, () => '1,2\n3,4')['planetlab-20110303']).toMatchObject({ rows: 2, columns: 2 });
    expect(() => tracesFor(planetlab)).toThrow('the trace planetlab-20110303 is not here');
  });
});
