import { describe, expect, it } from 'vitest';
import { scenarioById } from '#shared/scenarios/index.ts';
import { measuredTraceOf, tracesFor } from '#shared/sim/traces/index.ts';

const planetlab = scenarioById('planetlab')!;

const sprint = scenarioById('sprint')!;

const traceDay = scenarioById('trace-day')!;

describe('the traces of a scenario', () => {
  it('[TRC-2] are none, made, or measured ones that somebody has to bring', () => {
    expect(tracesFor(sprint)).toEqual({});
    expect(measuredTraceOf(traceDay)).toBeUndefined();
    expect(tracesFor(traceDay)['synthetic-day']).toMatchObject({ rows: 1052, columns: 288 });
    expect(measuredTraceOf(planetlab)).toBe('planetlab-20110303');
    expect(() => tracesFor(planetlab)).toThrow('the trace planetlab-20110303 is not here');
  });
});
