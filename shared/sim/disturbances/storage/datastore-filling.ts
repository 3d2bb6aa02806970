import { beginFilling } from '../../storage/datastore-space.ts';
import { defineDisturbance } from '../define.ts';

/** A log or a forgotten job fills the datastore with the least room; after an hour without any, whoever needs some stops. */
export const datastoreFilling = defineDisturbance({
  subject: 'hall',
  beats: 120,
  start: (world, _subject, factor, endsAtTick) => beginFilling(world, factor, endsAtTick),
});
