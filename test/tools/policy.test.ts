import { describe, expect, it } from 'vitest';
import { HALL_COMMANDS } from '#shared/scenarios/command-sets.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { step } from '#shared/sim/step.ts';
import { busyMove } from '../../tools/load/policy.ts';
import { sequence } from '../server/a-room.ts';

/** Those of the wanted commands that a busy team does not bring to be carried out in these scenarios, each played with up to eight sequences of guesses, until none is left, for so many ticks at most. */
function notCarriedOut(wanted: readonly string[], scenarios: readonly string[], ticks: number): string[] {
  const left = new Set(wanted);
  for (let seed = 1; seed <= 8 && left.size > 0; seed++) {
    for (const scenario of scenarios) {
      const world = createWorld(scenarioById(scenario)!, {});
      const random = sequence(seed);
      while (left.size > 0 && world.tick < ticks) {
        const call = busyMove(world, 0, random);
        const [refusal] = step(world, call ? [{ by: 0, call }] : []);
        if (call && !refusal) left.delete(call.name);
      }
    }
  }
  return [...left];
}

/** What guessing seldom or never meets: a template, a suggestion, a patch, a Dom0, attackers, a rule's numbers, a guest without a driver, a heap, two guests of one name. */
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
  'renewIdentity',
];

describe('the busy player of load and crash tests', () => {
  it('brings every command of an ordinary hall to be carried out', () => {
    const { commands } = scenarioById('period')!;
    expect(commands).toEqual(HALL_COMMANDS);
    expect(notCarriedOut([...HALL_COMMANDS, 'placeVms', 'takeBackVms'], ['period'], 800)).toEqual([]);
  });

  it('brings nearly every command that there is to be carried out in halls that allow all', () => {
    const all = Object.keys(COMMANDS).filter((name) => COMMANDS[name as CommandName].from === 'team');
    const wanted = all.filter((name) => !NEED_MORE.includes(name));
    expect(notCarriedOut(wanted, ['open-hall', 'elastic', 'thin-ice'], 3000)).toEqual([]);
  });
});
