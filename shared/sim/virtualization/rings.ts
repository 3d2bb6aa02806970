import type { CpuGeneration, Technique } from '../kernel/codes/index.ts';
import { hasAssist } from './cpu-generations.ts';

/** Where code runs on an x86 processor: rings 0 to 3, or `root`, the mode below ring 0 that VT added for hypervisors. */
export type Mode = 0 | 1 | 3 | 'root';

/** In which mode the hypervisor runs and in which its guest's kernel. */
export interface Rings {
  readonly hypervisor: Mode;
  readonly guestKernel: Mode;
}

/**
 * Who sits where. Before VT the hypervisor has ring 0 and the guest's kernel ring 1 (translated, or changed to know it);
 * with VT the guest's kernel is in ring 0 and the hypervisor below. What is emulated, and programs in containers, are user
 * code of the host's kernel.
 */
export function ringsOf(technique: Technique, generation: CpuGeneration): Rings {
  switch (technique) {
    case 'hardwareAssist':
      return hasAssist(generation) ? { hypervisor: 'root', guestKernel: 0 } : { hypervisor: 0, guestKernel: 1 };
    case 'binaryTranslation':
    case 'paravirtual':
      return { hypervisor: 0, guestKernel: 1 };
    case 'native':
    case 'container':
      return { hypervisor: 0, guestKernel: 0 };
    default:
      return { hypervisor: 0, guestKernel: 3 };
  }
}
