import { int, oneOf } from '#shared/payload.ts';
import { FAULTS } from '../disturbances/index.ts';
import { disturbanceRefusal, inject } from '../mechanisms/disturb.ts';
import { defineCommand } from './define.ts';

/**
 * Makes something go wrong, for a lesson. `subject`: row of `hosts` for the two host faults, row of `tenants` for a
 * burst, −1 for the faults of the whole hall.
 */
export const injectFault = defineCommand({
  from: 'instructor',
  payload: { fault: oneOf(FAULTS), subject: int(-1, 65_535) },

  check: (world, { fault, subject }) => disturbanceRefusal(world, fault, subject),

  apply(world, { fault, subject }) {
    inject(world, fault, subject);
    world.events.push({ type: 'faultInjected', fault, subject });
  },
});
