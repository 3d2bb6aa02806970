import type { HostId, VmId } from '#shared/ids.ts';
import { TIERS } from '#shared/sim/kernel/codes/index.ts';
import { opensAt } from '#shared/sim/kernel/scenario/unlocks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { placeAll } from '../duties/place.ts';
import { findsRoom, offersOf } from '../duties/sell-service.ts';
import { endPlan, type Plan, propose, startPlan } from '../plan.ts';

/** What is promised decides how much comes in; cores are plenty in this hall. */
const AS_PROMISED: Caution = { touched: 10, cores: 2 };
/** One of these opens with each stage of the ladder. */
const STAGES = ['setSharing', 'setBallooning', 'setCompression', 'setIdleTax'] as const;
/** Percent of its memory that the hall promises before the first stage and after each: where a day earns most. */
const PROMISED_PERCENT = [115, 130, 150, 160, 180] as const;
/** What the hall has promised when it begins. */
const AS_IT_WAS_PERCENT = 107;
/** What is owed anyway, from when on hosts can pack pages; before that what the first day bears. */
const CAREFUL_PERCENT = [115, 115, 115, 125, 125] as const;
const IDLE_TAX_PERCENT = 90;
/** Heap as a multiple of what lives in it: half of a museum’s goes, for 70 % more cycles of a program that needs few. */
const HEAP_MULTIPLE = 2;
/** Shares of gold guests, as a multiple of normal. */
const GOLD_FACTOR = 4;
const GOLD = TIERS.indexOf('gold');

/** Tools that an operator uses: all, those that work from outside a guest, none. */
type Tools = 'all' | 'outside' | 'none';

/** How somebody runs a hall that is short of memory: with which tools, and what is promised. */
interface Style {
  readonly tools: Tools;
  readonly percent: (world: OpenWorld) => number;
}

/** Takes what fits into what it promises, and opens every tool as soon as it may. */
function operator(id: Bot['id'], style: Style): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = startPlan(world, memory);
      if (style.tools !== 'none') workFromOutside(plan);
      if (style.tools === 'all') workInside(plan);
      propose(plan, { name: 'setOvercommit', args: { percent: style.percent(world) } });
      if (placeAll(plan, [AS_PROMISED]) === 0) sell(plan);
      acknowledge(plan);
      return endPlan(plan);
    },
  };
}

/**
 * One promises more each time that a tool opens, and uses all of them; one promises what there is, and leaves the ladder as it
 * is; and one merges and packs pages, and lets no guest give any back.
 */
export const memoryCrunch = {
  reference: operator('reference', { tools: 'all', percent: promisedBy(PROMISED_PERCENT) }),
  twin: operator('twin', { tools: 'none', percent: () => AS_IT_WAS_PERCENT }),
  careful: operator('careful', { tools: 'outside', percent: promisedBy(CAREFUL_PERCENT) }),
} as const;

/** Uses all tools and promises so much: what the curve of profit over overcommit is measured with. */
export function promising(percent: number): Bot {
  return operator('reference', { tools: 'all', percent: () => percent });
}

/** A promise for each stage of the ladder. */
function promisedBy(percents: readonly number[]): Style['percent'] {
  return ({ scenario, tick }) => percents[STAGES.filter((order) => tick >= opensAt(scenario, order)).length];
}

/** Takes the first contract whose VMs all find a host, once nobody waits for one. */
function sell(plan: Plan): void {
  const tenant = offersOf(plan).find((offer) => findsRoom(plan, offer));
  if (tenant !== undefined) propose(plan, { name: 'acceptContract', args: { tenant } });
}

function workFromOutside(plan: Plan): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    propose(plan, { name: 'setSharing', args: { host, policy: 'tenant' } });
    propose(plan, { name: 'setCompression', args: { host, compress: true } });
  }
}

function workInside(plan: Plan): void {
  propose(plan, { name: 'setBallooning', args: { balloon: true } });
  propose(plan, { name: 'setIdleTax', args: { percent: IDLE_TAX_PERCENT } });
  for (let vm = 0 as VmId; vm < plan.world.vms.rows; vm++) prepare(plan, vm);
}

/** A smaller heap for Java machines, a driver for all others who take one, and gold gives last. */
function prepare(plan: Plan, vm: VmId): void {
  const { vms, tenants } = plan.world;
  const heapMib = HEAP_MULTIPLE * vms.liveHeapMib[vm];
  if (vms.heapMib[vm] > 0) propose(plan, { name: 'setHeap', args: { vm, heapMib } });
  else propose(plan, { name: 'installDriver', args: { vm } });
  if (tenants.tier[vms.tenant[vm]] !== GOLD) return;
  const args = { vm, sharesFactor: GOLD_FACTOR, reservationMhz: 0, limitMhz: 0, reservedMib: 0 };
  propose(plan, { name: 'setAllocation', args });
}
