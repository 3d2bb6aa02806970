import { flag } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/**
 * Chooses whether hosts that nothing else helps write guest memory to disk. Switched off, guests wait for memory that nobody
 * can give; what is on disk stays there until somebody touches it.
 */
export const setSwapping = defineCommand({
  payload: { swap: flag() },

  check({ hall, scenario }, { swap }) {
    if (!scenario.policies.rungs.swap) return { code: 'notInThisScenario' };
    return (hall.swapping[0] === 1) === swap ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hall, events }, { swap }, by) {
    hall.swapping[0] = swap ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'swapping', value: hall.swapping[0], by });
  },
});
