import type { HostId } from '#shared/ids.ts';
import { HOST_STATES, HYPERVISORS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { empty, guestsOf } from '../duties/evacuate.ts';
import { foreseen } from '../duties/foresee.ts';
import { level } from '../duties/level.ts';
import { placeAll } from '../duties/place.ts';
import { relieve } from '../duties/relieve.ts';
import { rightsize, wakeAll } from '../duties/rightsize.ts';
import {
  answerAudits,
  auditImages,
  cutOff,
  keepApart,
  patchGuests,
  patchHosts,
  recoverHosts,
} from '../duties/secure.ts';
import { endPlan, type Plan, propose, startPlan } from '../plan.ts';
import type { HallBots } from './index.ts';

const PLANNED: Caution = { touched: 0.95, cores: 0.8 };
const TIGHT: Caution = { touched: 1.1, cores: 1 };
const DESPERATE: Caution = { touched: 1.5, cores: 2 };
/** Patching needs a host to spare: fewer hosts are wanted only as far as one more is on than would do. */
const ROOMY: Caution = { touched: 0.7, cores: 0.55 };
/** Memory that hosts may promise, in percent: so much that four of the six hold everything for a while. */
const ROOM_PERCENT = 150;
const AHEAD = { sleepHours: 5, wakeHours: 3 };
const ON = HOST_STATES.indexOf('on');
const SMALLEST = HYPERVISORS.indexOf('type1');

/**
 * What an operator does about attackers: patches, isolates, keeps apart, looks for what is there; takes lost hosts back and patches
 * hosts; nothing.
 */
type Guard = 'all' | 'mends' | 'none';

function operator(id: 'reference' | 'careful' | 'twin', guards: Guard): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = startPlan(world, memory);
      const left = GUARDS[guards](plan);
      placeAll(left, [PLANNED, TIGHT, DESPERATE]);
      relieve(left, TIGHT);
      level(left, PLANNED);
      acknowledge(left);
      return endPlan(left);
    },
  };
}

const GUARDS: { readonly [G in Guard]: (plan: Plan) => Plan } = {
  all: guard,
  mends: mend,
  none: (plan) => rightsize(plan, PLANNED, AHEAD),
};

/** Takes lost hosts back and patches hosts, on all hosts that there are. */
function mend(plan: Plan): Plan {
  propose(plan, { name: 'setOvercommit', args: { percent: ROOM_PERCENT } });
  recoverHosts(plan);
  patchHosts(plan);
  wakeAll(plan);
  return plan;
}

/** What is urgent first: audits, hosts and guests that are lost, then what may be lost, then what is reachable at all. */
function guard(plan: Plan): Plan {
  propose(plan, { name: 'setOvercommit', args: { percent: ROOM_PERCENT } });
  answerAudits(plan);
  recoverHosts(plan);
  patchHosts(plan);
  patchGuests(plan);
  auditImages(plan);
  cutOff(plan);
  keepApart(plan);
  if (needsRoom(plan.world)) {
    wakeAll(plan);
    return plan;
  }
  const left = shrinkSurface(plan);
  return left === plan ? rightsize(plan, ROOMY, AHEAD) : left;
}

/** While a host is lost, is to be patched or is about to have to be, all hosts are wanted: its guests must stand somewhere. */
function needsRoom(world: OpenWorld): boolean {
  const { hosts, hall } = world;
  const behind = hosts.state.some((state, h) => state === ON && hosts.patchLevel[h] < hall.patchLevel[0]);
  const announced = foreseen(world, 'escapeAdvisory') ?? foreseen(world, 'patchDue');
  return (
    behind || hosts.compromised.includes(1) || hosts.patching.some((state) => state > 0) || announced !== undefined
  );
}

/** One host after another gets a hypervisor without a privileged guest: a tenth of the code that attackers can reach. */
function shrinkSurface(plan: Plan): Plan {
  const { hosts } = plan.world;
  const large = plan.outlooks.filter(({ host, sound }) => sound && hosts.hypervisor[host] !== SMALLEST);
  if (large.length === 0) return plan;
  const guests = (host: HostId) => guestsOf(plan, host).length;
  const { host } = large.reduce((best, one) => (guests(one.host) < guests(best.host) ? one : best));
  const done = propose(plan, { name: 'setHypervisor', args: { host, hypervisor: 'type1' } });
  if (!done && !empty(plan, host, TIGHT)) return plan;
  const outlooks = plan.outlooks.map((one) => (one.host === host ? { ...one, sound: false } : one));
  return { ...plan, outlooks };
}

/**
 * The twin runs the same hall and looks after nothing that has to do with attackers; the careful one looks after hosts, and leaves
 * guests and what attackers can reach as they are.
 */
export const underAttackBots: HallBots = {
  reference: operator('reference', 'all'),
  twin: operator('twin', 'none'),
  careful: operator('careful', 'mends'),
};
