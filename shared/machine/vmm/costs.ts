import type { Mnemonic } from '../hardware/instructions.ts';
import type { Vector } from '../hardware/traps.ts';
import type { Generation, Setup, Technique } from './setup.ts';

/** A system call takes 242 cycles natively (lecture notes, Hochschule Luzern); half in, half back: a design value. */
const HALF_SYSTEM_CALL = 121;
/** A page fault takes 1093 cycles natively, its return included (Adams & Agesen, ASPLOS 2006; unverified). */
const PAGE_FAULT = 1093 - HALF_SYSTEM_CALL;
/** An access to a port takes 3209 cycles natively (Adams & Agesen, ASPLOS 2006; unverified). */
const PORT = 3209;
const MEMORY_PORT = Math.floor(PORT / 15);
/** An entry of a page table read in a walk, and any other instruction. Design values. */
export const WALK_REFERENCE_CYCLES = 10;
const INSTRUCTION = 1;
/** An interpreter takes 50 times as long (30–100, Bochs class; unverified). */
export const INTERPRETED_FACTOR = 50;

/** Cycles of an instruction that the processor itself executes. */
export function nativeCycles(mnemonic: Mnemonic): number {
  if (mnemonic === 'SYSRET') return HALF_SYSTEM_CALL;
  return mnemonic === 'IN' || mnemonic === 'OUT' ? PORT : INSTRUCTION;
}

/** Cycles of an instruction in an interpreter. Its devices are in memory: a fifteenth of a port, as in translated code. */
export function interpretedCycles(mnemonic: Mnemonic): number {
  if (mnemonic === 'IN' || mnemonic === 'OUT') return INTERPRETED_FACTOR + MEMORY_PORT;
  return INTERPRETED_FACTOR * nativeCycles(mnemonic);
}

/** Cycles until the processor is in the routine for a trap. */
export function trapCycles(vector: Vector): number {
  return vector === 'pageFault' ? PAGE_FAULT : HALF_SYSTEM_CALL;
}

/** Pieces of work of a hypervisor. */
export type Work =
  /** From the guest into the hypervisor and back. */
  | 'roundTrip'
  /** One routine of the interpreter. */
  | 'emulate'
  /** An access to an emulated device. */
  | 'port'
  /** Another address space: finding or clearing its shadow. */
  | 'setTables'
  /** A fault that the guest never sees: filling the shadow or the nested table. */
  | 'hiddenFault'
  /** Reading a frame back from the host's disk. */
  | 'fetch'
  /** A fault that is the guest's own, handed to it. */
  | 'guestFault'
  /** A write to a watched page table. */
  | 'tableWrite'
  /** A system call, from the program to the guest's kernel, beside the native half. */
  | 'systemCall'
  /** The way back, beside the native half. */
  | 'systemReturn'
  /** Handing an interrupt or another trap to the guest. */
  | 'inject'
  /** A sensitive instruction rewritten in place. */
  | 'inline'
  /** Translating one instruction. */
  | 'translate'
  /** Finding the block that a return leads to. */
  | 'returnBranch'
  /** One entry of a list in a hypercall. */
  | 'batchEntry';

/**
 * Cycles of a round trip to the hypervisor by VM exit (Agesen et al., USENIX ATC 2012, Table 1; unverified).
 */
const EXIT_CYCLES: { readonly [G in Generation]: number } = {
  prescott: 3963,
  merom: 1579,
  penryn: 1266,
  nehalem: 1009,
  westmere: 761,
  sandyBridge: 784,
};

/**
 * Work on shadow tables without the exit: a write to a page table took 12 733 cycles and a fault 11 242 instead of 1093 on
 * a Pentium 4 672, whose exit takes 3963 (Adams & Agesen, ASPLOS 2006; unverified). Finding a shadow is a design value; so is
 * a frame from the host's flash: 0.15 ms, as in the datacenter's model of memory, at 2.4 GHz.
 */
const SHADOW = { setTables: 1500, hiddenFault: 6186, fetch: 360_000, guestFault: 6186, tableWrite: 8770 } as const;
/** An emulated register took 15 826 cycles there, exit included (same source). */
const EMULATED_PORT = 15_826 - EXIT_CYCLES.prescott;
/** A trap into ring 0 and back goes the way of a system call (242, lecture notes, Hochschule Luzern). */
const TRAP_ROUND_TRIP = 2 * HALF_SYSTEM_CALL;
/** Decoding and emulating an instruction, or handing over a trap. Design values. */
const [EMULATE, CALLOUT] = [1000, 500];
/** A system call of a translated guest takes 2308 cycles (lecture notes, Hochschule Luzern). */
const TRANSLATED_CALL = 2308;
/** A hypercall takes 1228 cycles (Xen on x86: Dall et al., ISCA 2016, Table II; unverified). */
const HYPERCALL = 1228;
type Costs = { readonly [W in Work]?: number };

/** Cycles of each piece of work, by technique; what is not there costs nothing or does not happen. */
const COSTS: { readonly [T in Technique]: Costs } = {
  bare: {},
  interpretation: {},
  trapAndEmulate: {
    ...SHADOW,
    roundTrip: TRAP_ROUND_TRIP,
    emulate: EMULATE,
    port: EMULATED_PORT,
    systemCall: EMULATE + HALF_SYSTEM_CALL,
    inject: EMULATE,
  },
  // Write to a page table 391 cycles, port a fifteenth of native, return 51 instead of 11 (Adams & Agesen, ASPLOS 2006;
  // unverified). A fault of the guest +10.98 µs (Barham et al., SOSP 2003, Table 5, VMware Workstation 3.2, at 2.4 GHz). `cli` becomes
  // an `if` (lecture "Virtualization", EDA093, Chalmers): 5 cycles; translating: 100. Design values.
  binaryTranslation: {
    ...SHADOW,
    roundTrip: TRAP_ROUND_TRIP,
    emulate: CALLOUT,
    port: MEMORY_PORT,
    guestFault: 26_352,
    tableWrite: 391,
    systemCall: (TRANSLATED_CALL - 2 * HALF_SYSTEM_CALL) / 2,
    systemReturn: (TRANSLATED_CALL - 2 * HALF_SYSTEM_CALL) / 2,
    inject: CALLOUT,
    inline: 5,
    translate: 100,
    returnBranch: 40,
  },
  // System call +0.01 µs, fault +1.31 µs, context switch +1.2 µs (Barham et al., SOSP 2003, Tables 3–5, Xen), at the 2.4 GHz
  // of that machine. The work on a device and on an entry of a list are design values.
  paravirtual: {
    ...SHADOW,
    roundTrip: HYPERCALL,
    port: 200,
    setTables: 2880 - HYPERCALL,
    guestFault: 3144,
    systemCall: 12,
    systemReturn: 12,
    batchEntry: 50,
  },
  hardwareAssist: { ...SHADOW, port: EMULATED_PORT },
};

/** Cycles of a piece of work in a set-up. */
export function workCycles({ technique, generation }: Setup, work: Work): number {
  if (technique === 'hardwareAssist' && work === 'roundTrip') return EXIT_CYCLES[generation];
  return COSTS[technique][work] ?? 0;
}
