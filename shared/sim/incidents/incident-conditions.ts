import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import {
  HOST_STATES,
  type IncidentKind,
  MEMORY_STATES,
  MIGRATION_STATES,
  STATUSES,
  TENANT_STATES,
  VM_STATES,
} from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { hallIncidentHolds } from './facility-incidents.ts';
import { fileIncidentHolds } from './storage-incidents.ts';

const WATCH = STATUSES.indexOf('watch');
const HOT = STATUSES.indexOf('hot');
const BREACH = STATUSES.indexOf('breach');
/** A move that after so many rounds still has no end in sight is stuck; design value. */
const STUCK_ROUNDS = 3;

/** The incident that a VM is by itself now, if any. */
export function vmIncident(world: World, vm: VmId): 'vmNotPlaced' | 'vmBreach' | 'vmWatch' | undefined {
  const { vms, hosts } = world;
  if (waitsForPlace(world, vm)) return 'vmNotPlaced';
  switch (vms.status[vm]) {
    case BREACH:
      return 'vmBreach';
    case HOT:
      // A failing host is an incident of its own, which speaks for its guests.
      return hosts.warningPermille[vms.host[vm]] > 0 ? undefined : 'vmWatch';
    case WATCH:
      return vms.breachAtTick[vm] > 0 ? 'vmWatch' : undefined;
    default:
      return undefined;
  }
}

/** The incident that a host is by itself now, if any. */
export function hostIncident(world: World, host: HostId): 'hostFailing' | 'memoryPressure' | undefined {
  const { hosts } = world;
  if (isFailing(world, host)) return 'hostFailing';
  return hosts.memoryState[host] >= MEMORY_STATES.indexOf('hard') ? 'memoryPressure' : undefined;
}

/** Whether a move is stuck: copying for rounds and not getting nearer its end. */
export function migrationIncident({ migrations }: World, m: number): boolean {
  const copying = migrations.state[m] === MIGRATION_STATES.indexOf('preCopy');
  return copying && migrations.round[m] >= STUCK_ROUNDS && migrations.predictedEndTick[m] === 0;
}

/** Whether an open incident has still its reason. Harder to end than to begin, so that none comes and goes. */
export function stillHolds(world: World, kind: IncidentKind, subject: number): boolean {
  const { vms, hosts } = world;
  switch (kind) {
    case 'vmWatch':
      return vms.status[subject] === WATCH || vms.status[subject] === HOT;
    case 'vmBreach':
      return vms.status[subject] === BREACH && !waitsForPlace(world, subject as VmId);
    case 'vmNotPlaced':
      return waitsForPlace(world, subject as VmId);
    case 'hostFailing':
      return isFailing(world, subject as HostId);
    case 'hostFailed':
      return hosts.state[subject] === HOST_STATES.indexOf('failed');
    case 'memoryPressure':
      return hosts.memoryState[subject] >= MEMORY_STATES.indexOf('soft');
    case 'migrationStuck':
      return migrationIncident(world, subject);
    case 'datastoreFull':
    case 'snapshotForgotten':
    case 'snapshotPolicy':
    case 'duplicateIdentity':
    case 'imageInfected':
      return fileIncidentHolds(world, kind, subject);
    case 'rackHot':
    case 'breakerOverload':
    case 'hostCompromised':
    case 'vmCompromised':
      return hallIncidentHolds(world, kind, subject);
  }
}

function isFailing({ hosts }: World, host: HostId): boolean {
  return hosts.state[host] === HOST_STATES.indexOf('on') && hosts.warningPermille[host] > 0;
}

function waitsForPlace({ vms, tenants }: World, vm: VmId): boolean {
  if (vms.host[vm] !== NONE || vms.state[vm] === VM_STATES.indexOf('none')) return false;
  if (vms.state[vm] === VM_STATES.indexOf('template')) return false;
  const tenant = vms.tenant[vm];
  return tenant !== NONE && tenants.state[tenant] === TENANT_STATES.indexOf('active');
}
