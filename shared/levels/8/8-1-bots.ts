import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { TenantId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { separate } from '../6/6-5-bots.ts';
import { giveRules } from '../7/7-2-bots.ts';

const FAILED = HOST_STATES.indexOf('failed');
const PAIRS = [1, 2, 3] as TenantId[];
/** Percent of their memory that hosts may promise once guests give back what they do not use. */
const PROMISE_PERCENT = 150;

/** Which ideas somebody has. */
export interface Ideas {
  /** Machines follow the load, with a floor before an announced rush. */
  readonly elastic: boolean;
  /** Hosts promise more memory than they have. */
  readonly promise: boolean;
  /** Balloons take back what guests do not use. */
  readonly balloons: boolean;
  /** What stands twice stands on two hosts, and a host’s worth of room is kept. */
  readonly apart: boolean;
}

/** Gets a hall ready for a rush and for the loss of a host, with some ideas or all. */
export function holidayOperator(id: Bot['id'], ideas: Ideas): Bot {
  return {
    id,
    play: (world, memory) => takeTurn(world, memory, (plan) => prepare(plan, ideas)),
  };
}

function prepare(plan: Plan, { elastic, promise, balloons, apart }: Ideas): void {
  if (promise) propose(plan, { name: 'setOvercommit', args: { percent: PROMISE_PERCENT } });
  if (balloons) propose(plan, { name: 'setBallooning', args: { balloon: true } });
  if (apart) keepApart(plan);
  if (elastic) giveRules(plan, { min: 2, max: 8 }, { min: 6, max: 8 });
}

/** The reserve is there to be used: once a server is gone, its room is for those who want it. */
function keepApart(plan: Plan): void {
  const hosts = plan.world.hosts.state.includes(FAILED) ? 0 : 1;
  propose(plan, { name: 'setHaReserve', args: { hosts } });
  for (const tenant of PAIRS) separate(plan, tenant);
}
