import { beforeAll, describe, expect, it } from 'vitest';
import { sayingWords } from '#client/see/machine/tasks/saying-words.ts';
import { hasWords } from '#client/words/words.ts';
import { LEVELS } from '#shared/levels/index.ts';
import { choicesOf, stepsOf } from '#shared/levels/machine/played.ts';
import type { MachineLevel, MachineStep } from '#shared/levels/machine-level.ts';
import type { Saying } from '#shared/machine/tasks/task.ts';
import { speakEnglish } from '../client/english.ts';

beforeAll(speakEnglish);

const SEEDS = ['S01', 'S02', 'S03', 'S04'];
const MACHINE_LEVELS = LEVELS.filter((level): level is MachineLevel => level.kind === 'machine');

describe.each(MACHINE_LEVELS.map((level) => ({ level, id: level.id })))(
  'level $id on the small machine',
  ({ level, id }) => {
    it('says what is to be done in each part, whatever the seed', () => {
      for (const step of SEEDS.flatMap((seed) => stepsOf(level, seed))) {
        expect(keysOf(id, step).filter((key) => !hasWords(key))).toEqual([]);
        expect(sayingsOf(step).map(sayingWords).join(' ')).not.toMatch(/\w\.\w+\.\w/);
      }
    });

    it('is the same under the same seed, and another under some other', () => {
      const [first, again, ...others] = [SEEDS[0], ...SEEDS].map((seed) => textOf(level.steps(seed)));
      expect(again).toBe(first);
      expect(others.some((other) => other !== first)).toBe(true);
    });
  },
);

function keysOf(id: string, step: MachineStep): string[] {
  const groups = step.kind === 'experiment' ? step.groups.map((group) => `group.${group.id}`) : [`why.${step.id}`];
  return [`step.${step.id}`, `do.${step.id}`, ...groups].map((key) => `level.${id}.${key}`);
}

/** All that is said of what can be decided. */
function sayingsOf(step: MachineStep): Saying[] {
  const rows = step.kind === 'task' ? step.rows : choicesOf(step);
  const more = step.kind === 'task' ? step.rows.flatMap(({ facts = [], evidence }) => [...facts, evidence]) : [];
  return [...rows.flatMap(({ label, options }) => [label, ...options]), ...more];
}

/** What is asked and run, as text. */
function textOf(steps: readonly MachineStep[]): string {
  return JSON.stringify(steps.map((step) => [sayingsOf(step), firstMachines(step)]));
}

/** The machines of an experiment when the first of everything is chosen. */
function firstMachines(step: MachineStep): unknown {
  return step.kind === 'task' ? undefined : step.machines(choicesOf(step).map(() => 0));
}
