import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import { entryOf } from '#shared/see/index.ts';
import { ENTRY_TASKS } from '#shared/see/machine/entry-tasks.ts';
import { entryWords } from './figure-words.ts';

/** Tasks on the small machine, each on the page of its concept. */
export function TaskIndex(): JSX.Element {
  return (
    <section class="stack" aria-labelledby="see-tasks">
      <h2 id="see-tasks">{t('see.tasks.heading')}</h2>
      <p class="soft">{t('see.tasks.intro')}</p>
      <ul class="see-group">
        {ENTRY_TASKS.map(({ entry, task }) => {
          const concept = entryOf(entry);
          return (
            <li key={task}>
              <Link to={`/see/${entry}#task-${task}`} class="see-task">
                <strong>{t(`see.tasks.title.${task}`)}</strong>
                <span class="small soft">{concept && entryWords(concept, 'title')}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
