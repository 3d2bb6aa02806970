/** How operands are written and where they stand in a word. `source` is a register or a number of 16 bits. */
export type Operands =
  | 'none'
  | 'register'
  | 'register,source'
  | 'register,register'
  | 'register,memory'
  | 'memory,register'
  | 'number'
  | 'source'
  | 'register,number'
  | 'number,register';

interface Row {
  readonly operands: Operands;
  /** Instructions of x86 that this one stands for, where its name is not the same. */
  readonly standsFor?: string;
}

/**
 * All instructions. What each does is in `semantics.ts`, when it traps in `flavours.ts`; its class is computed from those
 * two (`classify.ts`), never written down. Codes are places in this table, so new ones go to its end.
 */
export const INSTRUCTIONS = {
  MOV: { operands: 'register,source' },
  ADD: { operands: 'register,source' },
  SUB: { operands: 'register,source' },
  CMP: { operands: 'register,source' },
  LD: { operands: 'register,memory', standsFor: 'MOV r, m' },
  ST: { operands: 'memory,register', standsFor: 'MOV m, r' },
  PUSH: { operands: 'source' },
  POP: { operands: 'register' },
  JMP: { operands: 'number' },
  JNZ: { operands: 'number' },
  CALL: { operands: 'number' },
  RET: { operands: 'none' },
  SYSCALL: { operands: 'none', standsFor: 'INT n, SYSENTER' },
  SYSRET: { operands: 'number', standsFor: 'SYSEXIT, IRET in ring 0' },
  CLI: { operands: 'none' },
  STI: { operands: 'none' },
  PUSHF: { operands: 'none' },
  POPF: { operands: 'none' },
  HLT: { operands: 'none' },
  IN: { operands: 'register,number' },
  OUT: { operands: 'number,register' },
  MOVCR3: { operands: 'register', standsFor: 'MOV CR3, r' },
  INVLPG: { operands: 'register' },
  LIDT: { operands: 'register', standsFor: 'LGDT, LIDT' },
  SIDT: { operands: 'register', standsFor: 'SGDT, SIDT, SLDT' },
  SMSW: { operands: 'register' },
  MOVCS: { operands: 'register', standsFor: 'MOV r, CS; PUSH CS; STR' },
  LRA: { operands: 'register,register', standsFor: 'LAR, LSL, VERR, VERW; LRA of System/370' },
  VMCALL: { operands: 'number' },
} as const satisfies Record<string, Row>;

export type Mnemonic = keyof typeof INSTRUCTIONS;
export const MNEMONICS = Object.keys(INSTRUCTIONS) as Mnemonic[];

/** An instruction as the processor reads it from a word. */
export interface Instruction {
  readonly mnemonic: Mnemonic;
  /** First register: destination, or the base of an address that is written to. */
  readonly a: number;
  /** Second register: source, or the base of an address that is read. `NO_REGISTER`: the number alone. */
  readonly b: number;
  /** Number of 16 bits with its sign. */
  readonly number: number;
}

/** Registers: r0 to r6, and the stack pointer. */
export const REGISTERS = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'sp'] as const;
export const STACK_POINTER = 7;
/** Stands in the place of a register that an operand does without. */
export const NO_REGISTER = 15;

/** Code 0 is no instruction, so that running into empty memory traps. */
export function encode({ mnemonic, a, b, number }: Instruction): number {
  return ((MNEMONICS.indexOf(mnemonic) + 1) << 24) | (a << 20) | (b << 16) | (number & 0xffff);
}

/** What a word says, or nothing if it is no instruction. */
export function decode(word: number): Instruction | undefined {
  const mnemonic = MNEMONICS[(word >>> 24) - 1];
  if (mnemonic === undefined) return undefined;
  const instruction = { mnemonic, a: (word >> 20) & 15, b: (word >> 16) & 15, number: (word << 16) >> 16 };
  return hasItsRegisters(instruction) ? instruction : undefined;
}

/** Places by which the codes of another instruction set stand apart from those here. Design value. */
const OTHER_BY = 11;

/** A word of this instruction set, as a processor with another one reads it. */
export function otherCode(word: number): number {
  const code = word >>> 24;
  if (code === 0 || code > MNEMONICS.length) return word;
  return (((code - 1 + OTHER_BY) % MNEMONICS.length) + 1) * 0x100_0000 + (word & 0xff_ffff);
}

/** Where a register must be named, where it may be left out, and where none may be. */
const REGISTER_PLACES: { readonly [O in Operands]: { readonly a: Place; readonly b: Place } } = {
  none: { a: 'none', b: 'none' },
  register: { a: 'must', b: 'none' },
  'register,source': { a: 'must', b: 'may' },
  'register,register': { a: 'must', b: 'must' },
  'register,memory': { a: 'must', b: 'may' },
  'memory,register': { a: 'may', b: 'must' },
  number: { a: 'none', b: 'none' },
  source: { a: 'none', b: 'may' },
  'register,number': { a: 'must', b: 'none' },
  'number,register': { a: 'none', b: 'must' },
};
type Place = 'must' | 'may' | 'none';

function hasItsRegisters({ mnemonic, a, b }: Instruction): boolean {
  const places = REGISTER_PLACES[INSTRUCTIONS[mnemonic].operands];
  return fits(places.a, a) && fits(places.b, b);
}

function fits(place: Place, register: number): boolean {
  const named = register < REGISTERS.length;
  if (place === 'must') return named;
  return register === NO_REGISTER || (place === 'may' && named);
}
