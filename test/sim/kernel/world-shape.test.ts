import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { createWorld } from '#shared/sim/create.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { rawWorld } from '../../../tools/bench/raw-world.ts';

/** Asks the engine that runs this whether it sees two objects as one kind, with their properties at fixed places. */
const haveOneShape = shapeComparison();

function shapeComparison(): (a: object, b: object) => boolean {
  setFlagsFromString('--allow-natives-syntax');
  return new Function('a', 'b', 'return %HaveSameMap(a, b) && %HasFastProperties(b)') as (
    a: object,
    b: object,
  ) => boolean;
}

/** Names of a world's tables. */
const TABLES = Object.keys(rawWorld(10, 'all').layout.schema) as (keyof World)[];

describe('the objects of a world', () => {
  it('have one shape in all worlds, so that reading a table is no search however many worlds a process has had', () => {
    const first = rawWorld(10, 'all');
    const before = Array.from({ length: 30 }, () => fork(first));
    const others = [
      ...before,
      rawWorld(20, 'cpuOnly'),
      rawWorld(10, 'pressed'),
      fork(first),
      createWorld(first.scenario, first.traces),
    ];
    for (const other of others) {
      expect(haveOneShape(first, other)).toBe(true);
      for (const table of TABLES)
        expect([table, haveOneShape(first[table] as object, other[table] as object)]).toEqual([table, true]);
    }
  });

  it('tell the tick of their own hall', () => {
    const ahead = rawWorld(10, 'all');
    const behind = fork(ahead);
    step(ahead, []);
    expect([ahead.tick, behind.tick, fork(ahead).tick]).toEqual([1, 0, 1]);
  });
});
