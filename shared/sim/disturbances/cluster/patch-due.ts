import { disclosePatched } from '../../security/index.ts';
import { defineDisturbance } from '../define.ts';

/** Strength up to which a patch can be put in while guests run. */
const LIVE_FACTOR = 1;

/**
 * A patch for the hypervisors comes out, and with it everybody knows what it mends: whoever does not have it is exposed from then on.
 * Strength 1 can be put in live, anything above needs a reboot.
 */
export const patchDue = defineDisturbance({
  subject: 'hall',
  warningS: 60,
  lengthS: 0,
  factor: 2,
  start(world, _subject, factor) {
    const { hall, tick, events } = world;
    hall.patchLevel[0] += 1;
    hall.patchSinceTick[0] = tick;
    hall.patchLive[0] = factor <= LIVE_FACTOR ? 1 : 0;
    events.push({ type: 'patchOut', level: hall.patchLevel[0], live: factor <= LIVE_FACTOR });
    disclosePatched(world);
  },
});
