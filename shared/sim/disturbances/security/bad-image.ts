import type { VmId } from '#shared/ids.ts';
import { infect } from '../../lifecycle/index.ts';
import { defineDisturbance } from '../define.ts';

/** Somebody gets into an image: a template hands it on to all that is deployed from it, a VM works for somebody else. */
export const badImage = defineDisturbance({
  subject: 'vm',
  announced: false,
  lengthS: 0,
  start: (world, vm) => infect(world, vm as VmId),
});
