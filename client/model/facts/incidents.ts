import type { Subject } from '#client/model/state/subject.ts';
import { INCIDENT_KINDS, INCIDENT_STATES, type IncidentKind } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at, nameOf } from './cell.ts';
import { breaksPromise, secondsToBreach, secondsToFailure } from './health.ts';

/** Something that needs somebody, as the open columns tell it. */
export interface Incident {
  readonly row: number;
  readonly kind: IncidentKind;
  readonly subject: Subject;
  readonly open: boolean;
  readonly by: number;
  readonly sinceTick: number;
  /** Whether it costs with every second: the promise of its VM is broken. */
  readonly costsNow: boolean;
  /** Seconds until it costs (a failing host: until it dies); absent when it does already or no loss is in sight. */
  readonly costsInS: number | undefined;
  /** Seconds until the next credit falls due at the present rate, also while it costs already; absent when none is in sight. */
  readonly creditInS: number | undefined;
}

/** Open before acknowledged; then what costs soonest, then the oldest. */
export function incidentsOf(world: OpenWorld): Incident[] {
  const { incidents } = world;
  const found: Incident[] = [];
  for (let row = 0; row < incidents.rows; row++) {
    const state = nameOf(INCIDENT_STATES, at(incidents.state, row));
    if (state !== 'none') found.push(incidentAt(world, row, state === 'open'));
  }
  const urgency = (incident: Incident) => (incident.open ? 0 : 1e9) + urgencyOf(incident);
  return found.sort((a, b) => urgency(a) - urgency(b) || a.sinceTick - b.sinceTick);
}

/** Health that an incident stands for, when it is not a VM's own. */
const WEIGHT: Readonly<Record<IncidentKind, number>> = {
  hostFailed: 0,
  hostFailing: 10,
  vmBreach: 20,
  vmNotPlaced: 30,
  memoryPressure: 60,
  datastoreFull: 15,
  duplicateIdentity: 40,
  imageInfected: 45,
  migrationStuck: 80,
  snapshotForgotten: 90,
  snapshotPolicy: 95,
  rackHot: 5,
  breakerOverload: 3,
  hostCompromised: 2,
  vmCompromised: 25,
  vmWatch: 100,
};

function urgencyOf({ kind, costsInS }: Incident): number {
  return WEIGHT[kind] + Math.min(19, costsInS ?? 0);
}

/** Incidents that are the same thing, the most urgent first. */
export type IncidentGroup = readonly [Incident, ...Incident[]];

/** A promise that breaks and one that is about to are one trouble, when they have one cause on one host. */
const TROUBLE: { readonly [K in IncidentKind]?: string } = { vmBreach: 'service', vmWatch: 'service' };

/** The same incidents with those of VMs on one host, of one kind, one cause and in one state put together. */
export function incidentGroups({ vms }: OpenWorld, incidents: readonly Incident[]): IncidentGroup[] {
  const groups = new Map<string, [Incident, ...Incident[]]>();
  for (const incident of incidents) {
    const { kind, subject, open, by, row } = incident;
    const [host, cause] = [at(vms.host, subject.row), at(vms.cause, subject.row)];
    const key = subject.kind === 'vm' ? `${TROUBLE[kind] ?? kind} ${open ? '' : by} ${host} ${cause}` : `row ${row}`;
    const group = groups.get(key);
    if (group) group.push(incident);
    else groups.set(key, [incident]);
  }
  return [...groups.values()];
}

function incidentAt(world: OpenWorld, row: number, open: boolean): Incident {
  const { incidents } = world;
  const kind = nameOf(INCIDENT_KINDS, at(incidents.kind, row));
  const subject = incidentSubject(world, kind, at(incidents.subject, row));
  const costsNow = kind === 'vmBreach' || (subject.kind === 'vm' && breaksPromise(world, subject.row));
  return {
    row,
    kind,
    subject,
    open,
    by: at(incidents.acknowledgedBy, row),
    sinceTick: at(incidents.sinceTick, row),
    costsNow,
    costsInS: costsNow ? undefined : secondsToCost(world, kind, subject),
    creditInS: subject.kind === 'vm' ? secondsToBreach(world, subject.row) : undefined,
  };
}

function secondsToCost(world: OpenWorld, kind: IncidentKind, subject: Subject): number | undefined {
  if (kind === 'hostFailing') return secondsToFailure(world, subject.row);
  return subject.kind === 'vm' ? secondsToBreach(world, subject.row) : undefined;
}

const HOST_INCIDENTS: readonly IncidentKind[] = [
  'hostFailed',
  'hostFailing',
  'memoryPressure',
  'rackHot',
  'breakerOverload',
  'hostCompromised',
];

/** Whom an incident is about; the row that a stuck move carries is the move's. */
export function incidentSubject(world: OpenWorld, kind: IncidentKind, row: number): Subject {
  if (HOST_INCIDENTS.includes(kind)) return { kind: 'host', row };
  if (kind === 'migrationStuck') return { kind: 'vm', row: at(world.migrations.vm, row) };
  return { kind: 'vm', row };
}
