import { flag } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Chooses whether hosts that are short of memory take it through their guests' balloons. Switched off, all shrink. */
export const setBallooning = defineCommand({
  payload: { balloon: flag() },

  check({ hall, scenario }, { balloon }) {
    if (!scenario.policies.rungs.balloon) return { code: 'notInThisScenario' };
    return (hall.ballooning[0] === 1) === balloon ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hall, events }, { balloon }, by) {
    hall.ballooning[0] = balloon ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'ballooning', value: hall.ballooning[0], by });
  },
});
