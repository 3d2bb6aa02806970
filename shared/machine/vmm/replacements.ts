import { instructionText } from '../assembler/disassemble.ts';
import type { Mnemonic } from '../hardware/instructions.ts';
import type { Block, TranslatedInstruction } from './blocks.ts';

/**
 * What stands in the cache for an instruction that is rewritten in place, as code: `vcpu` is the guest's processor as the
 * hypervisor keeps it in memory. What it does is what `perform` does to that processor.
 */
const INLINE: { readonly [M in Mnemonic]?: readonly string[] } = {
  CLI: ['vcpu.interrupts = 0'],
  STI: ['vcpu.interrupts = 1', 'if (pending) call deliver'],
  PUSHF: ['push zero, vcpu.interrupts'],
  POPF: ['pop zero, vcpu.interrupts', 'if (vcpu.interrupts && pending) call deliver'],
  SIDT: ['r = vcpu.trapTable'],
  SMSW: ['r = vcpu.cr3 != 0'],
  MOVCS: ['r = vcpu.ring'],
};

/** Whether a few harmless instructions, such as an `if`, do for a sensitive one. All others call the hypervisor. */
export function isInline(mnemonic: Mnemonic): boolean {
  return Object.hasOwn(INLINE, mnemonic);
}

/** A line of a block: what the guest has there, and what the cache has. */
export interface TranslatedLine {
  readonly pc: number;
  readonly original: string;
  readonly translated: readonly string[];
  readonly kind: TranslatedInstruction['kind'];
}

/** A block, original beside translated. */
export function translatedLines({ instructions }: Block): TranslatedLine[] {
  return instructions.map(({ pc, instruction, kind }) => {
    const original = instruction === undefined ? '' : instructionText(instruction);
    return { pc, original, translated: replacement(instruction?.mnemonic, original, kind), kind };
  });
}

function replacement(
  mnemonic: Mnemonic | undefined,
  original: string,
  kind: TranslatedInstruction['kind'],
): readonly string[] {
  if (mnemonic === undefined) return ['call undefined'];
  if (kind === 'same') return [original];
  return (kind === 'inline' ? INLINE[mnemonic] : undefined) ?? [`call ${mnemonic.toLowerCase()}`];
}
