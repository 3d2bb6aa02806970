import type { Timer } from '#shared/clock.ts';

/** The machine's own time. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  after(ms, then) {
    const timeout = setTimeout(then, ms);
    return () => clearTimeout(timeout);
  },
};
