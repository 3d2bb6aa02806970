import { NONE } from '#shared/ids.ts';
import type { TenantSpec } from '../../kernel/scenario/scenario.ts';
import { bringOffer, tenantForDeal } from '../../tenants/index.ts';
import { type Disturbance, defineDisturbance } from '../define.ts';

/** A customer of the scenario that has waited for this occasion offers its contract; it stands as long as the occasion lasts. */
export function occasion(
  name: NonNullable<TenantSpec['comesWith']>,
  given: Pick<Disturbance, 'lengthS'> & Partial<Disturbance>,
): Disturbance {
  return defineDisturbance({
    subject: 'hall',
    harmless: true,
    refusal: (world) => (tenantForDeal(world, name) === NONE ? { code: 'nobodyToOffer' } : undefined),
    start: (world, _subject, _factor, endsAtTick) => bringOffer(world, name, endsAtTick),
    ...given,
  });
}
