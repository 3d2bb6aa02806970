import type { CpuGeneration } from '../kernel/codes/index.ts';
import { hasAssist } from './cpu-generations.ts';

/**
 * What an instruction does to whoever is in charge of the machine. `control`: it changes what the machine is set to;
 * `behaviour`: its result depends on that; `innocuous`: neither.
 */
type Sensitivity = 'control' | 'behaviour' | 'innocuous';

interface Instruction {
  readonly name: string;
  /** Traps in user mode. */
  readonly privileged: boolean;
  readonly sensitivity: Sensitivity;
}

/**
 * Some instructions of x86 as it was before VT. The lecture notes count 17 that are sensitive and do not trap; these are
 * among them: POPF, which silently leaves the interrupt flag alone, and four that tell a guest kernel that it does not
 * rule.
 */
export const X86_INSTRUCTIONS: readonly Instruction[] = [
  { name: 'MOV CR3', privileged: true, sensitivity: 'control' },
  { name: 'LGDT', privileged: true, sensitivity: 'control' },
  { name: 'HLT', privileged: true, sensitivity: 'control' },
  { name: 'CLI', privileged: true, sensitivity: 'control' },
  { name: 'POPF', privileged: false, sensitivity: 'control' },
  { name: 'PUSHF', privileged: false, sensitivity: 'behaviour' },
  { name: 'SGDT', privileged: false, sensitivity: 'behaviour' },
  { name: 'SMSW', privileged: false, sensitivity: 'behaviour' },
  { name: 'STR', privileged: false, sensitivity: 'behaviour' },
  { name: 'ADD', privileged: false, sensitivity: 'innocuous' },
];

/**
 * Whether trapping alone is enough for a hypervisor: every sensitive instruction is privileged (Popek & Goldberg, CACM
 * 17(7), 1974, Theorem 1).
 */
export function isVirtualizable(instructions: readonly Instruction[]): boolean {
  return instructions.every(({ privileged, sensitivity }) => sensitivity === 'innocuous' || privileged);
}

/** The instructions as a guest kernel finds them: in the mode that VT has below ring 0 all sensitive ones can trap. */
function instructionsOf(generation: CpuGeneration): readonly Instruction[] {
  if (!hasAssist(generation)) return X86_INSTRUCTIONS;
  return X86_INSTRUCTIONS.map((one) => ({ ...one, privileged: one.privileged || one.sensitivity !== 'innocuous' }));
}

/** Whether a hypervisor can let a guest kernel run and wait for traps on processors of this generation. */
export function canTrapAndEmulate(generation: CpuGeneration): boolean {
  return isVirtualizable(instructionsOf(generation));
}
