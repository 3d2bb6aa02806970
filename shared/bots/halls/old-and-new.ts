import { CAUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { chooseTechniques } from '../duties/choose-technique.ts';
import { evacuate } from '../duties/evacuate.ts';
import { placeAll } from '../duties/place.ts';
import { relieve } from '../duties/relieve.ts';
import { hallHolds, sellWhere } from '../duties/sell-service.ts';
import { restartHung } from '../duties/start-again.ts';
import { endPlan, startPlan } from '../plan.ts';
import type { HallBots } from './index.ts';

const PLANNED: Caution = { touched: 0.9, cores: 0.85 };
const TIGHT: Caution = { touched: 1, cores: 1 };
const DESPERATE: Caution = { touched: 1.5, cores: 2 };

/** For whom an operator chooses a technique: for all, for those that show what theirs costs, for nobody. */
type Choice = 'all' | 'suffering' | 'none';

const TAX = CAUSES.indexOf('techniqueTax');

function operator(id: 'reference' | 'careful' | 'twin', choice: Choice): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = startPlan(world, memory);
      evacuate(plan, DESPERATE);
      restartHung(plan, choice !== 'none');
      placeAll(plan, [PLANNED, TIGHT, DESPERATE]);
      if (choice !== 'none') chooseTechniques(plan, (vm) => choice === 'all' || world.vms.cause[vm] === TAX);
      sellWhere(plan, (after) => hallHolds(plan, after, PLANNED));
      if (choice !== 'suffering') relieve(plan, PLANNED);
      acknowledge(plan);
      return endPlan(plan);
    },
  };
}

/** Runs each guest by the technique that is least work where it stands. */
const reference = operator('reference', 'all');
/** Leaves every guest with the technique that it came with. */
const twin = operator('twin', 'none');
/** Chooses anew where a guest shows that its technique costs more than its vCPUs have, and moves nobody who runs. */
const careful = operator('careful', 'suffering');

/** Who plays the hall of four generations. */
export const oldAndNew: HallBots = { reference, twin, careful };
