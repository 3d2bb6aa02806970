import { DATASTORE_KINDS } from '../../kernel/codes/index.ts';
import { startRunawayWriter } from '../../storage/index.ts';
import { defineDisturbance } from '../define.ts';

const AMPLE = DATASTORE_KINDS.indexOf('ample');

/** A log or a forgotten job fills the datastore with the least room; after an hour without any, whoever needs some stops. */
export const datastoreFilling = defineDisturbance({
  subject: 'hall',
  lengthS: 120,
  // Storage that nobody has described never fills.
  refusal: ({ datastores }) => (datastores.kind.some((kind) => kind !== AMPLE) ? undefined : { code: 'noDatastore' }),
  start: (world, _subject, factor, endsAtTick) => startRunawayWriter(world, factor, endsAtTick),
});
