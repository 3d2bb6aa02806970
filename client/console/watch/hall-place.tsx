import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { followEvents } from '#client/model/events/feed.ts';
import { useWorld } from '#client/model/state/pulse.ts';
import { createUiState } from '#client/model/state/ui-state.ts';
import { graphicsOfDevice } from '#client/model/state/webgl.ts';
import type { PlaySession } from '#client/net/play-session.ts';
import { HallFrame } from '#client/play/hall-frame.tsx';
import { TableMode } from '#client/play/table.tsx';
import '#client/play/play.css';
import './hall-place.css';

/** A hall to look into, without verbs; as tables where the device cannot draw. */
export function HallPlace({ session }: { session: PlaySession }): JSX.Element | null {
  const ui = useMemo(() => createUiState(session, true), [session]);
  const graphics = useMemo(graphicsOfDevice, []);
  useEffect(() => followEvents(ui), [ui]);
  const { world, tick } = useWorld(session);
  if (!world) return null;
  return (
    <div class="hall-place">
      {graphics === 'none' ? (
        <TableMode ui={ui} world={world} tick={tick} />
      ) : (
        <HallFrame ui={ui} graphics={graphics} />
      )}
    </div>
  );
}
