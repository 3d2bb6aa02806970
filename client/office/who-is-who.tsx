import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Evidence } from '#shared/exports/evidence.ts';
import type { RosterRow } from '#shared/exports/roster.ts';

interface WhoIsWhoProps {
  readonly people: readonly Evidence[];
  readonly roster: readonly RosterRow[];
  /** Row of somebody; −1 = nobody's. */
  readonly rowOf: (grant: number) => number;
  readonly onChoose: (grant: number, row: number) => void;
}

/** For each nickname the person of the list: found by name, or chosen by the teacher. */
export function WhoIsWho({ people, roster, rowOf, onChoose }: WhoIsWhoProps): JSX.Element {
  return (
    <fieldset class="stack">
      <legend>{t('people.who')}</legend>
      <ul class="office-list">
        {people.map(({ grant, name }) => (
          <li key={grant}>
            <p>{name}</p>
            <select
              class="office-select"
              aria-label={t('people.isReally', { name })}
              value={String(rowOf(grant))}
              onChange={(event) => onChoose(grant, Number(event.currentTarget.value))}
            >
              <option value="-1">{t('people.nobody')}</option>
              {roster.map(({ first, last }, no) => (
                <option key={no} value={String(no)}>
                  {[first, last].join(' ').trim()}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
