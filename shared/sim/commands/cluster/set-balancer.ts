import { int, oneOf } from '#shared/payload.ts';
import { BALANCER_MODES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Lets the balancer be, suggest moves, or make them; and how eagerly. */
export const setBalancer = defineCommand({
  payload: { mode: oneOf(BALANCER_MODES), level: int(1, 5) },

  check({ hall }, { mode, level }) {
    const same = hall.balancer[0] === BALANCER_MODES.indexOf(mode) && hall.balancerLevel[0] === level;
    return same ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hall, suggestions, events }, { mode, level }, by) {
    hall.balancer[0] = BALANCER_MODES.indexOf(mode);
    hall.balancerLevel[0] = level;
    suggestions.reason.fill(0);
    events.push({ type: 'balancerSet', mode, level, by });
  },
});
