import { oneOf } from '#shared/payload.ts';
import { ENERGY_PLANS } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Orders another contract for electricity; it holds from the next day on. */
export const setEnergyPlan = defineCommand({
  payload: { plan: oneOf(ENERGY_PLANS) },

  check: ({ hall }, { plan }) =>
    hall.nextEnergyPlan[0] === ENERGY_PLANS.indexOf(plan) ? { code: 'nothingToChange' } : undefined,

  apply({ hall, events }, { plan }, by) {
    hall.nextEnergyPlan[0] = ENERGY_PLANS.indexOf(plan);
    events.push({ type: 'policyChanged', policy: 'energyPlan', value: hall.nextEnergyPlan[0], by });
  },
});
