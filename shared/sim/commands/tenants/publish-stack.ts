import { oneOf } from '#shared/payload.ts';
import { isPublished, publish, STACKS } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Sets up a platform or a finished service to sell. Whoever sells one patches what is above the machine. */
export const publishStack = defineCommand({
  payload: { product: oneOf(STACKS) },

  check: (world, { product }) => (isPublished(world, product) ? { code: 'nothingToChange' } : undefined),

  apply(world, { product }, by) {
    const byTick = publish(world, product);
    world.events.push({ type: 'stackPublished', product, byTick, by });
  },
});
