import { useEffect } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import { assists } from './settings.ts';

/** How fast a calm attempt begins. Design value. */
const CALM_SPEED = 0.5;

/** Where calm is wanted: half speed from the start, and a pause whenever something goes wrong. */
export function useCalm(session: PlaySession): void {
  const { calm } = assists();
  useEffect(() => {
    if (!calm) return;
    void session.control({ type: 'speed', speed: CALM_SPEED });
    return session.onEvents((events) => {
      if (events.some(({ type }) => type === 'incidentOpened')) void session.control({ type: 'pause', pause: 'look' });
    });
  }, [session, calm]);
}
