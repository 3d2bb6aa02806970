import type { World } from '../../kernel/world.ts';

/**
 * Writes what is asked of a guest, as a part of its vCPUs. They do at most all that they can; what is asked beyond that is
 * unmet, and counts as such. `bought`: what its tenant may ask for as a part of these vCPUs, more than 1 where they are on a
 * core that is slower than what the VM is rated at.
 */
export function ask(vms: World['vms'], v: number, asked: number, bought = 1): void {
  vms.load[v] = asked > 0 ? Math.min(1, asked) : 0;
  vms.unmetFraction[v] = asked > 1 ? 1 - 1 / asked : 0;
  vms.owedUnmetFraction[v] = asked > 1 && bought > 1 ? 1 - 1 / Math.min(asked, bought) : 0;
}

/** All that is asked of a guest, as a part of its vCPUs: may exceed 1. */
export function askedLoad({ load, unmetFraction }: World['vms'], v: number): number {
  return unmetFraction[v] === 0 ? load[v] : load[v] / (1 - unmetFraction[v]);
}

/** What a VM is rated at as a part of its vCPUs on its host; 1 where it is rated at nothing. */
export function ratedShare({ vms, hosts }: World, v: number): number {
  return vms.ratedMhz[v] > 0 ? vms.ratedMhz[v] / (vms.vcpus[v] * hosts.coreMhz[vms.host[v]]) : 1;
}
