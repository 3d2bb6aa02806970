import { defineDisturbance } from '../define.ts';

/** The migration network is cut; moves under way fail. */
export const linkDown = defineDisturbance({
  subject: 'hall',
  lengthS: 30,
  factor: 0,
  refusal: ({ hall }) => (hall.migrationMbit[0] === 0 ? { code: 'migrationLinkDown' } : undefined),
  start({ hall, events }, _subject, _factor, endsAtTick) {
    if (hall.linkDownUntilTick[0] === 0) events.push({ type: 'linkDown', on: true });
    hall.linkDownUntilTick[0] = Math.max(hall.linkDownUntilTick[0], endsAtTick);
    hall.migrationMbit[0] = 0;
  },
});
