import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';
import { steadyWorld } from '../support/steady-world.ts';

const openHall = scenarioById('open-hall')!;

const TICKS = 40;
const UNLIKE: readonly (() => World)[] = [
  () => createWorld(openHall),
  () =>
    steadyWorld([{ vcpus: 2, memMib: 4096, workload: 'oltp', loadPercent: 80, count: 6 }], {
      host: { memMib: 16_384 },
    }),
];

describe('worlds that are stepped in turns', () => {
  it('come out as each would alone: nothing is kept outside of a world', () => {
    fc.assert(
      fc.property(anyGame(livelyWorld(), TICKS), (games) => {
        const alone = livelyWorld();
        for (const orders of games) step(alone, orders);
        const inTurns = livelyWorld();
        const others = UNLIKE.map((make) => make());
        for (const orders of games) {
          for (const other of others) step(other, []);
          step(inTurns, orders);
        }
        expect(hashWorld(inTurns)).toBe(hashWorld(alone));
      }),
      runs(15),
    );
  });
});
