import { NONE, type VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { DATASTORE_KINDS, VM_STATES } from '../kernel/codes/index.ts';
import type { Scenario, VmSpec } from '../kernel/scenario/scenario.ts';
import type { DatastoreSpec } from '../kernel/scenario/storage-spec.ts';
import type { World } from '../kernel/world.ts';
import { diskNeeds } from './disk-demand.ts';
import { DISK_DEVICES } from './disk-devices.ts';
import { measureSpace, runFilesMib, runFilesOf } from './disk-space.ts';
import { fullBucket } from './iops-caps.ts';
import { publishStorage } from './publish.ts';

const RUNNING = VM_STATES.indexOf('running');
/** Room of the datastore of a scenario that says nothing: so many times what all its VMs could ever need. */
const AMPLE_FACTOR = 2;
/** Room for the files of a VM that a cloud’s population draws, GiB: more than its largest memory and its disk. */
const POPULATION_GIB = 128;

/** Sets up the datastores of a scenario; none is full before there are VMs. */
export function installDatastores(world: World): void {
  const { datastores, snapshots, copies, vms, scenario } = world;
  const specs = scenario.datastores ?? [ampleDatastore(scenario)];
  specs.forEach((spec, d) => {
    datastores.kind[d] = DATASTORE_KINDS.indexOf(spec.kind);
    datastores.host[d] = spec.local ?? NONE;
    datastores.physicalGib[d] = spec.physicalGib;
    datastores.iops[d] = spec.iops ?? DISK_DEVICES[spec.kind].iops;
    datastores.mibPerS[d] = spec.mibPerS ?? DISK_DEVICES[spec.kind].mibPerS;
    datastores.speedFactor[d] = 1;
  });
  vms.base.fill(NONE);
  vms.origin.fill(NONE);
  snapshots.vm.fill(NONE);
  copies.vm.fill(NONE);
}

function ampleDatastore({ tenants, demand, rows }: Scenario): DatastoreSpec {
  let gib = demand.kind === 'population' ? rows.vms * POPULATION_GIB : 1;
  for (const { vm, vms } of tenants) gib += vms * (diskNeeds(vm).gib + vm.memMib / MIB_PER_GIB);
  return { kind: 'ample', physicalGib: Math.ceil(AMPLE_FACTOR * gib) };
}

/** Gives a VM the disk of its description. */
export function giveDisk(world: World, vm: VmId, spec: VmSpec): void {
  const { vms, scenario } = world;
  const needs = diskNeeds(spec);
  const row = spec.disk?.datastore ?? 0;
  if (row >= (scenario.datastores?.length ?? 1)) throw new Error(`no datastore ${row} in scenario ${scenario.id}`);
  vms.datastore[vm] = row;
  vms.diskGib[vm] = needs.gib;
  vms.thin[vm] = spec.disk?.thin ? 1 : 0;
  vms.iopsCap[vm] = spec.disk?.iopsCap ?? 0;
  vms.readIops[vm] = needs.readIops;
  vms.writeIops[vm] = needs.writeIops;
  vms.readsPerRequest[vm] = (needs.readIops * spec.serviceMs) / 1000 / spec.vcpus;
  vms.freshMibPerS[vm] = needs.freshMibPerS;
  vms.dataExactMib[vm] = needs.dataMib;
  vms.writtenExactMib[vm] = firstDiskMib(spec);
  vms.diskTokens[vm] = fullBucket(vms.iopsCap[vm]);
  vms.microVm[vm] = spec.microVm ? 1 : 0;
  vms.identity[vm] = vm;
  if (isBlank(world, vm)) emptyDisk(world, vm);
}

/** Whether a VM comes without a system: its customer has not installed so many. */
function isBlank({ vms, tenants, scenario }: World, vm: VmId): boolean {
  const tenant = vms.tenant[vm];
  if (tenant === NONE) return false;
  const { installed } = scenario.tenants[tenants.archetype[tenant]];
  return installed !== undefined && vm - tenants.firstVm[tenant] >= installed;
}

/** Nothing is written on it, so it takes no room. */
function emptyDisk({ vms }: World, vm: VmId): void {
  vms.blank[vm] = 1;
  vms.thin[vm] = 1;
  vms.dataExactMib[vm] = 0;
  vms.writtenExactMib[vm] = 0;
}

/** Room that the disk of a VM takes at the start, in MiB. */
function firstDiskMib(spec: VmSpec): number {
  const needs = diskNeeds(spec);
  return spec.disk?.thin ? needs.dataMib : needs.gib * MIB_PER_GIB;
}

/** Room that the files of a VM take at the start, in MiB: its disk, and what is there as well while it runs. */
export function initialFilesMib(spec: VmSpec): { readonly disk: number; readonly running: number } {
  return { disk: firstDiskMib(spec), running: runFilesOf(spec.memMib, 0) };
}

/** Makes the files of a VM what its customer’s description says: its row may be somebody’s again. */
export function freshDisk(world: World, vm: VmId): void {
  const { vms, tenants, scenario } = world;
  const tenant = vms.tenant[vm];
  for (const column of [vms.imageMib, vms.infected, vms.dirtyDisk, vms.finding, vms.auditedAtTick]) column[vm] = 0;
  vms.base[vm] = NONE;
  vms.origin[vm] = NONE;
  if (tenant !== NONE) giveDisk(world, vm, scenario.tenants[tenants.archetype[tenant]].vm);
}

/** Counts the files that are there at the start; the files of a VM that runs already are there with it. */
export function countInitialFiles(world: World): void {
  const { vms, datastores } = world;
  for (let v = 0; v < vms.rows; v++) if (vms.state[v] === RUNNING) vms.runFilesMib[v] = runFilesMib(world, v);
  measureSpace(world);
  publishStorage(world);
  world.events.length = 0;
  for (let d = 0; d < datastores.rows; d++) {
    const wantGib = datastores.writtenGib[d];
    if (wantGib > datastores.physicalGib[d]) {
      throw new Error(`${wantGib} GiB of files on datastore ${d}, which has ${datastores.physicalGib[d]} GiB`);
    }
  }
}
