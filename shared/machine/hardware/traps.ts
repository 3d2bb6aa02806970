import { noteWrite, readWord } from './access.ts';
import type { Machine } from './machine.ts';
import { translate } from './paging.ts';
import { interruptsIn, pswWord, type Ring, ringIn, zeroIn } from './words.ts';

/** Why a processor leaves a program: the number of a slot in the trap table. */
export const VECTORS = ['protection', 'pageFault', 'systemCall', 'timer', 'disk', 'undefined'] as const;
export type Vector = (typeof VECTORS)[number];

/** Words of a slot in the trap table. */
export const SLOT_WORDS = 8;
/** E(0): address, flags and ring of the interrupted program, and which address a fault was about. */
const [OLD_PC, OLD_PSW, ERROR] = [0, 1, 2];
/** E(1): address, flags and ring of the routine that takes over. */
const [NEW_PC, NEW_PSW] = [3, 4];
const USED_WORDS = 5;

export interface Trap {
  readonly vector: Vector;
  /** The address that a fault was about, else 0. */
  readonly error: number;
}

/**
 * A trap: stores the PSW in E(0) and takes the new one from E(1) (Popek & Goldberg, CACM 17(7), 1974; lecture notes,
 * Hochschule Luzern, "Trap"). If the slot cannot be reached, nothing has happened and `fault` says why.
 */
export function deliver(machine: Machine, { vector, error }: Trap): boolean {
  const slot = slotOf(machine, vector);
  const at = reach(machine, slot);
  if (at === undefined) return false;
  const { cpu, memory } = machine;
  const [newPc, newPsw] = [memory[at[NEW_PC]], memory[at[NEW_PSW]]];
  memory[at[OLD_PC]] = cpu.pc;
  memory[at[OLD_PSW]] = pswWord(cpu);
  memory[at[ERROR]] = error;
  for (const word of [OLD_PC, OLD_PSW, ERROR]) noteWrite(machine, at[word]);
  loadPsw(machine, newPc, newPsw);
  cpu.waiting = false;
  if (newPc === 0) machine.stopped = 'unhandledTrap';
  return true;
}

function slotOf({ cpu, gate }: Machine, vector: Vector): number {
  const table = gate !== undefined && vector === 'systemCall' ? gate.trapTable : cpu.trapTable;
  return table + VECTORS.indexOf(vector) * SLOT_WORDS;
}

/** Where the words of a slot are in memory; nothing if one cannot be written with the rights of ring 0. */
function reach(machine: Machine, slot: number): number[] | undefined {
  const at: number[] = [];
  for (let word = 0; word < USED_WORDS; word++) {
    const found = translate(machine, slot + word, true, 0);
    if (found < 0) return undefined;
    at.push(found);
  }
  return at;
}

/** The processor goes on with another PSW. Through a gate it never gets further in than the gate leads. */
function loadPsw({ cpu, gate }: Machine, pc: number, word: number): void {
  cpu.pc = pc;
  cpu.zero = zeroIn(word);
  if (gate === undefined) cpu.interrupts = interruptsIn(word);
  cpu.ring = gate === undefined ? ringIn(word) : outer(ringIn(word), gate.ring);
}

function outer(ring: Ring, limit: Ring): Ring {
  return ring < limit ? limit : ring;
}

/** Goes back to where a slot says that its trap came from: SYSRET. */
export function returnFrom(machine: Machine, vectorNumber: number): boolean {
  const { cpu, gate } = machine;
  const slot = (gate?.trapTable ?? cpu.trapTable) + vectorNumber * SLOT_WORDS;
  const pc = readWord(machine, slot + OLD_PC, 0);
  const psw = readWord(machine, slot + OLD_PSW, 0);
  if (pc === undefined || psw === undefined) return false;
  loadPsw(machine, pc, psw);
  return true;
}
