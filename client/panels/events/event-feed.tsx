import type { JSX } from 'preact';
import { type Desk, select } from '#client/model/state/ui-state.ts';
import { t } from '#client/words/words.ts';

/** The last events worth a sentence, newest first; a live region, so that screen readers hear them. */
export function EventFeed({ desk, shown = 4 }: { desk: Desk; shown?: number }): JSX.Element {
  return (
    <ol class="event-feed" aria-live="polite" aria-label={t('play.events')}>
      {desk.feed.value.slice(0, shown).map((line) => (
        <li key={line.no} class={`event ${line.tone}`}>
          {line.subject ? (
            <button type="button" onClick={() => select(desk, line.subject, true)}>
              {line.text}
            </button>
          ) : (
            line.text
          )}
        </li>
      ))}
    </ol>
  );
}
