/** CPU and memory of a host, or what a VM has reserved of them. */
export interface Amount {
  readonly mhz: number;
  readonly mib: number;
}

/** CPU of a slot when no VM has reserved any (vSphere HA: 32 MHz, availability guide). */
const LEAST_SLOT_MHZ = 32;

/**
 * The slot of a cluster: the largest reservation of CPU and the largest of memory, even of different VMs (vSphere HA slot
 * policy, availability guide). One huge reservation makes every slot huge.
 */
export function slotOf(reserved: readonly Amount[]): Amount {
  return {
    mhz: reserved.reduce((most, { mhz }) => Math.max(most, mhz), LEAST_SLOT_MHZ),
    mib: reserved.reduce((most, { mib }) => Math.max(most, mib), 1),
  };
}

/** Slots that a host holds. */
function slotsIn(host: Amount, slot: Amount): number {
  return Math.min(Math.floor(host.mhz / slot.mhz), Math.floor(host.mib / slot.mib));
}

/** Slots that are left when the `failures` largest hosts are gone. */
export function slotsLeft(hosts: readonly Amount[], slot: Amount, failures: number): number {
  const sizes = hosts.map((host) => slotsIn(host, slot)).sort((a, b) => b - a);
  return sizes.slice(failures).reduce((sum, slots) => sum + slots, 0);
}

/** Parts (0..1) of a cluster's CPU and memory that nobody has reserved. */
export function headroom(hosts: readonly Amount[], reserved: readonly Amount[]): { cpu: number; memory: number } {
  const total = sum(hosts);
  const taken = sum(reserved);
  return { cpu: (total.mhz - taken.mhz) / total.mhz, memory: (total.mib - taken.mib) / total.mib };
}

function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce((all, { mhz, mib }) => ({ mhz: all.mhz + mhz, mib: all.mib + mib }), { mhz: 0, mib: 0 });
}
