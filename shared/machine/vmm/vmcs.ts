import type { Mnemonic } from '../hardware/instructions.ts';
import type { Cpu } from '../hardware/machine.ts';
import { HYPERVISOR_PC, NESTED_ROOT, SHADOW_ROOT, TRAP_FRAME } from './allocator.ts';
import type { Run } from './run.ts';

/**
 * The virtual-machine control structure: what the processor loads at a VM entry and stores at a VM exit, and what it is told
 * to exit for (lecture notes, Hochschule Luzern, "Wie löst Intel das Problem?", where its name is misspelt).
 */
export interface Vmcs {
  /** The guest's processor, stored at an exit and loaded at an entry. */
  readonly guest: Readonly<Cpu>;
  /** Where the hypervisor goes on after an exit, in ring 0 of root mode. */
  readonly host: { readonly pc: number; readonly trapTableFrame: number };
  /** The intercept bitmap. */
  readonly intercepts: readonly Mnemonic[];
  /** Frame of the directory that is walked: of shadow tables, or nested behind the guest's own. */
  readonly tables: { readonly kind: 'shadow' | 'nested'; readonly frame: number };
  /** Why the last exit happened. */
  readonly exitReason: string | undefined;
}

/** The control structure of a guest with hardware assist; nothing for any other. */
export function vmcsOf({ setup, guest, lastExit }: Run): Vmcs | undefined {
  if (setup.technique !== 'hardwareAssist') return undefined;
  const nested = setup.paging === 'nested';
  return {
    guest: guest.cpu,
    host: { pc: HYPERVISOR_PC, trapTableFrame: TRAP_FRAME },
    intercepts: setup.intercepts,
    tables: { kind: nested ? 'nested' : 'shadow', frame: nested ? NESTED_ROOT : SHADOW_ROOT },
    exitReason: lastExit,
  };
}
