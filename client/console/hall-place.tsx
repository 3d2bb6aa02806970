import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { PlaySession } from '../net/play-session.ts';
import { TableMode } from '../pages/table.tsx';
import { newDesk } from '../panels/desk.ts';
import { followEvents } from '../panels/feed.ts';
import { HallFrame } from '../panels/hall-frame.tsx';
import { useWorld } from '../panels/pulse.ts';
import { graphicsOfDevice } from '../panels/webgl.ts';
import '../pages/play.css';
import './hall-place.css';

/** A hall to look into, without verbs; as tables where the device cannot draw. */
export function HallPlace({ session }: { session: PlaySession }): JSX.Element | null {
  const desk = useMemo(() => newDesk(session, true), [session]);
  const graphics = useMemo(graphicsOfDevice, []);
  useEffect(() => followEvents(desk), [desk]);
  const { world, tick } = useWorld(session);
  if (!world) return null;
  return (
    <div class="hall-place">
      {graphics === 'none' ? (
        <TableMode desk={desk} world={world} tick={tick} />
      ) : (
        <HallFrame desk={desk} graphics={graphics} />
      )}
    </div>
  );
}
