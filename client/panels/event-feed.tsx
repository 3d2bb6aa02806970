import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#client/ui/words.ts';
import type { SimEvent } from '#shared/sim/events.ts';
import { type Desk, select } from './desk.ts';
import { eventSubject, eventText, eventTone } from './event-text.ts';
import type { Subject } from './subject.ts';

interface Line {
  readonly no: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly subject: Subject | undefined;
}

const KEPT = 30;
let linesMade = 0;

/** The last events worth a sentence, newest first; a live region, so that screen readers hear them. */
export function EventFeed({ desk, shown = 4 }: { desk: Desk; shown?: number }): JSX.Element {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(
    () =>
      desk.session.onEvents((events) => {
        const fresh = events.flatMap((event) => lineOf(desk, event));
        if (fresh.length > 0) setLines((before) => [...fresh.reverse(), ...before].slice(0, KEPT));
      }),
    [desk],
  );
  return (
    <ol class="event-feed" aria-live="polite" aria-label={t('play.events')}>
      {lines.slice(0, shown).map((line) => (
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

function lineOf(desk: Desk, event: SimEvent): Line[] {
  const world = desk.session.world.peek();
  const tone = eventTone(event);
  if (!world || !tone) return [];
  linesMade += 1;
  const text = eventText(world, desk.session.view.peek(), event);
  return [{ no: linesMade, text, tone, subject: eventSubject(event) }];
}
