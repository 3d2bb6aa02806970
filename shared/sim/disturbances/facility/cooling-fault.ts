import { defineDisturbance } from '../define.ts';

/** The cooling gives its air too warm, by `factor` kelvin; design value. */
export const coolingFault = defineDisturbance({
  subject: 'hall',
  warningS: 15,
  lengthS: 60,
  factor: 6,
  start({ hall, events }, _subject, factor, endsAtTick) {
    if (hall.supplyAirUntilTick[0] === 0) events.push({ type: 'coolingFault', on: true });
    hall.supplyAirK[0] = Math.max(hall.supplyAirK[0], factor);
    hall.supplyAirUntilTick[0] = Math.max(hall.supplyAirUntilTick[0], endsAtTick);
  },
});
