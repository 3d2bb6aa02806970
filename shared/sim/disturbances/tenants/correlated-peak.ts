import { defineDisturbance } from '../define.ts';

/** Everybody wants more at once: load and memory of the whole hall rise; the stronger of two peaks counts. */
export const correlatedPeak = defineDisturbance({
  subject: 'hall',
  warningS: 15,
  lengthS: 60,
  factor: 1.1,
  start({ hall, events }, _subject, factor, endsAtTick) {
    if (hall.correlatedPeak[0] === 1) events.push({ type: 'correlatedPeak', on: true });
    hall.correlatedPeak[0] = Math.max(hall.correlatedPeak[0], factor);
    hall.peakEndsAtTick[0] = Math.max(hall.peakEndsAtTick[0], endsAtTick);
  },
});
