import { saturateUplink } from '../../network/index.ts';
import { defineDisturbance } from '../define.ts';

/** Foreign traffic fills the way out of the hall: guests get a part of what they sent when it began. */
export const uplinkSaturated = defineDisturbance({
  subject: 'hall',
  warningS: 5,
  lengthS: 40,
  factor: 0.6,
  start: (world, _subject, factor, endsAtTick) => saturateUplink(world, factor, endsAtTick),
});
