import { useEffect, useRef, useState } from 'preact/hooks';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { Racer } from '../show/ghost-charts.tsx';
import type { RacedSession } from './raced-session.ts';

/** One's own game up to now, as it is drawn beside a ghost: asked for once a second of the hall. Nothing in the first. */
export function useOwnCourse(session: RacedSession): Racer['course'] | undefined {
  const [course, setCourse] = useState<Racer['course']>();
  const first = useRef<number[]>([]);
  useEffect(() => {
    let asked = -1;
    let left = false;
    const stop = session.tick.subscribe((tick) => {
      const world = session.world.peek();
      if (!world) return;
      const second = Math.floor(tick / ticksOf(world.scenario, SECOND_S));
      if (second === asked) return;
      asked = second;
      noteFirst(first.current, session, second);
      session.series().then(
        (series) => !left && setCourse({ series, first: first.current.slice(0, series.beats) }),
        () => undefined,
      );
    });
    return () => {
      left = true;
      stop();
    };
  }, [session]);
  return course;
}

/** The level's first figure at a second; seconds that were not heard of have the value before them. */
function noteFirst(first: number[], { level }: RacedSession, second: number): void {
  const value = level.peek()?.conditions[0]?.[0]?.value;
  if (value === undefined) return;
  first.length = Math.min(first.length, Math.max(0, second - 1));
  while (first.length < second) first.push(value);
}
