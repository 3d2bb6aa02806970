import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { forgetSpeeds, noteSpeed } from './speed.ts';

/** Panels are drawn anew at most so often: people read no faster, and at ×4 frames come twenty times a second. */
const PULSE_MS = 190;

/**
 * The world as panels follow it. Columns are written in place, so its identity would never change and nothing that is
 * given only the world would be drawn again: every pulse wraps the same columns in a new object.
 */
export function useWorld(session: PlaySession): { readonly world: OpenWorld | undefined; readonly tick: number } {
  const told = session.world.value;
  const speed = session.view.value?.speed ?? 1;
  useEffect(() => forgetSpeeds, [session]);
  useEffect(() => noteSpeed(session.tick.peek(), speed), [session, speed]);
  const tick = usePulse(session);
  const world = useMemo(() => told && { ...told, tick }, [told, tick]);
  return { world, tick };
}

/** The tick, thinned out, but never missing the last one. */
function usePulse(session: PlaySession): number {
  const [tick, setTick] = useState(session.tick.peek());
  useEffect(() => {
    let shownAt = Number.NEGATIVE_INFINITY;
    let late: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      late = undefined;
      shownAt = performance.now();
      setTick(session.tick.peek());
    };
    const stop = session.tick.subscribe(() => {
      const wait = shownAt + PULSE_MS - performance.now();
      if (late !== undefined) return;
      if (wait <= 0) show();
      else late = setTimeout(show, wait);
    });
    return () => {
      stop();
      clearTimeout(late);
    };
  }, [session]);
  return tick;
}
