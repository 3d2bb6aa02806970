import type { TenantId } from '#shared/ids.ts';
import { TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Bot } from '../bot.ts';
import { expectRush } from '../duties/expect-rush.ts';
import { levelOrDarken } from '../duties/get-ready.ts';
import { shareByTier } from '../duties/share-by-tier.ts';
import { type Plan, propose, takeTurn } from '../plan.ts';
import { operate } from '../reference.ts';
import type { HallBots } from './index.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
/** Load that it keeps elastic machines at, percent of their vCPUs, and what it lets a change rest, seconds. */
const TARGET_PERCENT = 55;
const COOLDOWN_S = 6;

/** Gives every elastic customer a rule; the twin leaves their number as it is. */
function scaler(id: Bot['id'], scales: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (scales) setRules(plan);
        expectRush(plan);
        operate(plan, { sleeps: false });
        levelOrDarken(plan);
        shareByTier(plan);
      }),
  };
}

function setRules(plan: Plan): void {
  const { tenants, scenario } = plan.world;
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    if (tenants.state[tenant] !== ACTIVE || tenants.autoscaleMax[tenant] > 0) continue;
    const { elastic } = scenario.tenants[tenants.archetype[tenant]];
    if (elastic === undefined) continue;
    const [min, max] = [elastic.start, tenants.vms[tenant]];
    const rule = { metric: 'cpu', target: TARGET_PERCENT, min, max, cooldownS: COOLDOWN_S } as const;
    propose(plan, { name: 'setAutoscale', args: { tenant, ...rule } });
  }
}

/** Who plays the elastic hall: it is about customers whose size follows their load. */
export const elastic: HallBots = { reference: scaler('reference', true), twin: scaler('twin', false) };
