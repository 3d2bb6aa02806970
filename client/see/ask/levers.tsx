import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { SeeEntry } from '#shared/see/entry.ts';
import { entryWords } from '../figure-words.ts';
import type { Runs } from '../run/use-runs.ts';
import { outcomeWords } from './prediction.tsx';

interface LeversProps {
  readonly entry: SeeEntry;
  readonly runs: Runs;
  readonly pulled: readonly string[];
  readonly onPull: (pulled: readonly string[]) => void;
}

/** What one may change, and what comes of it: the same world once more, from its start. */
export function Levers({ entry, runs, pulled, onPull }: LeversProps): JSX.Element {
  const turn = (id: string, on: boolean): void => onPull(on ? [...pulled, id] : pulled.filter((each) => each !== id));
  const isNew = runs.shown !== runs.plain;
  return (
    <fieldset class="see-levers">
      <legend>{t('see.whatIf')}</legend>
      {entry.levers.map(({ id }) => (
        <label key={id} class="see-lever">
          <input
            type="checkbox"
            checked={pulled.includes(id)}
            onChange={({ currentTarget }) => turn(id, currentTarget.checked)}
          />
          <span>{entryWords(entry, `lever.${id}`)}</span>
        </label>
      ))}
      <p role="status">
        {isNew &&
          t('see.comparison', { now: outcomeWords(entry, runs.shown), before: outcomeWords(entry, runs.plain) })}
      </p>
    </fieldset>
  );
}
