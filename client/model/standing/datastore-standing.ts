import { at } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { type Incident, incidentsOf } from '#client/model/facts/incidents.ts';
import { counted, mib, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Cause, Status } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { costOf, type Standing, sinceOf } from './standing.ts';

export type DatastoreTrouble = 'full' | 'busy' | 'filling' | 'fine';

const STATUS_OF: Readonly<Record<DatastoreTrouble, Status>> = {
  full: 'breach',
  busy: 'hot',
  filling: 'watch',
  fine: 'ok',
};

/** What those whose disks lie there suffer from. */
const CAUSE_OF: Readonly<Record<DatastoreTrouble, Cause>> = {
  full: 'diskFull',
  busy: 'disk',
  filling: 'diskFull',
  fine: 'none',
};

/** ‰ of its time from which whoever reads waits for others, and ‰ of its room from which little is left; design values. */
const BUSY_PERMILLE = 900;
const FILLING_PERMILLE = 900;

/** The gravest thing about a datastore. */
export function datastoreTrouble({ datastores }: OpenWorld, row: number): DatastoreTrouble {
  if (at(datastores.full, row) === 1) return 'full';
  if (at(datastores.usedPermille, row) >= BUSY_PERMILLE) return 'busy';
  const allMib = at(datastores.physicalGib, row) * MIB_PER_GIB;
  return at(datastores.freeMib, row) <= (allMib * (1000 - FILLING_PERMILLE)) / 1000 ? 'filling' : 'fine';
}

/** How a datastore stands; an incident about its files is told as a VM's. */
export function datastoreStanding(world: OpenWorld, row: number): Standing {
  const { datastores, tick, scenario } = world;
  const trouble = datastoreTrouble(world, row);
  const about = incidentsOf(world).filter((incident) => isAboutDatastore(world, incident, row));
  const growing = at(datastores.growingGib, row);
  const words = {
    free: mib(Math.max(0, at(datastores.freeMib, row))),
    busy: percentOfPermille(at(datastores.usedPermille, row), 0),
    vms: counted('vms', at(datastores.vms, row)),
  };
  const sentence = t(`standing.datastore.${trouble}`, words);
  const comes = {
    sentence,
    more: mib(growing * MIB_PER_GIB),
    time: waitText((at(datastores.readyAtTick, row) - tick) * scenario.tickSeconds),
  };
  return {
    status: STATUS_OF[trouble],
    cause: CAUSE_OF[trouble],
    badge: trouble === 'fine' ? '' : t(`standing.datastore.${trouble}Badge`, words),
    sentence: growing > 0 ? t('standing.datastore.growing', comes) : sentence,
    sinceTick: sinceOf(about),
    cost: costOf(about),
  };
}

function isAboutDatastore({ vms }: OpenWorld, { kind, subject }: Incident, row: number): boolean {
  return kind === 'datastoreFull' && at(vms.datastore, subject.row) === row;
}
