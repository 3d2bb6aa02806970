import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { ARCHITECTURES } from '#shared/see/history/architectures.ts';
import { EVENTS } from '#shared/see/history/events.ts';
import { EVENT_KINDS, type EventKind, TERM_GROUPS } from '#shared/see/history/history.ts';
import { TERMS } from '#shared/see/history/terms.ts';
import { ArchitectureCard } from './history/architecture-card.tsx';
import { Sources } from './history/sources.tsx';
import { YearStrip } from './history/year-strip.tsx';
import { useAnchor } from './use-anchor.ts';
import './history.css';

/** Where virtual machines come from, how systems are put above each other, and what the lecture texts call by name. */
export function HistoryPage(): JSX.Element {
  useAnchor(true);
  return (
    <Page title={t('history.title')} width="wide">
      <div class="history-page stack loose">
        <div class="stack">
          <Link to="/see">{t('see.all')}</Link>
          <h1>{t('history.title')}</h1>
          <p class="soft">{t('history.intro')}</p>
          <nav class="history-nav" aria-label={t('history.onThisPage')}>
            <a href="#timeline">{t('history.timeline')}</a>
            <a href="#architectures">{t('history.architectures')}</a>
            <a href="#terms">{t('history.terms')}</a>
          </nav>
        </div>
        <TimeLine />
        <section class="stack" aria-labelledby="architectures">
          <h2 id="architectures">{t('history.architectures')}</h2>
          <ul class="architectures">
            {ARCHITECTURES.map((architecture) => (
              <ArchitectureCard key={architecture.id} architecture={architecture} />
            ))}
          </ul>
        </section>
        <Terms />
      </div>
    </Page>
  );
}

/** The years, drawn and in words; one may look at one kind of event alone. */
function TimeLine(): JSX.Element {
  const [kind, setKind] = useState<EventKind | undefined>(undefined);
  const shown = EVENTS.filter((event) => kind === undefined || event.kind === kind);
  return (
    <section class="stack" aria-labelledby="timeline">
      <h2 id="timeline">{t('history.timeline')}</h2>
      <fieldset class="kinds">
        <legend class="unseen">{t('history.filter')}</legend>
        {[undefined, ...EVENT_KINDS].map((each) => (
          <button
            key={each ?? ''}
            type="button"
            class={`kind ${each === undefined ? '' : `kind-${each}`}`}
            aria-pressed={kind === each}
            onClick={() => setKind(each)}
          >
            {each === undefined ? t('history.everything') : t(`history.kind.${each}`)}
          </button>
        ))}
      </fieldset>
      <YearStrip events={shown} />
      <ol class="events">
        {shown.map((event) => (
          <li key={event.id} id={event.id} class={`event kind-${event.kind}`}>
            <span class="event-year mono">{event.year}</span>
            <div class="event-words">
              <h3>{t(`history.event.${event.id}.title`)}</h3>
              <p>{t(`history.event.${event.id}.text`)}</p>
              <Sources of={event} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Terms(): JSX.Element {
  return (
    <section class="stack" aria-labelledby="terms">
      <h2 id="terms">{t('history.terms')}</h2>
      {TERM_GROUPS.map((group) => (
        <div key={group} class="stack">
          <h3>{t(`history.group.${group}`)}</h3>
          <div class="terms">
            {TERMS.filter((term) => term.group === group).map((term) => (
              <article key={term.id} id={term.id} class="term">
                <h4>{t(`history.term.${term.id}.title`)}</h4>
                <p>{t(`history.term.${term.id}.text`)}</p>
                <Sources of={term} />
              </article>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
