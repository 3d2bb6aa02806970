import { ADVISORY_STATES, SOFTWARE } from '../../kernel/codes/index.ts';
import { disclose } from '../../security/index.ts';
import { defineDisturbance } from '../define.ts';

const DEVICE_EMULATION = SOFTWARE.indexOf('deviceEmulation');
const FREE = ADVISORY_STATES.indexOf('none');

/**
 * A way out of a guest, through a device that all hypervisors emulate. There is a patch when it is announced, and attackers
 * know it when the warning is over. It lasts until all hosts are patched.
 */
export const escapeAdvisory = defineDisturbance({
  subject: 'hall',
  warningS: 40,
  lengthS: 0,
  refusal: ({ advisories }) => (advisories.state.includes(FREE) ? undefined : { code: 'tooManyAdvisories' }),
  herald(world, _subject, startsAtTick) {
    disclose(world, DEVICE_EMULATION, startsAtTick, 0);
  },
  start() {},
});
