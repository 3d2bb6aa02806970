import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { EntryHeader } from '#shared/see/header.ts';
import { LECTURES } from '#shared/see/lectures.ts';
import { entryWords } from '../figure-words.ts';

/** For each concept: where it is taught, where to see it, where to play it, which rule to read. */
export function CourseMap({ entries }: { readonly entries: readonly EntryHeader[] }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="see-map">
      <h2 id="see-map">{t('see.map')}</h2>
      <div class="see-map-place">
        <table class="see-map small">
          <thead>
            <tr>
              {['see', 'play', 'read', 'taught'].map((column) => (
                <th key={column} scope="col">
                  {t(`see.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <MapRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MapRow({ entry }: { entry: EntryHeader }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <Link to={`/see/${entry.id}`}>{entryWords(entry, 'title')}</Link>
      </th>
      <td>{entry.hall ? <Link to={`/solo?hall=${entry.hall}`}>{t(`scenario.${entry.hall}.title`)}</Link> : '–'}</td>
      <td>{entry.rules.map((id) => `[${id}]`).join(' ')}</td>
      <td>
        <ul>
          {entry.lectures.map(({ text, section }) => (
            <li key={text + section}>{t('see.lecture', { title: LECTURES[text], section })}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
