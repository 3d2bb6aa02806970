import { saturateUplink } from '../../network/uplink.ts';
import { defineDisturbance } from '../define.ts';

/** Foreign traffic fills the way out of the hall: guests get a part of what they sent when it began. */
export const uplinkSaturated = defineDisturbance({
  subject: 'hall',
  warningBeats: 5,
  beats: 40,
  factor: 0.6,
  start: (world, _subject, factor, endsAtTick) => saturateUplink(world, factor, endsAtTick),
});
