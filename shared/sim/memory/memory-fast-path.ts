import type { ByHost } from '../kernel/by-host.ts';
import type { World } from '../kernel/world.ts';
import { unreclaimedMib } from './guest-memory.ts';
import { forgive } from './memory-stalls.ts';
import { HIGH } from './memory-states.ts';

/**
 * Whether a host has all that its guests want and nothing taken from them: most hosts, most of the time. The ladder
 * would then move nothing, so it need not be climbed. `spareMib` is what stays free after all growth beyond the aim.
 */
export function canUseFastPath({ hosts, vms }: World, { start, vm }: ByHost, host: number, spareMib: number): boolean {
  if (hosts.memoryState[host] !== HIGH || spareMib < 0) return false;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    const away = vms.balloonedExactMib[v] + vms.compressedExactMib[v] + vms.swappedExactMib[v];
    if (away > 0 || vms.balloonAskedMib[v] > 0) return false;
  }
  return true;
}

/** A calm host's tick: everybody is granted all, and nobody waits. */
export function grantAll({ vms, hosts }: World, { start, vm }: ByHost, host: number): void {
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    vms.unbackedMib[v] = 0;
    vms.targetMib[v] = unreclaimedMib(vms, v);
    vms.balloonTargetMib[v] = 0;
    vms.guestPagedMib[v] = 0;
    vms.memoryBlocked[v] = 0;
    forgive(vms, v);
  }
  hosts.swapIops[host] = 0;
}
