import { waitingVms } from '#client/model/commands/plans.ts';
import { at } from '#client/model/facts/cell.ts';
import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import { incidentsOf } from '#client/model/facts/incidents.ts';
import { mib, number, rateOfCents, watts } from '#client/words/formats.ts';
import { NONE } from '#shared/ids.ts';
import type { JobName } from '#shared/protocol/crew.ts';
import { HOST_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** A figure that a job looks at first. `key` names its words; `bad`: it needs somebody. */
export interface JobFigure {
  readonly key: string;
  readonly value: string;
  readonly bad: boolean;
}

const ON = HOST_STATES.indexOf('on');
const BREACH = STATUSES.indexOf('breach');

const FIGURES: { readonly [J in JobName]: (world: OpenWorld) => readonly JobFigure[] } = {
  capacity: (world) => {
    const waiting = waitingVms(world).length;
    return [
      { key: 'waiting', value: number(waiting), bad: waiting > 0 },
      { key: 'freeMemory', value: mib(freeMib(world)), bad: false },
      { key: 'power', value: watts(at(world.hall.facilityW, 0)), bad: false },
    ];
  },
  operations: (world) => {
    const open = incidentsOf(world).filter((incident) => incident.open).length;
    const broken = count(world.vms.status, (status) => status === BREACH);
    return [
      { key: 'open', value: number(open), bad: open > 0 },
      { key: 'broken', value: number(broken), bad: broken > 0 },
      { key: 'moves', value: number(count(world.vms.migration, (move) => move !== NONE)), bad: false },
    ];
  },
  business: (world) => {
    const [offers, net] = [tenantsIn(world, 'offered').length, at(world.hall.netCentsPerS, 0)];
    return [
      { key: 'offers', value: number(offers), bad: offers > 0 },
      { key: 'net', value: rateOfCents(net), bad: net < 0 },
      { key: 'contracts', value: number(tenantsIn(world, 'active').length), bad: false },
    ];
  },
};

/** Figures shown of a job by one who has several. */
const OF_SEVERAL = 2;

/** What somebody with these jobs looks at first. */
export function jobFigures(world: OpenWorld, jobs: readonly JobName[]): readonly JobFigure[] {
  return jobs.flatMap((job) => FIGURES[job](world).slice(0, jobs.length > 1 ? OF_SEVERAL : undefined));
}

/** Memory that hosts which are on have left, MiB. */
function freeMib({ hosts }: OpenWorld): number {
  let sum = 0;
  for (let host = 0; host < hosts.rows; host++)
    if (at(hosts.state, host) === ON) sum += Math.max(0, at(hosts.freeMib, host));
  return sum;
}

function count(column: Int32Array, counts: (value: number) => boolean): number {
  return column.reduce((sum, value) => sum + (counts(value) ? 1 : 0), 0);
}
