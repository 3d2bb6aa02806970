import { flag } from '#shared/payload.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Patches all running hosts one after another, or stops after the one under way. */
export const setRollingPatch = defineCommand({
  payload: { rolling: flag() },

  check({ hall, hosts }, { rolling }) {
    if ((hall.rollingPatch[0] === 1) === rolling) return { code: 'nothingToChange' };
    const behind = hosts.state.some(
      (state, host) => state === HOST_STATES.indexOf('on') && hosts.patchLevel[host] < hall.patchLevel[0],
    );
    return !rolling || behind ? undefined : { code: 'allPatched' };
  },

  apply({ hall, events }, { rolling }, by) {
    hall.rollingPatch[0] = rolling ? 1 : 0;
    events.push({ type: 'rollingPatchSet', on: rolling, by });
  },
});
