import type { ByHost } from '../kernel/by-host.ts';
import type { World } from '../kernel/world.ts';
import { packedMib, privateMib } from './guest-memory.ts';

/**
 * Adds up a host's memory: hypervisor + private + caches + free = machine memory, and private counts what guests have to
 * themselves (with what migrations have filled already), so what is shared counts once.
 */
export function totalMemory(world: World, { start, vm }: ByHost, host: number): void {
  const { hosts, vms } = world;
  let own = hosts.incomingMib[host];
  let saved = 0;
  let ballooned = 0;
  let compressed = 0;
  let patched = 0;
  let swapped = 0;
  let cache = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    own += privateMib(vms, v);
    saved += vms.savedExactMib[v];
    ballooned += vms.balloonedExactMib[v];
    compressed += vms.compressedExactMib[v];
    patched += vms.patchedExactMib[v];
    swapped += vms.swappedExactMib[v];
    cache += packedMib(vms, v);
  }
  hosts.privateExactMib[host] = own;
  hosts.savedExactMib[host] = saved;
  hosts.balloonedExactMib[host] = ballooned;
  hosts.compressedExactMib[host] = compressed;
  hosts.patchedExactMib[host] = patched;
  hosts.swappedExactMib[host] = swapped;
  hosts.cacheMib[host] = cache;
  const free = hosts.memMib[host] - hosts.hypervisorMib[host] - own - cache;
  // Sums in another order differ in the last bits; a host in debt would differ by far more.
  hosts.freeExactMib[host] = free < 0 && free > -1e-6 ? 0 : free;
}
