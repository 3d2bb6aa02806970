import { createDevices, type Devices } from './devices.ts';
import type { Flavour } from './flavours.ts';
import { PAGE_WORDS, type Ring } from './words.ts';

/** Frames of a machine on which a guest could run alone. Design value: a few dozen. */
export const GUEST_FRAMES = 48;

/** State of a processor. */
export interface Cpu {
  readonly registers: Int32Array;
  /** Virtual address of the next instruction. */
  pc: number;
  zero: boolean;
  /** Interrupt flag: devices may interrupt. */
  interrupts: boolean;
  ring: Ring;
  /** Frame of the page directory; 0 switches paging off, and addresses are physical. */
  cr3: number;
  /** Virtual address of the trap table (IDTR). */
  trapTable: number;
  /** It has executed HLT and waits for an interrupt. */
  waiting: boolean;
}

/** Why an access found no memory. `nested`: the guest's tables are right, the hypervisor's lead nowhere. */
export type FaultReason = 'notPresent' | 'readOnly' | 'supervisor' | 'outside' | 'nested';

export interface Fault {
  readonly address: number;
  readonly write: boolean;
  readonly reason: FaultReason;
}

/** Why a machine runs no further. `partMissing`: a trap was for a part that its hypervisor does not have. */
export type Stop = 'poweredOff' | 'halted' | 'unhandledTrap' | 'doubleFault' | 'partMissing';

/** System calls that go straight to a table of a kernel in an outer ring, past the hypervisor's. */
interface Gate {
  readonly trapTable: number;
  readonly ring: Ring;
}

/**
 * A machine: a real one, or what a virtual machine takes for one. The two differ in `frameOf` only, so that the same
 * instructions work on both.
 */
export interface Machine {
  flavour: Flavour;
  /** It reads words in another instruction set than the one that is assembled for. */
  readsOtherCode: boolean;
  readonly cpu: Cpu;
  readonly memory: Int32Array;
  /** Frames that it has, or believes to have. */
  readonly frames: number;
  /** In which frame of `memory` each of its frames really is; nothing if each is where it says. */
  readonly frameOf: Int32Array | undefined;
  /** The processor is in VMX non-root mode. */
  nonRoot: boolean;
  /** Frame of a directory that is walked instead of the one in `cpu.cr3`; 0 for none. */
  shadowRoot: number;
  /** Frame of a directory through which every physical address goes (nested paging); 0 for none. */
  nestedRoot: number;
  gate: Gate | undefined;
  readonly devices: Devices;
  /** Whether a write to a frame is noted in `touched`. */
  readonly watched: Uint8Array;
  /** Physical addresses in watched frames that have been written. */
  readonly touched: number[];
  /** Why the last access failed. */
  fault: Fault | undefined;
  /** Virtual address of the last access, whether it found memory or not; −1 before the first. */
  lastAddress: number;
  /** Pages whose walk is remembered. Only costs depend on it, never what is found. */
  readonly tlb: number[];
  /** Entries of tables read in walks so far. */
  walkReferences: number;
  stopped: Stop | undefined;
}

/** A processor after reset: ring 0, interrupts and paging off, at address 0. */
function createCpu(): Cpu {
  return {
    registers: new Int32Array(8),
    pc: 0,
    zero: false,
    interrupts: false,
    ring: 0,
    cr3: 0,
    trapTable: 0,
    waiting: false,
  };
}

/** A real machine that has just been switched on; behind its frames is room for so many that are on a disk. */
export function createMachine(flavour: Flavour, frames = GUEST_FRAMES, onDisk = 0): Machine {
  return machineOf(flavour, frames, new Int32Array((frames + onDisk) * PAGE_WORDS), undefined);
}

/** A machine within another's memory: its frames are where `frameOf` says. */
export function createVirtualMachine(flavour: Flavour, memory: Int32Array, frameOf: Int32Array): Machine {
  return machineOf(flavour, frameOf.length, memory, frameOf);
}

function machineOf(flavour: Flavour, frames: number, memory: Int32Array, frameOf: Int32Array | undefined): Machine {
  return {
    flavour,
    readsOtherCode: false,
    cpu: createCpu(),
    memory,
    frames,
    frameOf,
    nonRoot: false,
    shadowRoot: 0,
    nestedRoot: 0,
    gate: undefined,
    devices: createDevices(),
    watched: new Uint8Array(frames),
    touched: [],
    fault: undefined,
    lastAddress: -1,
    tlb: [],
    walkReferences: 0,
    stopped: undefined,
  };
}

/** Makes one processor's state another's. */
export function copyCpu(to: Cpu, from: Cpu): void {
  to.registers.set(from.registers);
  to.pc = from.pc;
  to.zero = from.zero;
  to.interrupts = from.interrupts;
  to.ring = from.ring;
  to.cr3 = from.cr3;
  to.trapTable = from.trapTable;
  to.waiting = from.waiting;
}
