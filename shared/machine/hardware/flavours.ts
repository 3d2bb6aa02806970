import type { Mnemonic } from './instructions.ts';

/** A kind of processor: the same instructions, of which others trap. */
export interface Flavour {
  readonly id: string;
  /** Instructions that trap in every ring but 0. */
  readonly privileged: readonly Mnemonic[];
  /** Whether it has a mode below ring 0 for a hypervisor (VT-x: VMX root operation). */
  readonly hasRootMode: boolean;
}

const ALWAYS: readonly Mnemonic[] = ['SYSRET', 'CLI', 'STI', 'HLT', 'IN', 'OUT', 'MOVCR3', 'INVLPG', 'LIDT'];

/** A mainframe: whatever touches or shows the machine's state traps (lecture notes, Hochschule Luzern: IBM). */
const mainframe: Flavour = {
  id: 'mainframe',
  privileged: [...ALWAYS, 'PUSHF', 'POPF', 'SIDT', 'SMSW', 'MOVCS', 'LRA'],
  hasRootMode: false,
};

/**
 * x86 as it was in 1998: six instructions here stand for its 17 that are sensitive and do not trap (lecture notes,
 * Hochschule Luzern: POPF among them; Robin & Irvine, USENIX Security 2000, unverified).
 */
const x86of1998: Flavour = { id: 'x86of1998', privileged: ALWAYS, hasRootMode: false };

/** x86 with VT-x or AMD-V, 2005 and later: the same holes, and a mode in which a hypervisor chooses what exits. */
const x86withVt: Flavour = { id: 'x86withVt', privileged: ALWAYS, hasRootMode: true };

export const FLAVOURS = { mainframe, x86of1998, x86withVt } as const;
export type FlavourId = keyof typeof FLAVOURS;

/** The same processor with some more instructions privileged: what would have been, had it been built so. */
export function whatIfPrivileged(flavour: Flavour, mnemonics: readonly Mnemonic[]): Flavour {
  const added = mnemonics.filter((mnemonic) => !flavour.privileged.includes(mnemonic));
  return { ...flavour, id: [flavour.id, ...added].join('+'), privileged: [...flavour.privileged, ...added] };
}
