import { NONE, type VmId } from '#shared/ids.ts';
import { GUESTS, IO_PATHS, TECHNIQUES, WORKLOADS } from '../kernel/codes/index.ts';
import { sharesOf } from '../kernel/shares.ts';
import { SCHEMA, type World } from '../kernel/world.ts';
import { installHeap, USUAL_PATCH_SIZE, USUAL_SIMILAR } from '../memory/index.ts';
import { giveDisk, showDisk } from '../storage/index.ts';
import { USUAL_PACKET_BYTES } from '../virtualization/index.ts';

/**
 * Columns that belong to the row and not to the machine in it: whose it is, random state that goes on for rows that are
 * empty, and a rush at its tenant, which meets whatever machines that tenant has.
 */
const OF_THE_ROW: readonly string[] = [
  'tenant',
  'loadNoise',
  'sampledLoad',
  'peakRatio',
  'peakFrom',
  'burst',
  'burstEndsAtTick',
];

/**
 * Makes a row of `vms` the machine of its customer's description, as nobody has used it: nothing that was set, done to it or
 * held in it before is left. Whoever calls says in which state it is.
 */
export function describeVm(world: World, vm: VmId): void {
  const { vms, tenants, scenario, hall } = world;
  clearRow(world, vm);
  for (const column of [vms.host, vms.migration, vms.numaNode, vms.base, vms.origin]) column[vm] = NONE;
  if (vms.tenant[vm] === NONE) return;
  const spec = scenario.tenants[tenants.archetype[vms.tenant[vm]]].vm;
  giveDisk(world, vm, spec);
  showDisk(world, vm);
  vms.vcpus[vm] = spec.vcpus;
  vms.memMib[vm] = spec.memMib;
  vms.workload[vm] = WORKLOADS.indexOf(spec.workload);
  vms.technique[vm] = TECHNIQUES.indexOf(spec.technique);
  vms.guest[vm] = GUESTS.indexOf(spec.guest ?? 'linux');
  vms.ioPath[vm] = IO_PATHS.indexOf(spec.ioPath ?? 'virtio');
  vms.balloonDriver[vm] = spec.balloonDriver ? 1 : 0;
  installHeap(world, vm, spec.heap);
  vms.shares[vm] = sharesOf(spec.vcpus, 1);
  vms.ratedMhz[vm] = spec.ratedMhz ?? 0;
  vms.packetBytes[vm] = spec.packetBytes ?? USUAL_PACKET_BYTES;
  vms.meanLoad[vm] = spec.meanLoad;
  vms.touchedShare[vm] = spec.touchedFraction;
  vms.activeShare[vm] = spec.activeFraction;
  vms.similarShare[vm] = spec.similarFraction ?? USUAL_SIMILAR;
  vms.patchShare[vm] = spec.patchFraction ?? USUAL_PATCH_SIZE;
  vms.guestPatch[vm] = hall.guestPatchLevel[0];
  for (const factor of [vms.cpuFactor, vms.noiseFactor, vms.netFraction, vms.diskFraction]) factor[vm] = 1;
  vms.taxFactor[vm] = 1;
}

/** Columns that belong to the machine in a row. */
const OF_THE_MACHINE = [...Object.keys(SCHEMA.vms.hidden), ...Object.keys(SCHEMA.vms.open)].filter(
  (column) => !OF_THE_ROW.includes(column),
);

function clearRow({ vms }: World, vm: VmId): void {
  const columns = vms as unknown as { readonly [column: string]: Float64Array | Int32Array };
  for (let i = 0; i < OF_THE_MACHINE.length; i++) columns[OF_THE_MACHINE[i]][vm] = 0;
}
