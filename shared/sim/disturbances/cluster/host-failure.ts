import type { HostId } from '#shared/ids.ts';
import { failHostAt } from '../../cluster/index.ts';
import { defineDisturbance } from '../define.ts';

/** A host dies without a warning. */
export const hostFailure = defineDisturbance({
  subject: 'host',
  announced: false,
  lengthS: 0,
  start: (world, host) => failHostAt(world, host as HostId, world.tick),
});
