import { flag, int, oneOf, optional } from '#shared/payload.ts';
import { FAULTS } from '../../disturbances/index.ts';
import { disturbanceRefusal, inject, injectSilently } from '../../disturbances/inject.ts';
import { defineCommand } from '../define.ts';

/**
 * Makes something go wrong, for a lesson. `subject`: the row of what the disturbance says that it happens to (a host, a rack,
 * a VM, a tenant), −1 for what happens to the whole hall. `silent`: the team is told nothing, and finds it by what it does;
 * absent = it is announced, with its usual warning.
 */
export const injectFault = defineCommand({
  from: 'instructor',
  payload: { fault: oneOf(FAULTS), subject: int(-1, 65_535), silent: optional(flag()) },

  check: (world, { fault, subject }) => disturbanceRefusal(world, fault, subject),

  apply(world, { fault, subject, silent }) {
    if (silent) return injectSilently(world, fault, subject);
    inject(world, fault, subject);
    world.events.push({ type: 'faultInjected', fault, subject });
  },
});
