import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '#client/ui/controls/field.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import type { SeeEntry } from '#shared/see/entry.ts';
import { type EntryHeader, GROUPS, type Group } from '#shared/see/header.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { CourseMap } from './course/course-map.tsx';
import { matches } from './course/search.ts';
import { Sign } from './course/sign.tsx';
import { GROUP_SIGNS, signOf } from './course/sign-of.ts';
import { entryWords } from './figure-words.ts';
import { TaskIndex } from './task-index.tsx';
import './see.css';

/** Every concept that can be seen, as a course would order them, searchable, with a map of the course. */
export function SeeIndexPage(): JSX.Element {
  const [wanted, setWanted] = useState('');
  const found = ENTRIES.filter((entry) => matches(textOf(entry), wanted));
  const groups = GROUPS.map((group) => ({ group, entries: found.filter((entry) => entry.group === group) })).filter(
    ({ entries }) => entries.length > 0,
  );
  return (
    <Page title={t('see.title')} width="wide">
      <div class="stack loose">
        <div class="see-start">
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
          <nav class="see-parts" aria-label={t('see.parts')}>
            {groups.map((part) => (
              <Part key={part.group} {...part} />
            ))}
          </nav>
        </div>
        {groups.map((part) => (
          <GroupSection key={part.group} {...part} />
        ))}
        {wanted === '' && <TaskIndex />}
        <CourseMap entries={found} />
      </div>
    </Page>
  );
}

interface PartProps {
  readonly group: Group;
  readonly entries: readonly SeeEntry[];
}

/** The way to a part of the course, by what most of its pages show. Not a link: some addresses of this app are anchors themselves. */
function Part({ group, entries }: PartProps): JSX.Element {
  return (
    <button type="button" class="see-part" onClick={() => document.getElementById(`group-${group}`)?.focus()}>
      <Sign of={GROUP_SIGNS[group]} />
      <span>
        <strong>{t(`see.group.${group}`)}</strong>
        <span class="small soft">{t('see.concepts', { count: entries.length })}</span>
      </span>
    </button>
  );
}

function GroupSection({ group, entries }: PartProps): JSX.Element {
  return (
    <section class="stack" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`} tabIndex={-1}>
        {t(`see.group.${group}`)}
      </h2>
      <ul class="see-group">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Link to={`/see/${entry.id}`} class="see-card">
              <Sign of={signOf(entry)} />
              <span class="see-card-words">
                <strong>{entryWords(entry, 'title')}</strong>
                <span class="small soft">{entryWords(entry, 'question')}</span>
              </span>
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
