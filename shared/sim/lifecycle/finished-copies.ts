import type { VmId } from '#shared/ids.ts';
import { COPY_KINDS } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { advanceCopy, endCopy, paceCopies } from '../storage/index.ts';
import { finishClone } from './cloning.ts';
import { finishConversion } from './disk-format.ts';
import { finishDiskMove } from './disk-moves.ts';
import { finishMemoryImage, finishMerge } from './snapshot-work.ts';
import { finishResume, finishSuspend } from './vm-life.ts';

/** Does a tick of all bulk work, and what follows from that which is done. */
export function workCopies(world: World): void {
  const { copies } = world;
  paceCopies(world);
  for (let c = 0; c < copies.rows; c++) {
    if (copies.kind[c] === 0) continue;
    if (advanceCopy(world, c)) finish(world, c);
    else copies.donePermille[c] = donePermille(world, c);
  }
}

function donePermille({ copies }: World, c: number): number {
  const total = copies.totalMib[c];
  return total === 0 ? 1000 : Math.floor(50 * (1 - copies.leftExactMib[c] / total)) * 20;
}

function finish(world: World, c: number): void {
  const { copies } = world;
  const kind = COPY_KINDS[copies.kind[c]];
  const vm = copies.vm[c] as VmId;
  const to = copies.to[c];
  const [source, mib, identity] = [copies.source[c], copies.totalMib[c], copies.identity[c] === 1];
  endCopy(world, c);
  switch (kind) {
    case 'fullClone':
    case 'deploy':
    case 'linkedClone':
      finishClone(world, vm, source as VmId, identity);
      return;
    case 'merge':
      finishMerge(world, vm, source);
      return;
    case 'memoryImage':
      finishMemoryImage(world, vm, source);
      return;
    case 'suspend':
      finishSuspend(world, vm);
      return;
    case 'moveDisk':
      finishDiskMove(world, vm, to);
      return;
    case 'resume':
      finishResume(world, vm, mib);
      return;
    default:
      finishConversion(world, vm, kind === 'shrink');
  }
}
