import { at, nameOf } from '#client/model/facts/cell.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { AUTOSCALE_METRICS, PRODUCTS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

const LIST_PRICE_PERMILLE = 1000;

/** What is special about a contract: said only where it is not as usual. */
export function contractFacts(world: OpenWorld, tenant: number): FactLine[] {
  const { tenants } = world;
  const facts: FactLine[] = [];
  const product = nameOf(PRODUCTS, at(tenants.product, tenant));
  if (product !== 'iaas') facts.push(['fact.product', t(`product.${product}`)]);
  const price = at(tenants.pricePermille, tenant);
  if (price !== LIST_PRICE_PERMILLE) facts.push(['fact.price', percentOfPermille(price, 0)]);
  if (at(tenants.autoscaleMax, tenant) > 0) {
    facts.push(['fact.vmsNow', number(at(tenants.vmsNow, tenant))], ['fact.autoscale', ruleText(world, tenant)]);
  }
  const endsAtTick = at(tenants.endsAtTick, tenant);
  if (endsAtTick > 0) {
    facts.push(['fact.ends', waitText((endsAtTick - world.tick) * world.scenario.tickSeconds)]);
  }
  return facts;
}

function ruleText({ tenants }: OpenWorld, tenant: number): string {
  const metric = nameOf(AUTOSCALE_METRICS, at(tenants.autoscaleMetric, tenant));
  if (metric === 'off') return t('choice.metric.off');
  const target = at(tenants.autoscaleTarget, tenant);
  return t('fact.autoscaleRule', {
    metric: t(`choice.metric.${metric}`),
    target: metric === 'cpu' ? percentOfPermille(target * 10, 0) : milliseconds(target),
    min: number(at(tenants.autoscaleMin, tenant)),
    max: number(at(tenants.autoscaleMax, tenant)),
  });
}
