import { facilityOf } from '../../facility/index.ts';
import { ticksOf } from '../../kernel/time.ts';
import { defineDisturbance } from '../define.ts';

/** A cooling unit stops; repaired, it needs its time to start. Halls with one more than they need do not notice. */
export const coolerFailure = defineDisturbance({
  subject: 'hall',
  warningS: 15,
  lengthS: 60,
  refusal: ({ hall }) => (hall.coolers[0] === 0 ? { code: 'noCoolerRuns' } : undefined),
  start({ hall, events, scenario }, _subject, _factor, endsAtTick) {
    const { units, restartSeconds } = facilityOf(scenario).cooling;
    if (hall.coolersOut[0] === 0) events.push({ type: 'coolerFailure', on: true });
    hall.coolersOut[0] = Math.min(units, hall.coolersOut[0] + 1);
    const backAtTick = endsAtTick + ticksOf(scenario, restartSeconds);
    hall.coolersBackAtTick[0] = Math.max(hall.coolersBackAtTick[0], backAtTick);
  },
});
