import type { Bot } from '#shared/bots/bot.ts';
import { foreseen } from '#shared/bots/duties/foresee.ts';
import { placeAll } from '#shared/bots/duties/place.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { TenantId } from '#shared/ids.ts';

/** Before an announced rush begins, so many seconds are enough for machines to be there. */
const SOON_S = 10;
/** Percent of its vCPUs at which a rule keeps a machine. */
const TARGET_PERCENT = 60;

/** Bounds of a rule, in VMs. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Gives each customer a rule that keeps its machines busy for three fifths of their time, within bounds for quiet times and for an announced rush. */
export function scaler(id: Bot['id'], quiet: Bounds, announced: Bounds): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        giveRules(plan, quiet, announced);
        placeAll(plan, [{ touched: 1, cores: 2 }]);
      }),
  };
}

export function giveRules(plan: Plan, quiet: Bounds, announced: Bounds): void {
  const rush = foreseen(plan.world, 'tenantBurst');
  for (let tenant = 0 as TenantId; tenant < plan.world.tenants.rows; tenant++) {
    const soon = rush !== undefined && rush.subject === tenant && rush.startsInS > 0 && rush.startsInS <= SOON_S;
    const rule = { metric: 'cpu', target: TARGET_PERCENT, cooldownS: 5, ...(soon ? announced : quiet) } as const;
    propose(plan, { name: 'setAutoscale', args: { tenant, ...rule } });
  }
}
