import { describe, expect, it } from 'vitest';
import { scenarioById } from '#shared/scenarios/index.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { step } from '#shared/sim/step.ts';
import { busyMove } from '../../tools/load/policy.ts';
import { sequence } from '../server/a-room.ts';

describe('the busy player of load and crash tests', () => {
  it('brings every command of a team to be carried out', () => {
    const done = new Set<string>();
    for (const seed of [1, 2, 3]) {
      const world = createWorld(scenarioById('period')!, {});
      const random = sequence(seed);
      while (world.tick < 2000) {
        const call = busyMove(world, 0, random);
        const [refusal] = step(world, call ? [{ by: 0, call }] : []);
        if (call && !refusal) done.add(call.name);
      }
    }
    const ofTeams = Object.keys(COMMANDS).filter((name) => name !== 'injectFault');
    expect([...done].sort()).toEqual(ofTeams.sort());
  });
});
