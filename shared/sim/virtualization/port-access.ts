import type { Hypervisor, Technique } from '../kernel/codes/index.ts';
import { exitCycles } from './cpu-generations.ts';
import { hasDom0 } from './io-paths.ts';
import type { Machine } from './techniques.ts';

/** A register of an emulated device inside the hypervisor: 15 826 cycles in all on a Pentium 4 672 (unverified), less its exit. */
const IN_HYPERVISOR = 11_863;
/**
 * The same in a program beside the hypervisor (QEMU): booting a guest took 1.3436·10¹⁰ cycles in 583 999 exits, 23 007 each
 * (README of nicolashanout/linux, a student's measurement), less the exit of that processor.
 */
const IN_PROGRAM = 22_223;
/** The way out to the host OS and back: 22.7 µs at 2.4 GHz (Sugerman et al., USENIX 2001, profile of one transmit). */
const WORLD_SWITCH = 54_480;
/** Translated code touches no bus: a fifteenth of the native 3209 cycles (Adams & Agesen, ASPLOS 2006; unverified). */
const TRANSLATED = 3209 / 15 - 3209;

/**
 * Cycles that one access to a register of an emulated timer, interrupt controller or console adds, by technique and by
 * where the device model runs. Paravirtual kernels have no such devices; emulators count theirs per instruction.
 */
export function portCycles(technique: Technique, hypervisor: Hypervisor, machine: Machine): number {
  if (technique !== 'hardwareAssist' && technique !== 'binaryTranslation') return 0;
  if (hypervisor === 'type2') return WORLD_SWITCH;
  const outside = hypervisor === 'inKernel' || hasDom0(hypervisor);
  if (technique === 'binaryTranslation') return outside ? IN_PROGRAM : TRANSLATED;
  return exitCycles(machine.generation) + (outside ? IN_PROGRAM : IN_HYPERVISOR);
}
