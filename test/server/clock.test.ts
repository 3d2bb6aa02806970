import { describe, expect, it } from 'vitest';
import { Clock } from '#shared/clock.ts';
import { HandTimer } from './a-room.ts';

/** A clock whose ticks take `workMs` of its timer's time. */
function aClock(workMs: (tick: number) => number = () => 0) {
  const timer = new HandTimer();
  const at: number[] = [];
  const overruns: number[] = [];
  const clock = new Clock(
    timer,
    async () => {
      at.push(timer.now());
      timer.stall(workMs(at.length));
    },
    (ticks) => overruns.push(ticks),
  );
  return { timer, clock, at, overruns };
}

describe('a clock', () => {
  it('ticks at start + k × period, however long a tick takes', async () => {
    const { timer, clock, at } = aClock((tick) => (tick % 2) * 30);
    clock.start(200);
    await timer.pass(1000);
    expect(at).toEqual([200, 400, 600, 800, 1000]);
  });

  it('makes up for five ticks at once', async () => {
    const { timer, clock, at, overruns } = aClock((tick) => (tick === 1 ? 900 : 0));
    clock.start(200);
    await timer.pass(1400);
    expect(at).toEqual([200, 1100, 1100, 1100, 1100, 1200, 1400]);
    expect(overruns).toEqual([]);
  });

  it('gives up what is further behind, starts again from now, and tells how many it gave up', async () => {
    const { timer, clock, at, overruns } = aClock((tick) => (tick === 1 ? 10_000 : 0));
    clock.start(200);
    await timer.pass(10_800);
    expect(overruns).toEqual([49]);
    expect(at).toEqual([200, 10_400, 10_600, 10_800]);
  });

  it('stands still once stopped, and starts afresh with another period', async () => {
    const { timer, clock, at } = aClock();
    clock.start(200);
    await timer.pass(450);
    clock.stop();
    await timer.pass(1000);
    clock.start(50);
    await timer.pass(100);
    expect(at).toEqual([200, 400, 1500, 1550]);
    expect(clock.periodMs).toBe(50);
  });
});
