import { useEffect, useState } from 'preact/hooks';

/** Seconds that the way from the question to the end takes on screen, and pictures a second. Design values. */
const PLAY_SECONDS = 7;
const PICTURES_PER_SECOND = 25;

/** A place in time that plays on by itself, as far as it may. */
export interface Player {
  readonly moment: number;
  readonly last: number;
  readonly playing: boolean;
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (moment: number) => void;
}

/**
 * Plays from `from` to `last`, no further. With reduced motion, playing is a step to the end. Before `last` rises it stands at
 * `from`.
 */
export function usePlayer(from: number, last: number, end: number): Player {
  const [moment, setMoment] = useState(from);
  const [playing, setPlaying] = useState(false);
  const step = Math.max(1, Math.round((end - from) / (PLAY_SECONDS * PICTURES_PER_SECOND)));
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setMoment((at) => Math.min(last, at + step)), 1000 / PICTURES_PER_SECOND);
    return () => clearInterval(timer);
  }, [playing, last, step]);
  useEffect(() => {
    if (moment >= last) setPlaying(false);
  }, [moment, last]);
  return {
    moment: Math.min(moment, last),
    last,
    playing,
    play: () => {
      const again = moment >= last ? Math.min(from, last) : moment;
      setMoment(prefersStillness() ? last : again);
      setPlaying(!prefersStillness());
    },
    pause: () => setPlaying(false),
    seek: (to) => {
      setPlaying(false);
      setMoment(Math.max(0, Math.min(last, to)));
    },
  };
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
