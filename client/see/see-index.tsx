import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '#client/ui/controls/field.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { type EntryHeader, GROUPS, type Group } from '#shared/see/header.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { CourseMap } from './course/course-map.tsx';
import { matches } from './course/search.ts';
import { entryWords } from './figure-words.ts';
import { TaskIndex } from './task-index.tsx';
import './see.css';

/** Every concept that can be seen, as a course would order them, searchable, with a map of the course. */
export function SeeIndexPage(): JSX.Element {
  const [wanted, setWanted] = useState('');
  const found = ENTRIES.filter((entry) => matches(textOf(entry), wanted));
  return (
    <Page title={t('see.title')} width="wide">
      <div class="stack loose">
        <div class="stack">
          <h1>{t('see.title')}</h1>
          <p class="soft">{t('see.intro')}</p>
          <p class="see-beside">
            <Link to="/see/history">{t('see.history')}</Link>
            <Link to="/model">{t('see.model')}</Link>
          </p>
          <Field
            label={t('see.search')}
            value={wanted}
            onInput={setWanted}
            hint={t('see.found', { n: found.length })}
          />
        </div>
        {GROUPS.map((group) => (
          <GroupSection key={group} group={group} entries={found.filter((entry) => entry.group === group)} />
        ))}
        {wanted === '' && <TaskIndex />}
        <CourseMap entries={found} />
      </div>
    </Page>
  );
}

function GroupSection({ group, entries }: { group: Group; entries: readonly EntryHeader[] }): JSX.Element | null {
  if (entries.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`see.group.${group}`)}</h2>
      <ul class="see-group">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Link to={`/see/${entry.id}`} class="see-card">
              <strong>{entryWords(entry, 'title')}</strong>
              <span class="small soft">{entryWords(entry, 'question')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a search looks at: the words of an entry, its rules and its papers. */
function textOf(entry: EntryHeader): string {
  const words = ['title', 'before', 'happens', 'why', 'question'].map((key) => entryWords(entry, key));
  return [entry.id, ...words, ...entry.rules, ...entry.papers, t(`see.group.${entry.group}`)].join(' ');
}
