import { flag } from '#shared/payload.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Lets hosts that are not needed be put to sleep and woken again by themselves, or not. */
export const setPowerSaving = defineCommand({
  payload: { saving: flag() },

  check: ({ hall }, { saving }) => ((hall.savePower[0] === 1) === saving ? { code: 'nothingToChange' } : undefined),

  apply({ hall, hosts, events }, { saving }, by) {
    hall.savePower[0] = saving ? 1 : 0;
    hall.quietHours[0] = 0;
    hall.busyHours[0] = 0;
    // Those that are on their way to sleep stay awake; those that sleep can be woken by hand.
    for (let host = 0; host < hosts.rows; host++) {
      if (!saving && hosts.state[host] === HOST_STATES.indexOf('on')) hosts.standby[host] = 0;
    }
    events.push({ type: 'powerSavingSet', on: saving, by });
  },
});
