import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Bot } from './bot.ts';
import type { Caution } from './choose-host.ts';
import { acknowledge } from './duties/acknowledge.ts';
import { buyOne, oneHostIsEnough, paysForHosts } from './duties/buy.ts';
import { evacuate } from './duties/evacuate.ts';
import { placeAll } from './duties/place.ts';
import { darken, wake } from './duties/power.ts';
import { relieve } from './duties/relieve.ts';
import { accept, addTenant, hallHolds, lackOf, offersOf, wholeHall } from './duties/sell-service.ts';
import { type Plan, propose, takeTurn } from './plan.ts';

/** Memory that it lets hosts promise, in percent: what page sharing and balloons give back with ease. */
const OVERCOMMIT_PERCENT = 140;
/** How full it plans hosts, how full it still takes them, and what it does rather than leave a VM without a host. */
const PLANNED: Caution = { touched: 0.9, cores: 0.88 };
const TIGHT: Caution = { touched: 1, cores: 1 };
const DESPERATE: Caution = { touched: 1.5, cores: 2 };

/** A competent operator without foresight: sells what fits, buys hosts that pay, moves what suffers, saves power at night. */
export const reference: Bot = {
  id: 'reference',
  play: (world, memory) => takeTurn(world, memory, (plan) => operate(plan)),
};

/** What an operator leaves to others; absent = it does all of it. */
export interface Habits {
  /** Saves power at night. */
  readonly sleeps?: boolean;
  /** Takes contracts, and buys hosts for them. */
  readonly sells?: boolean;
  /** Buys hosts when those that there are will be short, and not only for guests without a place. */
  readonly buysAhead?: boolean;
  /** Moves guests off hosts that fail or are crowded. */
  readonly moves?: boolean;
  /** Memory that it lets hosts promise, in percent; absent = what page sharing and balloons give back with ease. */
  readonly promisedPercent?: number;
}

/** What the reference does in a turn, for operators that do more than that, or less. */
export function operate(plan: Plan, habits: Habits = {}): void {
  const { sleeps = true, sells = true, buysAhead = true, moves = true, promisedPercent = OVERCOMMIT_PERCENT } = habits;
  const { world } = plan;
  if (moves) evacuate(plan, DESPERATE);
  propose(plan, { name: 'setOvercommit', args: { percent: promisedPercent } });
  const homeless = placeAll(plan, helpIsComing(world) ? [PLANNED, TIGHT] : [PLANNED, TIGHT, DESPERATE]);
  const short = homeless > 0 || (buysAhead && !hallHolds(plan, wholeHall(plan), TIGHT));
  if (!wake(plan, short) && short) buyOne(plan, lackOf(plan, wholeHall(plan), TIGHT));
  if (sells) sellService(plan);
  if (moves) relieve(plan, PLANNED);
  if (sleeps) darken(plan, PLANNED);
  acknowledge(plan);
}

const COMING = [HOST_STATES.indexOf('delivering'), HOST_STATES.indexOf('booting'), HOST_STATES.indexOf('waking')];

/** Whether another host is on its way, so that it is better to wait than to crowd the ones there are. */
function helpIsComing({ hosts }: OpenWorld): boolean {
  return hosts.state.some((state) => COMING.includes(state));
}

/** Takes what fits; for what does not, it orders a host if the contract pays for it, and takes it when that is near. */
function sellService(plan: Plan): void {
  const hall = wholeHall(plan);
  for (const tenant of offersOf(plan)) {
    const after = { ...hall };
    addTenant(plan.world, tenant, after);
    const lack = lackOf(plan, after, PLANNED);
    if (hallHolds(plan, after, PLANNED)) accept(plan, tenant, hall);
    else if (oneHostIsEnough(plan, tenant, lack) && paysForHosts(plan.world, tenant, 1)) buyOne(plan, lack);
  }
}
