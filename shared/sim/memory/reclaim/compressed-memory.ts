import type { ByHost } from '../../kernel/by-host.ts';
import type { World } from '../../kernel/world.ts';
import { COMPRESSED_SIZE, PATCH_SIZE } from '../guest-memory.ts';

/**
 * Drops so much of the compression caches and patches of a host that `debtMib` of machine memory is free again: the last
 * resort of a host whose guests have nothing else left (it took in too many at once). What was in there waits unbacked.
 * Answers what was freed, in MiB.
 */
export function dropPacked({ vms }: World, { start, vm }: ByHost, host: number, debtMib: number): number {
  let packedMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) packedMib += packed(vms, vm[i]);
  if (packedMib === 0) return 0;
  const part = Math.min(1, debtMib / packedMib);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    vms.unbackedMib[v] += part * (vms.compressedExactMib[v] + vms.patchedExactMib[v]);
    vms.compressedExactMib[v] *= 1 - part;
    vms.compressedActiveMib[v] *= 1 - part;
    vms.patchedExactMib[v] *= 1 - part;
  }
  return part * packedMib;
}

/** Machine memory that a guest's compressed and patched pages take, in MiB. */
function packed(vms: World['vms'], v: number): number {
  return COMPRESSED_SIZE * vms.compressedExactMib[v] + PATCH_SIZE * vms.patchedExactMib[v];
}
