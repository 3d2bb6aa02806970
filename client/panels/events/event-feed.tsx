import type { JSX } from 'preact';
import { type FeedLine, select, type UiState } from '#client/model/state/ui-state.ts';
import { t } from '#client/words/words.ts';

/** s of the hall after which a line leaves the hall; the history keeps it. Design value. */
const LEAVES_AFTER_S = 20;

/** So many lines find room beside the switch of overlays, below the hosts. */
const BELOW_HALL = 2;

/** The last events worth a sentence, newest first; a live region, so that screen readers hear them. */
export function EventFeed({ ui, shown = BELOW_HALL }: { ui: UiState; shown?: number }): JSX.Element {
  return (
    <ol class="event-feed" aria-live="polite" aria-label={t('play.events')}>
      {recentLines(ui)
        .slice(0, shown)
        .map((line) => (
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

function recentLines({ feed, session }: UiState): readonly FeedLine[] {
  const world = session.world.value;
  if (!world) return feed.value;
  const oldest = world.tick - LEAVES_AFTER_S / world.scenario.tickSeconds;
  return feed.value.filter(({ tick }) => tick >= oldest);
}
