import { at } from '#client/model/facts/cell.ts';
import { seconds } from '#client/model/facts/facts.ts';
import { datastoreName, vmName } from '#client/model/facts/names.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { mib, moneyOfCents, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { growthCents, snapshotAt } from '#shared/sim/storage/index.ts';
import type { Choice } from './choice.ts';

const OFF = VM_STATES.indexOf('off');
/** Parts of a datastore by which one may let it grow at once. */
const GROWTH = [0.1, 0.25, 0.5, 1];

/** The values to offer for what is done with disks; nothing for arguments that are not about them. */
export function fileChoices(world: OpenWorld, name: string, args: Args): Choice[] {
  const vm = (typeof args.vm === 'number' ? args.vm : 0) as VmId;
  switch (name) {
    case 'into':
      return placesFor(world, vm);
    case 'datastore':
      return datastoreChoices(world);
    case 'depth':
      return snapshotChoices(world, vm);
    case 'gib':
      return growthChoices(world, typeof args.datastore === 'number' ? args.datastore : 0);
    default:
      return [];
  }
}

/** VMs of the same customer that are off: their disks can be written over. */
function placesFor(world: OpenWorld, vm: VmId): Choice[] {
  const { vms } = world;
  const choices: Choice[] = [];
  for (let v = 0; v < vms.rows; v++) {
    if (v === vm || at(vms.tenant, v) !== at(vms.tenant, vm) || at(vms.state, v) !== OFF) continue;
    choices.push({ value: v, label: vmName(world, v) });
  }
  return choices;
}

function datastoreChoices(world: OpenWorld): Choice[] {
  return Array.from({ length: world.datastores.rows }, (_, value) => ({
    value,
    label: t('choice.datastore', { name: datastoreName(value), free: mib(at(world.datastores.freeMib, value)) }),
  }));
}

/** The newest first: it is what one most often goes back to. */
function snapshotChoices(world: OpenWorld, vm: VmId): Choice[] {
  const { vms, snapshots, tick, scenario } = world;
  const choices: Choice[] = [];
  for (let depth = at(vms.snapshots, vm); depth > 0; depth--) {
    const s = snapshotAt(world, vm, depth);
    const age = (tick - at(snapshots.takenAtTick, s)) * scenario.tickSeconds;
    const size = mib(at(snapshots.deltaMib, s) + at(snapshots.memoryMib, s));
    choices.push({ value: depth, label: t('choice.snapshot', { no: depth, age: seconds(age), size }) });
  }
  return choices;
}

function growthChoices(world: OpenWorld, datastore: number): Choice[] {
  const physicalGib = at(world.datastores.physicalGib, datastore);
  return GROWTH.map((part) => {
    const value = Math.max(1, Math.round(part * physicalGib));
    const price = moneyOfCents(growthCents(world, datastore, value), 0);
    return { value, label: t('choice.gib', { size: number(value), price }) };
  });
}
