import { type HostId, type IncidentId, NONE, type VmId } from '#shared/ids.ts';
import { CAUSES, type Cause, INCIDENT_KINDS, INCIDENT_STATES, type IncidentKind } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { findHallIncidents, type HallIncident } from './facility-incidents.ts';
import { hostIncident, migrationIncident, stillHolds, vmIncident } from './incident-conditions.ts';
import { type FileIncident, findFileIncidents } from './storage-incidents.ts';

const FREE = INCIDENT_STATES.indexOf('none');
const OPEN = INCIDENT_STATES.indexOf('open');
const ACKNOWLEDGED = INCIDENT_STATES.indexOf('acknowledged');

/** Closes the incidents that are over and opens those that are new. */
export function keepIncidents(world: World): void {
  closeEnded(world);
  openFailedHosts(world);
  for (let h = 0; h < world.hosts.rows; h++) openHost(world, h as HostId);
  for (let vm = 0; vm < world.vms.rows; vm++) openVm(world, vm as VmId);
  for (let m = 0; m < world.migrations.rows; m++) {
    if (migrationIncident(world, m)) open(world, 'migrationStuck', m, 'none');
  }
  findFileIncidents(world, openFile);
  findHallIncidents(world, openHall);
}

function closeEnded(world: World): void {
  const { incidents } = world;
  for (let i = 0; i < incidents.rows; i++) {
    if (incidents.state[i] === FREE) continue;
    const kind = INCIDENT_KINDS[incidents.kind[i]];
    const known = kind === 'hostFailed' && incidents.state[i] === ACKNOWLEDGED;
    if (known || !stillHolds(world, kind, incidents.subject[i])) close(world, i as IncidentId);
  }
}

function close({ incidents }: World, incident: IncidentId): void {
  incidents.state[incident] = FREE;
  incidents.kind[incident] = 0;
  incidents.subject[incident] = NONE;
  incidents.cause[incident] = 0;
  incidents.sinceTick[incident] = 0;
  incidents.acknowledgedBy[incident] = NONE;
}

/** Trouble with files is told with the VM that it is about. */
function openFile(world: World, kind: FileIncident, vm: number): void {
  open(world, kind, vm, kind === 'datastoreFull' ? 'diskFull' : 'none');
}

function openHall(world: World, kind: HallIncident, subject: number): void {
  open(world, kind, subject, kind === 'rackHot' ? 'heat' : 'none');
}

/** A dead host is an incident once, at its death: nothing that a player does makes it well again. */
function openFailedHosts(world: World): void {
  for (let e = 0; e < world.events.length; e++) {
    const event = world.events[e];
    if (event.type === 'hostFailed') open(world, 'hostFailed', event.host, 'hostDown');
  }
}

function openHost(world: World, host: HostId): void {
  const kind = hostIncident(world, host);
  if (kind) open(world, kind, host, kind === 'hostFailing' ? 'hostDown' : 'none');
}

function openVm(world: World, vm: VmId): void {
  const kind = vmIncident(world, vm);
  if (kind === undefined || spokenFor(world, kind, vm)) return;
  open(world, kind, vm, CAUSES[world.vms.cause[vm]]);
}

/** One incident speaks for all VMs of a host with the same trouble, and for all VMs of a tenant that wait for a place. */
function spokenFor({ incidents, vms }: World, kind: IncidentKind, vm: VmId): boolean {
  const code = INCIDENT_KINDS.indexOf(kind);
  for (let i = 0; i < incidents.rows; i++) {
    if (incidents.state[i] === FREE || incidents.kind[i] !== code) continue;
    const other = incidents.subject[i];
    const together = kind === 'vmNotPlaced' ? vms.tenant[other] === vms.tenant[vm] : vms.host[other] === vms.host[vm];
    if (other === vm || (together && incidents.cause[i] === vms.cause[vm])) return true;
  }
  return false;
}

function open(world: World, kind: IncidentKind, subject: number, cause: Cause): void {
  const { incidents, tick, events } = world;
  const code = INCIDENT_KINDS.indexOf(kind);
  for (let i = 0; i < incidents.rows; i++) {
    if (incidents.state[i] !== FREE && incidents.kind[i] === code && incidents.subject[i] === subject) return;
  }
  const row = freeRow(world);
  if (row === NONE) return;
  incidents.state[row] = OPEN;
  incidents.kind[row] = code;
  incidents.subject[row] = subject;
  incidents.cause[row] = CAUSES.indexOf(cause);
  incidents.sinceTick[row] = tick;
  incidents.acknowledgedBy[row] = NONE;
  events.push({ type: 'incidentOpened', incident: row, kind, subject, cause });
}

/** A row for a new incident; when all are taken, the oldest acknowledged one makes room. */
function freeRow({ incidents }: World): IncidentId | typeof NONE {
  let oldest: IncidentId | typeof NONE = NONE;
  for (let i = 0 as IncidentId; i < incidents.rows; i++) {
    if (incidents.state[i] === FREE) return i;
    if (incidents.state[i] !== ACKNOWLEDGED) continue;
    if (oldest === NONE || incidents.sinceTick[i] < incidents.sinceTick[oldest]) oldest = i;
  }
  return oldest;
}
