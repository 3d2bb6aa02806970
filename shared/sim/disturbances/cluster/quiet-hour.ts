import { defineDisturbance } from '../define.ts';

/** A breather: no offers, no optional events, no host begins to fail. What was planned as part of the round still comes. */
export const quietHour = defineDisturbance({
  subject: 'hall',
  harmless: true,
  lengthS: 40,
  start({ hall, tick }, _subject, _factor, endsAtTick) {
    hall.quietFromTick[0] = tick;
    hall.quietUntilTick[0] = Math.max(tick, endsAtTick);
  },
});
