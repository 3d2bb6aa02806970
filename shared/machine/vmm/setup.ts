import { FLAVOURS, type Flavour } from '../hardware/flavours.ts';
import type { Mnemonic } from '../hardware/instructions.ts';
import type { Ring } from '../hardware/words.ts';
import type { FaultKind } from './events.ts';

/** How a guest is run. `bare`: with no hypervisor at all. */
export const TECHNIQUES = [
  'bare',
  'interpretation',
  'trapAndEmulate',
  'binaryTranslation',
  'paravirtual',
  'hardwareAssist',
] as const;
export type Technique = (typeof TECHNIQUES)[number];

/**
 * How a guest's frames become the machine's. `shadow`: the guest's tables are write-protected, so that each change is seen;
 * `lazyShadow`: changes show when an access faults, and removed mappings when the guest invalidates them;
 * `lazyShadowUnmapMissed`: the same, but nobody listens to the invalidation; `nested`: the hardware walks both tables.
 */
export const PAGING_MODES = ['shadow', 'lazyShadow', 'lazyShadowUnmapMissed', 'nested'] as const;
export type PagingMode = (typeof PAGING_MODES)[number];

/** Processors with root mode, the oldest first. They differ in what an exit costs; the first with nested paging is Nehalem. */
export const GENERATIONS = ['prescott', 'merom', 'penryn', 'nehalem', 'westmere', 'sandyBridge'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** What the translation cache does when it is full: throw out the oldest block, or all. */
export type Replacement = 'oldest' | 'flush';

/** Parts of a hypervisor (Popek & Goldberg 1974). Without the dispatcher, no trap reaches any other. */
export const VMM_PARTS = ['dispatcher', 'allocator', 'interpreter'] as const;
export type VmmPart = (typeof VMM_PARTS)[number];

export interface Setup {
  readonly technique: Technique;
  readonly flavour: Flavour;
  readonly paging: PagingMode;
  readonly generation: Generation;
  /** Instructions that exit from non-root mode (the intercept bitmap). */
  readonly intercepts: readonly Mnemonic[];
  /** Instructions that the translation cache holds. */
  readonly cacheInstructions: number;
  readonly replacement: Replacement;
  /** Whether programs are translated too, not only the kernel. */
  readonly translatesPrograms: boolean;
  /** Which frames of the guest the host takes for somebody else, each before the step of that number. */
  readonly takes: readonly { readonly step: number; readonly frame: number }[];
  /** Under trap-and-emulate: what the real processor refuses outside of ring 0. Absent: what the flavour refuses. The guest takes it for the flavour. */
  readonly traps?: readonly Mnemonic[];
  /** The guest was built for another instruction set than the real processor’s: its words say other things to it. */
  readonly foreign: boolean;
  /** Which parts the hypervisor has. A trap for one that is not there stops the guest. */
  readonly parts: readonly VmmPart[];
  /** Faults that the hypervisor could mend by itself, and hands to the guest all the same. */
  readonly injects: readonly FaultKind[];
  /** Under trap-and-emulate: real rings of the hypervisor, the guest's kernel and its programs. */
  readonly rings: { readonly hypervisor: Ring; readonly kernel: Ring; readonly program: Ring };
}

/** Why a set-up cannot be built. */
export type SetupRefusal = 'noRootMode' | 'nestedNeedsAssist' | 'noNestedPaging' | 'hypervisorOutside';

/** Must exit: else the guest would reach devices, stop the processor or see machine addresses. */
const ALWAYS_EXIT: readonly Mnemonic[] = ['IN', 'OUT', 'HLT', 'LRA'];
/** Must exit too where the hypervisor keeps shadow page tables. */
const EXIT_FOR_SHADOW: readonly Mnemonic[] = ['MOVCR3', 'INVLPG'];
/**
 * What a hypervisor of the first generation also intercepts, so that it knows when interrupts can be given to the guest.
 * Design value; the lecture "Virtualization", EDA093, Chalmers (cost of virtualization) has VT set registers in the hardware for it.
 */
const EXIT_EARLY: readonly Mnemonic[] = ['CLI', 'STI', 'POPF'];

/** What must exit for a guest to be kept in and to notice nothing. */
export function neededIntercepts(paging: PagingMode): Mnemonic[] {
  return [...ALWAYS_EXIT, ...(paging === 'nested' ? [] : EXIT_FOR_SHADOW)];
}

/** The intercept bitmap that is usual for a generation and a way of paging. */
export function usualIntercepts(paging: PagingMode, generation: Generation): Mnemonic[] {
  return [...neededIntercepts(paging), ...(generation === 'prescott' ? EXIT_EARLY : [])];
}

/** A set-up with what is usual for all that is not said. Translation caches hold 512 instructions: a design value. */
export function setupOf(given: Partial<Setup> & Pick<Setup, 'technique'>): Setup {
  const assisted = given.technique === 'hardwareAssist';
  const paging = given.paging ?? 'shadow';
  const generation = given.generation ?? (paging === 'nested' ? 'sandyBridge' : 'prescott');
  return {
    flavour: assisted ? FLAVOURS.x86withVt : FLAVOURS.x86of1998,
    intercepts: usualIntercepts(paging, generation),
    cacheInstructions: 512,
    replacement: 'oldest',
    translatesPrograms: false,
    takes: [],
    foreign: false,
    parts: VMM_PARTS,
    injects: [],
    rings: { hypervisor: 0, kernel: 1, program: 3 },
    ...given,
    paging,
    generation,
  };
}

/** What stands in the way of a set-up, if anything. */
export function setupRefusal({ technique, flavour, paging, generation, rings }: Setup): SetupRefusal | undefined {
  if (technique === 'hardwareAssist' && !flavour.hasRootMode) return 'noRootMode';
  if (technique === 'trapAndEmulate' && rings.hypervisor !== 0) return 'hypervisorOutside';
  if (paging !== 'nested') return undefined;
  if (technique !== 'hardwareAssist') return 'nestedNeedsAssist';
  return GENERATIONS.indexOf(generation) < GENERATIONS.indexOf('nehalem') ? 'noNestedPaging' : undefined;
}
