import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { type FaultRecord, faultsIn } from '#shared/machine/trial/fault-log.ts';
import type { FaultKind } from '#shared/machine/vmm/events.ts';
import type { Tape } from '#shared/see/machine/tape.ts';
import { FaultItem, type Guess, type Guesses } from '../faults/fault-item.tsx';
import type { MachineViewProps } from './machine-view-props.ts';
import '../faults/faults.css';

/** Faults on screen at once; older ones are counted only. Design value. */
const SHOWN = 4;

/** The queue of page faults so far, the newest first: what was looked up, and whose fault it was once somebody has guessed. */
export function FaultsView({ tape, moment, guesses, onGuesses: setGuesses }: MachineViewProps): JSX.Element {
  const records = faultsUntil(tape, moment);
  const guess = (key: string, what: Guess): void => setGuesses(new Map([...guesses, [key, what]]));
  const tellAll = (): void => setGuesses(new Map([...records.map(({ key }) => [key, 'told'] as const), ...guesses]));
  return (
    <section class="faults" aria-label={t('machine.view.faults')}>
      <h3>{t('machine.view.faults')}</h3>
      <p class="small soft">{summary(records, guesses)}</p>
      <ol class="faults-list" reversed>
        {records
          .slice(-SHOWN)
          .reverse()
          .map(({ key, record }) => (
            <FaultItem key={key} record={record} guess={guesses.get(key)} onGuess={(what) => guess(key, what)} />
          ))}
      </ol>
      {records.some(({ key }) => !guesses.has(key)) && (
        <Button kind="quiet" onClick={tellAll}>
          {t('faults.tellAll')}
        </Button>
      )}
    </section>
  );
}

interface KeyedRecord {
  readonly key: string;
  readonly record: FaultRecord;
}

/** Faults of the steps up to a moment. */
function faultsUntil({ steps }: Tape, moment: number): KeyedRecord[] {
  return steps
    .slice(0, moment)
    .flatMap(({ events, pc }, at) =>
      faultsIn(events, at, pc).map((record, no) => ({ key: `${at}.${no}.${record.fault.kind}`, record })),
    );
}

/** Whether the last step before a moment had a fault about which nobody has guessed yet. */
export function isFaultOpen(tape: Tape, moment: number, guesses: Guesses): boolean {
  return faultsUntil(tape, moment).some(({ key, record }) => record.step === moment - 1 && !guesses.has(key));
}

/** How many there have been, and how many of the guesses were right. */
function summary(records: readonly KeyedRecord[], guesses: Guesses): string {
  const guessed = records.filter(({ key }) => guesses.has(key) && guesses.get(key) !== 'told');
  const right = guessed.filter(({ key, record }) => guesses.get(key) === (record.fault.kind satisfies FaultKind));
  const counted = t('faults.count', { n: records.length });
  return guessed.length === 0 ? counted : `${counted} ${t('faults.score', { right: right.length, n: guessed.length })}`;
}
