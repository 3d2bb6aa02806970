import { failUtility } from '../../facility/index.ts';
import { POWER_SUPPLIES } from '../../kernel/codes/index.ts';
import { defineDisturbance } from '../define.ts';

const UTILITY = POWER_SUPPLIES.indexOf('utility');

/** The utility fails: batteries and a generator carry the servers, and the cooling has to start anew. */
export const utilityOutage = defineDisturbance({
  subject: 'hall',
  lengthS: 60,
  refusal: ({ hall }) => (hall.supply[0] === UTILITY ? undefined : { code: 'utilityIsOut' }),
  start: (world, _subject, _factor, endsAtTick) => failUtility(world, endsAtTick),
});
