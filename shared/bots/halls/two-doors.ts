import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { capBulk } from '../duties/cap-bulk.ts';
import { choosePaths, restartDom0s, sizeDom0s } from '../duties/choose-path.ts';
import { cleanHosts } from '../duties/clean-hosts.ts';
import { evacuate } from '../duties/evacuate.ts';
import { foreseen } from '../duties/foresee.ts';
import { asideOf, patchHosts, unpatched } from '../duties/patch-hosts.ts';
import { placeAll } from '../duties/place.ts';
import { sleepEmpty, wake } from '../duties/power.ts';
import { relieve } from '../duties/relieve.ts';
import { hallHolds, sellWhere } from '../duties/sell-service.ts';
import { endPlan, type Outlook, type Plan, startPlan } from '../plan.ts';
import type { HallBots } from './index.ts';

const PLANNED: Caution = { touched: 0.9, cores: 0.8 };
const TIGHT: Caution = { touched: 1, cores: 1 };
const DESPERATE: Caution = { touched: 1.5, cores: 2 };
/** ‰ of its vCPUs at which a privileged guest keeps others waiting. */
const FULL_PERMILLE = 1000;

/** What an operator does about the doors: all, a second vCPU for a privileged guest that is full, nothing. */
type Doors = 'all' | 'widened' | 'none';

function operator(id: 'reference' | 'careful' | 'twin', doors: Doors): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = asideOf(startPlan(world, memory), unpatched(world)[0]);
      restartDom0s(plan);
      cleanHosts(plan);
      evacuate(plan, DESPERATE);
      const homeless = placeAll(plan, [PLANNED, TIGHT, DESPERATE]);
      if (doors === 'all') sizeDom0s(plan);
      if (doors === 'widened') sizeDom0s(plan, FULL_PERMILLE, 2);
      if (doors !== 'widened') capBulk(plan);
      patchHosts(plan, DESPERATE);
      if (doors === 'all' && unpatched(world).length === 0) choosePaths(plan);
      const spare = homeless > 0 || unpatched(world).length > 0;
      if (spare) wake(plan, true);
      else sleepEmpty(plan);
      sellWhere(plan, (after) => hallHolds(plan, after, PLANNED) && (doors !== 'all' || canBePatched(plan, after)));
      relieve(plan, PLANNED);
      acknowledge(plan);
      return endPlan(plan);
    },
  };
}

/** Whether a host can still be emptied by moving its guests: what is promised then fits on the others. A patch needs it, host by host. */
function canBePatched({ world }: Plan, after: Outlook): boolean {
  const due = foreseen(world, 'patchDue') !== undefined || unpatched(world).length > 0;
  return !due || after.freeMib >= Math.max(...world.hosts.memMib);
}

/** Gives each guest the door that suits it, and privileged guests the vCPUs that they need. */
const reference = operator('reference', 'all');
/** Leaves every guest the door that it came with, and every privileged guest its one vCPU. */
const twin = operator('twin', 'none');
/** Gives a privileged guest that is full a second vCPU; leaves paths and the uplink as they are. */
const careful = operator('careful', 'widened');

/** Who plays the hall of paths to devices. */
export const twoDoors: HallBots = { reference, twin, careful };
