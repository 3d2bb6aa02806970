import { describe, expect, it } from 'vitest';
import { HALL_COMMANDS } from '#shared/scenarios/command-sets.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { step } from '#shared/sim/step.ts';
import { busyMove } from '../../tools/load/policy.ts';
import { sequence } from '../server/a-room.ts';

/** Commands that a busy team has had carried out in some games of a scenario. */
function carriedOut(scenario: string, ticks: number): Set<string> {
  const done = new Set<string>();
  for (const seed of [1, 2, 3]) {
    const world = createWorld(scenarioById(scenario)!, {});
    const random = sequence(seed);
    while (world.tick < ticks) {
      const call = busyMove(world, 0, random);
      const [refusal] = step(world, call ? [{ by: 0, call }] : []);
      if (call && !refusal) done.add(call.name);
    }
  }
  return done;
}

/** What guessing seldom or never meets: a template, a suggestion, a patch, a Dom0, attackers, a rule's numbers, a guest without a driver, a heap. */
const NEED_MORE = [
  'migrateSuspended',
  'applySuggestion',
  'patchHost',
  'setRollingPatch',
  'setDom0Vcpus',
  'restartDom0',
  'setAutoscale',
  'publishStack',
  'deployTemplate',
  'patchGuest',
  'answerAudit',
  'installDriver',
  'setHeap',
];

describe('the busy player of load and crash tests', () => {
  it('brings every command of an ordinary hall to be carried out', () => {
    expect([...carriedOut('period', 2000)].sort()).toEqual([...HALL_COMMANDS, 'placeVms', 'takeBackVms'].sort());
  });

  it('brings nearly every command that there is to be carried out in halls that allow all', () => {
    const done = new Set(['open-hall', 'elastic', 'thin-ice'].flatMap((id) => [...carriedOut(id, 4000)]));
    const all = Object.keys(COMMANDS).filter((name) => COMMANDS[name as CommandName].from === 'team');
    expect(all.filter((name) => !done.has(name) && !NEED_MORE.includes(name))).toEqual([]);
  });
});
