import { IMAGE_FINDINGS, type IncidentKind, VM_STATES } from '../kernel/codes/index.ts';
import { hoursPerTick } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';

const ABSENT = VM_STATES.indexOf('none');
const INFECTED = IMAGE_FINDINGS.indexOf('infected');
/** A snapshot of this age has been forgotten, business hours; design value (120 seconds of a game). */
const FORGOTTEN_HOURS = 12;
/** What VMware advises: chains of at most three, none older than three days (KB 1025279, blog post of 2019-12-04). */
const MOST_DEEP = 3;
const OLDEST_HOURS = 72;

/** The trouble with files that is told as a VM’s. */
export type FileIncident = Extract<
  IncidentKind,
  'datastoreFull' | 'snapshotForgotten' | 'snapshotPolicy' | 'duplicateIdentity' | 'imageInfected'
>;

/** Tells all trouble with files, each with the VM that it is about. */
export function findFileIncidents(world: World, tell: (world: World, kind: FileIncident, vm: number) => void): void {
  const { datastores, snapshots, vms } = world;
  for (let d = 0; d < datastores.rows; d++) {
    const vm = datastores.full[d] === 1 ? firstOn(world, d) : -1;
    if (vm >= 0) tell(world, 'datastoreFull', vm);
  }
  for (let s = 0; s < snapshots.rows; s++) {
    if (snapshots.depth[s] === 0) continue;
    if (breaksPolicy(world, snapshots.vm[s])) tell(world, 'snapshotPolicy', snapshots.vm[s]);
    else if (isForgotten(world, snapshots.vm[s])) tell(world, 'snapshotForgotten', snapshots.vm[s]);
  }
  for (let v = 0; v < vms.rows; v++) {
    if (vms.duplicate[v] !== 0) tell(world, 'duplicateIdentity', v);
    if (vms.finding[v] === INFECTED) tell(world, 'imageInfected', v);
  }
}

/** Whether trouble with files is still there. */
export function fileIncidentHolds(world: World, kind: FileIncident, vm: number): boolean {
  const { vms, datastores } = world;
  switch (kind) {
    case 'datastoreFull':
      return datastores.full[vms.datastore[vm]] === 1;
    case 'snapshotForgotten':
      return isForgotten(world, vm) && !breaksPolicy(world, vm);
    case 'snapshotPolicy':
      return breaksPolicy(world, vm);
    case 'duplicateIdentity':
      return vms.duplicate[vm] !== 0;
    case 'imageInfected':
      return vms.finding[vm] === INFECTED && vms.state[vm] !== ABSENT;
  }
}

/** The VM that speaks for all that lie on a datastore. */
function firstOn({ vms }: World, d: number): number {
  for (let v = 0; v < vms.rows; v++) if (vms.state[v] !== ABSENT && vms.datastore[v] === d) return v;
  return -1;
}

function isForgotten(world: World, vm: number): boolean {
  return oldestHours(world, vm) >= FORGOTTEN_HOURS;
}

function breaksPolicy(world: World, vm: number): boolean {
  return world.vms.snapshots[vm] > MOST_DEEP || oldestHours(world, vm) > OLDEST_HOURS;
}

/** Age of the oldest snapshot of a VM, in business hours; 0 when it has none. */
function oldestHours({ snapshots, scenario, tick }: World, vm: number): number {
  for (let s = 0; s < snapshots.rows; s++) {
    if (snapshots.depth[s] === 1 && snapshots.vm[s] === vm) {
      return (tick - snapshots.takenAtTick[s]) * hoursPerTick(scenario);
    }
  }
  return 0;
}
