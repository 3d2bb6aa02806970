import { useEffect, useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';

/** Panels are drawn anew at most so often: people read no faster, and at ×4 frames come twenty times a second. */
const PULSE_MS = 190;

/** The tick of a session as panels follow it: thinned out, but never missing the last one. */
export function usePulse(session: PlaySession): number {
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
