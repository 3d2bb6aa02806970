import { expect, it } from 'vitest';
import { frameTimes } from '../../tools/frames/trace.ts';

it('script per frame is the CPU time of what a page runs in its frames, and of nothing else', () => {
  const frame = (dur: number, tdur?: number) => ({
    name: 'FireAnimationFrame',
    ph: 'X',
    ts: 0,
    dur,
    ...(tdur === undefined ? {} : { tdur }),
  });
  const others = [
    { name: 'TimerFire', ph: 'X', ts: 0, dur: 90_000 },
    { name: 'FireAnimationFrame', ph: 'B', ts: 0 },
  ];
  const times = frameTimes([...others, frame(4000), frame(9000, 2000), frame(1000), frame(13_000)]);
  expect(times).toEqual({ frames: 4, meanMs: 5, medianMs: 2, p95Ms: 13, worstMs: 13 });
  expect(frameTimes(others)).toEqual({ frames: 0, meanMs: 0, medianMs: 0, p95Ms: 0, worstMs: 0 });
});
