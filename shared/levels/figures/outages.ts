import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** The longest time that a VM whose host died was not back, s; of one that never came back, until the end. */
export const longestOutageS: LevelFigure<HallRun> = {
  id: 'longestOutageS',
  unit: 's',
  counts: 'rises',
  read({ events, world }) {
    const lostAt = new Map<number, number>();
    let longest = 0;
    for (const { tick, event } of events) {
      if (event.type === 'vmLost') lostAt.set(event.vm, tick);
      else if (event.type === 'vmStarted') {
        longest = Math.max(longest, tick - (lostAt.get(event.vm) ?? tick));
        lostAt.delete(event.vm);
      }
    }
    for (const tick of lostAt.values()) longest = Math.max(longest, world.tick - tick);
    return longest * world.scenario.tickSeconds;
  },
};
