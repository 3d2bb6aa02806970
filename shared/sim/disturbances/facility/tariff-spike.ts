import { raiseTariff } from '../../facility/index.ts';
import { defineDisturbance } from '../define.ts';

/** Energy costs more for a while, for all who have not bought it at a fixed price. */
export const tariffSpike = defineDisturbance({
  subject: 'hall',
  warningS: 30,
  lengthS: 60,
  factor: 2.5,
  start: (world, _subject, factor, endsAtTick) => raiseTariff(world, factor, endsAtTick),
});
