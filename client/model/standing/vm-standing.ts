import { causeBadge, causeOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { breaksPromise, secondsToBreach } from '#client/model/facts/health.ts';
import { type Incident, incidentsOf } from '#client/model/facts/incidents.ts';
import { percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Standing, sinceOf } from './standing.ts';

const RUNNING = VM_STATES.indexOf('running');

/** How a VM stands. A VM on watch may cost soon without being an incident: its date is its own. */
export function vmStanding(world: OpenWorld, vm: number): Standing {
  const about = incidentsOf(world).filter((incident) => isAboutVm(incident, vm));
  const now = breaksPromise(world, vm);
  const nextS = secondsToBreach(world, vm);
  return {
    status: nameOf(STATUSES, at(world.vms.status, vm)),
    badge: causeBadge(world, vm),
    cause: causeOf(world, vm),
    sentence: vmSentence(world, vm),
    sinceTick: sinceOf(about),
    cost: { now, inS: now ? undefined : nextS, creditInS: nextS, dies: false },
  };
}

function isAboutVm({ subject }: Incident, vm: number): boolean {
  return subject.kind === 'vm' && subject.row === vm;
}

/** Why, and how much of its work it still does; a VM that does not run does none. */
function vmSentence(world: OpenWorld, vm: number): string {
  const { vms } = world;
  const cause = causeOf(world, vm);
  const why = t(`cause.${cause}.why`);
  if (cause === 'none' || at(vms.state, vm) !== RUNNING) return why;
  return t('standing.why', { why, speed: percentOfPermille(at(vms.speedPermille, vm), 0) });
}
