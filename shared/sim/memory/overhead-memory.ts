/** Fixed part of the hypervisor's memory per VM (Waldspurger, OSDI 2002, §6: 32 MB a VM). */
const OVERHEAD_MIB = 32;
/** Part that grows with the VM's memory, for its page tables; design value. */
const OVERHEAD_PER_MIB = 0.008;

/** Machine memory that a VM costs beside its own, in MiB. */
export function overheadMib(memMib: number): number {
  return Math.ceil(OVERHEAD_MIB + OVERHEAD_PER_MIB * memMib);
}
