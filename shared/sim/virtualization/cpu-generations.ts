import { CPU_GENERATIONS, type CpuGeneration, PAGING_MODES, type PagingMode } from '../kernel/codes/index.ts';
import type { HostModel } from '../kernel/scenario/scenario.ts';

/**
 * Cycles from a guest to its hypervisor and back, by generation of processor (Agesen et al., USENIX ATC 2012, Table 1;
 * unverified). `mitigated`: parts since 2018 with their defences against side channels, 1000–1500 (unverified). Before VT
 * there is no such trip.
 */
const EXIT_CYCLES: { readonly [G in CpuGeneration]: number } = {
  preVt: 0,
  prescott: 3963,
  merom: 1579,
  penryn: 1266,
  nehalem: 1009,
  westmere: 761,
  sandyBridge: 784,
  mitigated: 1250,
};

/** Cycles of one trip from a guest to its hypervisor and back. */
export function exitCycles(generation: CpuGeneration): number {
  return EXIT_CYCLES[generation];
}

/** Whether processors of this generation have a mode below ring 0 for hypervisors (Intel since 2005, AMD since 2006; unverified). */
export function hasAssist(generation: CpuGeneration): boolean {
  return generation !== 'preVt';
}

/** Whether its hardware can walk two levels of page tables by itself (Intel since Nehalem, 2008; unverified). */
export function hasNestedPaging(generation: CpuGeneration): boolean {
  return CPU_GENERATIONS.indexOf(generation) >= CPU_GENERATIONS.indexOf('nehalem');
}

/** The kind of paging that a host uses when it is asked for `wanted`. */
function pagingOf(generation: CpuGeneration, wanted: PagingMode): PagingMode {
  return hasNestedPaging(generation) ? wanted : 'shadow';
}

/** The same as indices of the closed lists. */
export function pagingIndex(generation: number, wanted: number): number {
  return PAGING_MODES.indexOf(pagingOf(CPU_GENERATIONS[generation], PAGING_MODES[wanted]));
}

/** Generation of a model's processors. */
export function generationOf({ generation, hardwareAssist }: HostModel): CpuGeneration {
  return generation ?? (hardwareAssist ? 'sandyBridge' : 'preVt');
}
