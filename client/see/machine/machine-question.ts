import { t } from '#client/words/words.ts';
import {
  type MachineChoice,
  type MachineOutcome,
  machineChoices,
  machineOutcome,
  rightChoice,
} from '#shared/see/machine/answer.ts';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import type { Tape } from '#shared/see/machine/tape.ts';
import type { Asked } from '../ask/prediction.tsx';
import { written } from '../figure-words.ts';

/** The question of an entry in words, with what the machine says to it. */
export function askedOfMachine(entry: MachineEntry, tape: Tape): Asked {
  const outcome = machineOutcome(entry, entry.machine, tape);
  return {
    choices: machineChoices(entry.asks).map((choice) => choiceWords(entry, choice)),
    right: rightChoice(entry.asks, outcome),
    outcome: outcomeWords(entry, outcome),
  };
}

/** What came of a setting, in the terms of the question. */
export function machineOutcomeWords(entry: MachineEntry, setting: MachineSetting, tape: Tape): string {
  return outcomeWords(entry, machineOutcome(entry, setting, tape));
}

function choiceWords(entry: MachineEntry, choice: MachineChoice): string {
  switch (choice.kind) {
    case 'number':
      return numberWords(entry, choice.value);
    case 'figure':
      return t(`machine.figure.${choice.id}`);
    case 'happening':
      return t(`machine.choice.${choice.id}`);
    case 'requirement':
      return t(`machine.requirement.${choice.id}`);
    case 'way':
      return t(`machine.way.${choice.id}`);
  }
}

function outcomeWords(entry: MachineEntry, outcome: MachineOutcome): string {
  switch (outcome.kind) {
    case 'happening':
      return t(`machine.happening.${outcome.id}`);
    case 'missed':
      return outcome.ids.length === 0
        ? t('machine.requirement.none')
        : t('machine.missed', { which: outcome.ids.map((id) => t(`machine.requirement.${id}`)).join(', ') });
    case 'numbers':
      return outcome.values.map((value, i) => `${askedName(entry, i)} ${numberWords(entry, value)}`).join(', ');
  }
}

function askedName({ asks }: MachineEntry, i: number): string {
  if (asks.kind === 'ways') return t(`machine.way.${asks.of[i]}`);
  return t(`machine.figure.${asks.kind === 'which' ? asks.of[i] : asks.kind === 'number' ? asks.of : ''}`);
}

function numberWords({ asks, figures }: MachineEntry, value: number): string {
  if (asks.kind === 'ways') return written('cycles', value);
  const asked = asks.kind === 'number' ? asks.of : asks.kind === 'which' ? asks.of[0] : undefined;
  return written(figures.find(({ id }) => id === asked)?.unit ?? 'count', value);
}
