import { t } from '#client/words/words.ts';
import type { Saying } from '#shared/machine/tasks/task.ts';

/** Values that are names of things, and where their words are; several are joined by commas. */
const NAMED: { readonly [value: string]: string } = {
  changes: 'task.resource',
  dependsOn: 'task.resource',
  resources: 'task.resource',
  processor: 'task.processor',
  vector: 'machine.vector',
  way: 'machine.way',
  guest: 'machine.guest',
  actor: 'machine.actor',
  technique: 'machine.technique',
  choice: 'machine.choice',
  happening: 'machine.happening',
  levels: 'maps.walk.own',
};

/** What the machine says, in words. */
export function sayingWords({ code, values = {} }: Saying): string {
  const named = Object.entries(values).map(([key, value]) => [
    key,
    NAMED[key] ? namesOf(NAMED[key], `${value}`) : value,
  ]);
  return t(`task.say.${code}`, Object.fromEntries(named));
}

function namesOf(prefix: string, list: string): string {
  if (list === '') return t('task.nothing');
  return list
    .split(',')
    .map((name) => t(`${prefix}.${name}`))
    .join(', ');
}
