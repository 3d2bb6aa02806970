import type { TenantId } from '#shared/ids.ts';
import { int, oneOf, row } from '#shared/payload.ts';
import { PERMILLE } from '#shared/units.ts';
import { TIERS } from '../../kernel/codes/index.ts';
import { activeTenantRefusal } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

const PERMILLE_PER_PERCENT = PERMILLE / 100;

/**
 * Sets what a tenant pays, in percent of the list price, and its tier, from the next SLA period on. Who pays more asks for
 * less, and leaves when it is far too dear. Baseload pays what it has always paid.
 */
export const setPrice = defineCommand({
  payload: { tenant: row<TenantId>('tenants'), percent: int(50, 200), tier: oneOf(TIERS) },

  check(world, { tenant, percent, tier }) {
    const { tenants } = world;
    const refusal = activeTenantRefusal(world, tenant);
    if (refusal) return refusal;
    if (tenants.baseload[tenant] === 1) return { code: 'priceIsFixed', tenant };
    const same =
      tenants.nextPricePermille[tenant] === percent * PERMILLE_PER_PERCENT &&
      tenants.nextTier[tenant] === TIERS.indexOf(tier);
    return same ? { code: 'nothingToChange' } : undefined;
  },

  apply({ tenants, events }, { tenant, percent, tier }, by) {
    const pricePermille = percent * PERMILLE_PER_PERCENT;
    tenants.nextPricePermille[tenant] = pricePermille;
    tenants.nextTier[tenant] = TIERS.indexOf(tier);
    events.push({ type: 'priceAnnounced', tenant, pricePermille, by });
  },
});
