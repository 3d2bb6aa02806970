import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import { Place } from './ticker.tsx';

/** A place is shown so long before the one above it. Design value. */
const EACH_MS = 1_500;

/** The standings after the end, revealed from the last place up to the first. */
export function Revealed({ view, stage }: { view: RoomView; stage: Stage }): JSX.Element | null {
  const { standings } = stage;
  const [shown, setShown] = useState(1);
  useEffect(() => {
    if (shown >= standings.length) return undefined;
    const timer = setTimeout(() => setShown(shown + 1), EACH_MS);
    return () => clearTimeout(timer);
  }, [shown, standings.length]);
  if (standings.length === 0) return null;
  return (
    <section class="projector-standings" aria-label={t('projector.standings')}>
      <h2>{t('projector.standings')}</h2>
      <ol class="projector-places">
        {standings.slice(-shown).map((standing, row) => (
          <Place key={standing.team ?? row} view={view} standing={standing} />
        ))}
      </ol>
    </section>
  );
}
