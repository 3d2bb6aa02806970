import { defineDisturbance } from '../define.ts';

/** It becomes known how tenants can read each other's secrets through what they share on a host. */
export const sideChannelAdvisory = defineDisturbance({
  subject: 'hall',
  warningS: 40,
  lengthS: 240,
  line: 'sideChannel',
  refusal: ({ hall }) => (hall.sideChannelUntilTick[0] > 0 ? { code: 'sideChannelIsKnown' } : undefined),
  start({ hall, events }, _subject, _factor, endsAtTick) {
    if (hall.sideChannelUntilTick[0] === 0) events.push({ type: 'sideChannel', on: true });
    hall.sideChannelUntilTick[0] = Math.max(hall.sideChannelUntilTick[0], endsAtTick);
  },
});
