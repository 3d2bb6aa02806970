import type { Mnemonic } from '../hardware/instructions.ts';
import type { Stop } from '../hardware/machine.ts';
import type { Vector } from '../hardware/traps.ts';
import type { Ring } from '../hardware/words.ts';

/**
 * Who carried an instruction out. `direct`: the processor, from the guest's own memory; `translated`: the processor, from
 * the same instruction in the translation cache; `rewritten`: other code in its place there; `emulated`: a routine of the
 * hypervisor's interpreter after a trap or an exit; `interpreted`: an interpreter that looks at every instruction.
 */
export type Means = 'direct' | 'translated' | 'rewritten' | 'emulated' | 'interpreted';

/**
 * Whose fault a fault was: the hypervisor's tables lacked what the guest's have; they lacked it because the host has taken a
 * frame away; the guest's own; a write to a watched page.
 */
export type FaultKind = 'hidden' | 'taken' | 'guest' | 'watched';

/** Which part of the hypervisor deals with a trap (Popek & Goldberg 1974: dispatcher, allocator, interpreter). */
export type Part = 'allocator' | 'interpreter' | 'guest';

/** Something that happened within a step, in order: what views draw. */
export type MachineEvent =
  | {
      readonly type: 'ran';
      readonly pc: number;
      readonly mnemonic: Mnemonic;
      readonly means: Means;
      readonly ring: Ring;
    }
  /** Sensitive and not privileged: it did nothing where the machine itself would have done something. */
  | { readonly type: 'ignored'; readonly pc: number; readonly mnemonic: Mnemonic }
  /** Sensitive and not privileged: it showed the real machine instead of the virtual one. */
  | { readonly type: 'revealed'; readonly pc: number; readonly mnemonic: Mnemonic }
  /** Sensitive and not trapping: it changed the real machine instead of the virtual one. */
  | { readonly type: 'escaped'; readonly pc: number; readonly mnemonic: Mnemonic }
  | { readonly type: 'trapped'; readonly vector: Vector; readonly pc: number; readonly ring: Ring }
  /** E(0) of the hypervisor's trap table: what ran, and with which flags and ring. */
  | { readonly type: 'pswStored'; readonly address: number; readonly pc: number; readonly psw: number }
  | { readonly type: 'pswLoaded'; readonly pc: number; readonly psw: number }
  | { readonly type: 'dispatched'; readonly to: Part }
  /** The hypervisor goes back to the guest; `entered` by a VM entry. */
  | { readonly type: 'resumed' | 'entered'; readonly pc: number; readonly ring: Ring }
  /** A trap has gone through the guest's own table: E(0) is at that address, and it goes on at `pc`. */
  | {
      readonly type: 'delivered';
      readonly vector: Vector;
      readonly address: number;
      readonly pc: number;
      readonly by: 'processor' | 'hypervisor';
    }
  | { readonly type: 'blockTranslated'; readonly pc: number; readonly instructions: number; readonly rewritten: number }
  | { readonly type: 'blockDropped'; readonly pc: number }
  | { readonly type: 'called'; readonly hypercall: string }
  | { readonly type: 'exited'; readonly reason: string }
  | {
      readonly type: 'fault';
      readonly kind: FaultKind;
      readonly page: number;
      readonly address: number;
      readonly write: boolean;
      /** The guest's entry for the page, 0 for none; and the hypervisor's, always 0 under nested paging. */
      readonly guestEntry: number;
      readonly shadowEntry: number;
      /** Where the frame in the guest's entry was: in a frame of the machine, on the host's disk, or nowhere. */
      readonly found: 'memory' | 'disk' | 'nowhere';
      /** The hypervisor protects that frame against writes. */
      readonly isWatched: boolean;
      /** Nested paging: the first frame of the walk that it does not know. */
      readonly missingFrame: number | undefined;
    }
  | {
      readonly type: 'shadowFilled';
      readonly page: number;
      readonly frame: number;
      readonly machineFrame: number;
      readonly writable: boolean;
    }
  | { readonly type: 'shadowDropped'; readonly page: number }
  | { readonly type: 'nestedFilled'; readonly frame: number; readonly machineFrame: number }
  /** The host takes a frame from the guest for somebody else; its contents go to the host's disk, and come back from there. */
  | { readonly type: 'frameTaken' | 'frameFetched'; readonly frame: number; readonly machineFrame: number }
  | { readonly type: 'deviceSpoke'; readonly vector: Vector }
  | { readonly type: 'stopped'; readonly reason: Stop };
