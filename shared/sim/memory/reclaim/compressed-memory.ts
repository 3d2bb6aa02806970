import type { ByHost } from '../../kernel/by-host.ts';
import type { World } from '../../kernel/world.ts';
import { packedMib } from '../guest-memory.ts';

/**
 * Drops so much of the compression caches and patches of a host that `debtMib` of machine memory is free again: the last
 * resort of a host whose guests have nothing else left (it took in too many at once). What was in there waits unbacked.
 * Answers what was freed, in MiB.
 */
export function dropPacked({ vms }: World, { start, vm }: ByHost, host: number, debtMib: number): number {
  let allMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) allMib += packedMib(vms, vm[i]);
  if (allMib === 0) return 0;
  const part = Math.min(1, debtMib / allMib);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    vms.unbackedMib[v] += part * (vms.compressedExactMib[v] + vms.patchedExactMib[v]);
    vms.compressedExactMib[v] *= 1 - part;
    vms.compressedActiveMib[v] *= 1 - part;
    vms.patchedExactMib[v] *= 1 - part;
  }
  return part * allMib;
}
