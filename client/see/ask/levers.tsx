import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { EntryHeader } from '#shared/see/header.ts';
import { entryWords } from '../figure-words.ts';

interface LeversProps {
  readonly entry: EntryHeader;
  readonly pulled: readonly string[];
  readonly onPull: (pulled: readonly string[]) => void;
  /** What came of it with the levers, and without; nothing while none is pulled. */
  readonly outcomes: { readonly now: string; readonly before: string } | undefined;
}

/** What one may change, and what comes of it: the same world once more, from its start. */
export function Levers({ entry, pulled, onPull, outcomes }: LeversProps): JSX.Element {
  const turn = (id: string, on: boolean): void => onPull(on ? [...pulled, id] : pulled.filter((each) => each !== id));
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
      <p role="status">{outcomes && t('see.comparison', outcomes)}</p>
    </fieldset>
  );
}
