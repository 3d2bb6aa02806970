import { PERMILLE } from '#shared/units.ts';
import { defineDisturbance } from '../define.ts';

/** Others ask less: bronze and silver tenants compare, use less of what is dear, and leave what is far too dear. */
export const priceWar = defineDisturbance({
  subject: 'hall',
  warningS: 20,
  lengthS: 120,
  factor: 0.75,
  start({ hall, events }, _subject, factor, endsAtTick) {
    if (hall.marketEndsAtTick[0] === 0) events.push({ type: 'priceWar', on: true });
    hall.marketPermille[0] = Math.min(hall.marketPermille[0], Math.max(1, Math.round(factor * PERMILLE)));
    hall.marketEndsAtTick[0] = Math.max(hall.marketEndsAtTick[0], endsAtTick);
  },
});
