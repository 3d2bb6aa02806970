import { at, nameOf } from '#client/model/facts/cell.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { datastoreName, hostName } from '#client/model/facts/names.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted, mib, moneyOfCents, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { DATASTORE_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { overheadMib } from '#shared/sim/memory/index.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import { DISK_DEVICES, growthCents } from '#shared/sim/storage/index.ts';
import { PERMILLE } from '#shared/units.ts';
import type { Preview, PreviewLine } from './preview-line.ts';

const US_PER_MS = 1000;
/** A datastore that is always busy still gives a little to who comes new. */
const BUSIEST = 0.95;
const MIB_PER_GIB = 1024;

/** How busy its vCPUs would be, and what its host could still promise; it pays no more. */
export function resizePreview(world: OpenWorld, { vm, vcpus, memMib }: Args): Preview | undefined {
  if (typeof vm !== 'number' || typeof vcpus !== 'number' || typeof memMib !== 'number') return undefined;
  const { vms } = world;
  const busy = at(vms.loadPermille, vm);
  const then = (busy * at(vms.vcpus, vm)) / Math.max(1, vcpus);
  const words = { after: percentOfPermille(then, 0), now: percentOfPermille(busy, 0), vcpus: counted('vcpus', vcpus) };
  const lines: PreviewLine[] = [{ tone: then < busy ? 'good' : 'plain', text: t('preview.resize.busy', words) }];
  const host = at(vms.host, vm);
  if (host !== NONE) lines.push(roomLine(world, vm, host, memMib));
  return { lines: [...lines, { tone: 'plain', text: t('preview.resize.fee') }] };
}

function roomLine(world: OpenWorld, vm: number, host: number, memMib: number): PreviewLine {
  const moreMib = memMib + overheadMib(memMib) - guestNeedMib(world, vm as VmId);
  const leftMib = committableMib(world, host as HostId) - moreMib;
  const words = { host: hostName(host), left: mib(Math.max(0, leftMib)) };
  return { tone: leftMib < 0 ? 'bad' : 'plain', text: t('preview.place', words) };
}

/** How much is copied, how long that takes at least, and how fast the other datastore answers. */
export function diskMovePreview(world: OpenWorld, { vm, datastore }: Args): Preview | undefined {
  if (typeof vm !== 'number' || typeof datastore !== 'number') return undefined;
  const { vms, datastores } = world;
  const from = at(vms.datastore, vm);
  const sizeMib = at(vms.diskMib, vm);
  const seconds = sizeMib / Math.min(rateMibPerS(world, from), rateMibPerS(world, datastore));
  const latency = (row: number) => milliseconds(at(datastores.latencyUs, row) / US_PER_MS);
  const leftMib = at(datastores.freeMib, datastore) - sizeMib;
  const name = datastoreName(datastore);
  const lines: PreviewLine[] = [
    { tone: 'plain', text: t('preview.diskMove.copies', { size: mib(sizeMib), time: waitText(seconds) }) },
    { tone: 'plain', text: t('preview.diskMove.answers', { name, after: latency(datastore), now: latency(from) }) },
    {
      tone: leftMib < 0 ? 'bad' : 'good',
      text: t('preview.diskMove.left', { name, left: mib(Math.max(0, leftMib)) }),
    },
  ];
  return { lines };
}

/** What a datastore gives to somebody who reads or writes in a row, as far as others leave it idle; MiB/s. */
function rateMibPerS({ datastores, scenario }: OpenWorld, row: number): number {
  const { mibPerS } = scenario.datastores?.[row] ?? {};
  const idle = 1 - Math.min(BUSIEST, at(datastores.usedPermille, row) / PERMILLE);
  return (mibPerS ?? DISK_DEVICES[nameOf(DATASTORE_KINDS, at(datastores.kind, row))].mibPerS) * idle;
}

/** What more room costs. */
export function growPreview(world: OpenWorld, { datastore, gib }: Args): Preview | undefined {
  if (typeof datastore !== 'number' || typeof gib !== 'number') return undefined;
  const freeMib = at(world.datastores.freeMib, datastore) + gib * MIB_PER_GIB;
  const words = { price: moneyOfCents(growthCents(world, datastore, gib), 0), left: mib(freeMib) };
  return { lines: [{ tone: 'plain', text: t('preview.grow', words) }] };
}
