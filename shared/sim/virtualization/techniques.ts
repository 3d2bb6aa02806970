import type { CpuGeneration, PagingMode, Technique } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import { exitCycles } from './cpu-generations.ts';
import type { GuestEvent } from './guest-events.ts';

/** What a technique finds on a host, as far as it changes what events cost. */
export interface Machine {
  readonly generation: CpuGeneration;
  /** What the host really does: `shadow` wherever the hardware knows nothing else. */
  readonly paging: PagingMode;
  readonly largePages: boolean;
}

/** What a technique adds to a guest's native work, beside what its events cost. */
export interface TechniqueCost {
  /** Work per unit of user code: 1 unless every instruction is emulated. */
  readonly userFactor: number;
  /** Work per unit of code that runs once and is then changed, beside `userFactor`. */
  readonly freshFactor: number;
  /** Tax while nothing is translated yet, and the CPU seconds in which it fades. */
  readonly coldTax: number;
  readonly warmsInCpuS: number;
}

const DIRECT: TechniqueCost = { userFactor: 1, freshFactor: 0, coldTax: 0, warmsInCpuS: 1 };

/**
 * An interpreter looks at every instruction each time: 30–100 times slower (Bochs class; unverified), 50 here. A
 * translating emulator keeps what it has translated: about 5 (QEMU; unverified), but translates for nothing what runs
 * once; 400 times is a design value. A Java machine interprets first (10 times) and compiles what runs often (1.1 times;
 * both unverified), in 20 CPU seconds (design value). The cold code cache of binary translation is a design value.
 */
export const TECHNIQUE_COSTS: { readonly [T in Technique]: TechniqueCost } = {
  hardwareAssist: DIRECT,
  binaryTranslation: { ...DIRECT, coldTax: 0.6, warmsInCpuS: 2 },
  interpreter: { ...DIRECT, userFactor: 50 },
  emulator: { ...DIRECT, userFactor: 5, freshFactor: 400 },
  paravirtual: DIRECT,
  container: DIRECT,
  jvm: { ...DIRECT, userFactor: 1.1, coldTax: 8.9, warmsInCpuS: 20 },
  native: DIRECT,
};

type Cycles = { readonly [E in GuestEvent]?: number };

/**
 * Binary translation: a system call takes 2308 cycles instead of 242 (lecture notes on hardware virtualization, Hochschule
 * Luzern; not checked against a measurement); starting a process +6.0 ms, a page fault +10.98 µs, a context switch +17.3 µs,
 * on a 2.4 GHz machine (Barham et al., SOSP 2003, Tables 3–5, VMware Workstation 3.2). Those contain its page-table writes.
 * `cli` becomes an `if` (lecture notes): 5 cycles, a design value.
 *
 * A paravirtual kernel (Xen, same tables): system call +0.01 µs, process +0.8 ms, page fault +1.31 µs, context switch
 * +1.2 µs; interrupts go off and on by a flag in memory, 5 cycles, a design value.
 *
 * A container pays for accounting: calibrated on the database and the time-sharing load of Solaris zones (Price & Tucker,
 * LISA 2004, Fig. 7: 0.978 and 0.960 of native).
 */
const FIXED: { readonly [T in Exclude<Technique, 'hardwareAssist'>]: Cycles } = {
  binaryTranslation: {
    syscall: 2066,
    fork: 14_400_000,
    pageFault: 26_352,
    contextSwitch: 41_592,
    controlToggle: 5,
  },
  paravirtual: { syscall: 24, fork: 1_920_000, pageFault: 3144, contextSwitch: 2880, controlToggle: 5 },
  container: { syscall: 160, fork: 5_200_000, pageFault: 1600 },
  interpreter: {},
  emulator: {},
  jvm: {},
  native: {},
};

/**
 * Work of the hypervisor, in cycles, beside the exit itself, where it keeps shadow page tables: a guest's page-table write
 * took 12 733 cycles and a page fault 10 149 more than natively on a Pentium 4 672, whose exit takes 3963 (Adams & Agesen,
 * ASPLOS 2006; unverified). Finding the shadow of an address space is a design value.
 */
const SHADOW_WRITE = 8770;
const SHADOW_FAULT = 6186;
const SHADOW_SWITCH = 1500;
/** Exits a context switch with nested paging: it takes none by itself, its interrupts do; design value. */
const EXITS_PER_SWITCH = 0.25;

/** Cycles that a technique adds to one event inside the guest; what its devices cost is in `io-paths.ts`. */
export function addedCycles(technique: Technique, event: GuestEvent, machine: Machine): number {
  return technique === 'hardwareAssist' ? assistedCycles(event, machine) : (FIXED[technique][event] ?? 0);
}

function assistedCycles(event: GuestEvent, { generation, paging }: Machine): number {
  const exit = exitCycles(generation);
  const shadow = paging === 'shadow';
  switch (event) {
    case 'controlToggle':
      return exit;
    case 'contextSwitch':
      return shadow ? exit + SHADOW_SWITCH : EXITS_PER_SWITCH * exit;
    case 'pageTableWrite':
      return shadow ? exit + SHADOW_WRITE : 0;
    case 'pageFault':
      return shadow ? exit + SHADOW_FAULT : 0;
    default:
      return 0;
  }
}

/** What is still added because the code cache is cold, after `warmCpuS` of running here. */
export function coldTax(cost: TechniqueCost, warmCpuS: number): number {
  return cost.coldTax === 0 ? 0 : cost.coldTax * exp(-warmCpuS / cost.warmsInCpuS);
}
