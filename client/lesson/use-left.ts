import { useEffect, useState } from 'preact/hooks';
import type { LessonView } from '#shared/protocol/class.ts';

const MS_PER_SECOND = 1000;

/** Whole seconds that a step of a lesson has left, counted on by this page's own clock since it was told. */
export function useLeftS(lesson: LessonView | undefined): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  const [toldMs, setToldMs] = useState(() => performance.now());
  useEffect(() => {
    const now = performance.now();
    setToldMs(now);
    setNowMs(now);
    if (!lesson?.passes) return undefined;
    const timer = setInterval(() => setNowMs(performance.now()), MS_PER_SECOND / 4);
    return () => clearInterval(timer);
  }, [lesson]);
  const passedMs = lesson?.passes ? nowMs - toldMs : 0;
  return Math.max(0, Math.ceil(((lesson?.leftMs ?? 0) - passedMs) / MS_PER_SECOND));
}
