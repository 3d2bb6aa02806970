import type { Transfer } from './devices.ts';
import type { Machine } from './machine.ts';
import { realFrame, translate } from './paging.ts';
import { PAGE_WORDS, type Ring } from './words.ts';

/** Reads the word at a virtual address, or nothing: then `fault` says why. */
export function readWord(machine: Machine, address: number, ring: Ring = machine.cpu.ring): number | undefined {
  const at = translate(machine, address, false, ring);
  return at < 0 ? undefined : machine.memory[at];
}

/** Writes a word to a virtual address. Answers whether that was possible; if not, `fault` says why. */
export function writeWord(machine: Machine, address: number, value: number, ring: Ring = machine.cpu.ring): boolean {
  const at = translate(machine, address, true, ring);
  if (at < 0) return false;
  machine.memory[at] = value;
  noteWrite(machine, at);
  return true;
}

/** Reads a word at a physical address of the machine. */
export function readPhysical(machine: Machine, address: number): number {
  const real = realFrame(machine, Math.floor(address / PAGE_WORDS));
  return real < 0 ? 0 : machine.memory[real * PAGE_WORDS + (address & (PAGE_WORDS - 1))];
}

/** Writes a word to a physical address of the machine. */
export function writePhysical(machine: Machine, address: number, value: number): void {
  const real = realFrame(machine, Math.floor(address / PAGE_WORDS));
  if (real < 0) return;
  const at = real * PAGE_WORDS + (address & (PAGE_WORDS - 1));
  machine.memory[at] = value;
  noteWrite(machine, at);
}

/** Moves a sector between disk and memory. */
export function transferSector(machine: Machine, { toMemory, at, frame }: Transfer): void {
  const { disk } = machine.devices;
  for (let offset = 0; offset < PAGE_WORDS; offset++) {
    const address = frame * PAGE_WORDS + offset;
    if (toMemory) writePhysical(machine, address, disk[at + offset]);
    else disk[at + offset] = readPhysical(machine, address);
  }
}

/** A word of memory has been written: noted if its frame is watched. */
export function noteWrite(machine: Machine, at: number): void {
  const frame = frameHolding(machine, Math.floor(at / PAGE_WORDS));
  if (machine.watched[frame] !== 0) machine.touched.push(frame * PAGE_WORDS + (at & (PAGE_WORDS - 1)));
}

function frameHolding({ frameOf }: Machine, real: number): number {
  return frameOf === undefined ? real : frameOf.indexOf(real);
}
