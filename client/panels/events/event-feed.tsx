import type { JSX } from 'preact';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import { t } from '#client/words/words.ts';

/** The last events worth a sentence, newest first; a live region, so that screen readers hear them. */
export function EventFeed({ ui, shown = 4 }: { ui: UiState; shown?: number }): JSX.Element {
  return (
    <ol class="event-feed" aria-live="polite" aria-label={t('play.events')}>
      {ui.feed.value.slice(0, shown).map((line) => (
        <li key={line.no} class={`event ${line.tone}`}>
          {line.subject ? (
            <button type="button" onClick={() => select(ui, line.subject, true)}>
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
