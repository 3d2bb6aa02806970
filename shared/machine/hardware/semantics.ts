import { readWord, transferSector, writeWord } from './access.ts';
import { portIn, portOut } from './devices.ts';
import { type Instruction, type Mnemonic, NO_REGISTER, STACK_POINTER } from './instructions.ts';
import type { Machine } from './machine.ts';
import { flushTlb, leafEntry, rootOf } from './paging.ts';
import { returnFrom, type Trap } from './traps.ts';
import { flagsWord, frameIn, interruptsIn, PAGE_WORDS, PAGES, PRESENT, zeroIn } from './words.ts';

/** What an instruction does to a machine. Either all of it happens, or nothing and it answers with a trap. */
type Effect = (machine: Machine, instruction: Instruction) => Trap | undefined;

/** What SMSW shows: paging is on. */
const PAGING_ON = 1;
/** What LRA answers where no page is mapped. */
const NOT_MAPPED = -1;

/** What each instruction does wherever it is allowed. Whether it is, says the flavour. */
const EFFECTS: { readonly [M in Mnemonic]: Effect } = {
  MOV: (m, i) => setRegister(m, i.a, sourceOf(m, i)),
  ADD: (m, i) => setResult(m, i.a, (m.cpu.registers[i.a] + sourceOf(m, i)) | 0),
  SUB: (m, i) => setResult(m, i.a, (m.cpu.registers[i.a] - sourceOf(m, i)) | 0),
  CMP: (m, i) => setZero(m, m.cpu.registers[i.a] === sourceOf(m, i)),
  LD: load,
  ST: (m, i) => store(m, addressOf(m, i.a, i.number), m.cpu.registers[i.b]),
  PUSH: (m, i) => push(m, sourceOf(m, i)),
  POP: pop,
  JMP: (m, i) => jump(m, i.number),
  JNZ: (m, i) => (m.cpu.zero ? undefined : jump(m, i.number)),
  CALL: call,
  RET: ret,
  SYSCALL: () => ({ vector: 'systemCall', error: 0 }),
  SYSRET: (m, i) => (returnFrom(m, i.number) ? undefined : pageFault(m)),
  CLI: (m) => setInterrupts(m, false),
  STI: (m) => setInterrupts(m, true),
  PUSHF: (m) => push(m, flagsWord(m.cpu)),
  POPF: popFlags,
  HLT: halt,
  IN: (m, i) => setRegister(m, i.a, portIn(m.devices, i.number)),
  OUT: out,
  MOVCR3: setTables,
  INVLPG: invalidatePage,
  LIDT: setTrapTable,
  SIDT: (m, i) => setRegister(m, i.a, m.cpu.trapTable),
  SMSW: (m, i) => setRegister(m, i.a, m.cpu.cr3 === 0 ? 0 : PAGING_ON),
  MOVCS: (m, i) => setRegister(m, i.a, m.cpu.ring),
  LRA: loadRealAddress,
  VMCALL: () => ({ vector: 'undefined', error: 0 }),
};

/**
 * Does one instruction without asking whether it is allowed. The program counter moves on, except after a trap other than
 * a system call: that instruction will be tried again.
 */
export function perform(machine: Machine, instruction: Instruction): Trap | undefined {
  const { cpu } = machine;
  const at = cpu.pc;
  cpu.pc = at + 1;
  const trap = EFFECTS[instruction.mnemonic](machine, instruction);
  if (trap !== undefined && trap.vector !== 'systemCall') cpu.pc = at;
  return trap;
}

/** The trap for the access that has just failed. */
export function pageFault({ fault }: Machine): Trap {
  if (fault === undefined) throw new Error('A page fault without a failed access');
  return { vector: 'pageFault', error: fault.address };
}

function sourceOf({ cpu }: Machine, { b, number }: Instruction): number {
  return b === NO_REGISTER ? number : cpu.registers[b];
}

function addressOf({ cpu }: Machine, base: number, offset: number): number {
  return base === NO_REGISTER ? offset : cpu.registers[base] + offset;
}

function setRegister({ cpu }: Machine, register: number, value: number): undefined {
  cpu.registers[register] = value;
}

function setZero({ cpu }: Machine, zero: boolean): undefined {
  cpu.zero = zero;
}

function setResult(machine: Machine, register: number, value: number): undefined {
  setRegister(machine, register, value);
  setZero(machine, value === 0);
}

function setInterrupts({ cpu }: Machine, on: boolean): undefined {
  cpu.interrupts = on;
}

function jump({ cpu }: Machine, to: number): undefined {
  cpu.pc = to;
}

function load(machine: Machine, { a, b, number }: Instruction): Trap | undefined {
  const value = readWord(machine, addressOf(machine, b, number));
  return value === undefined ? pageFault(machine) : setRegister(machine, a, value);
}

function store(machine: Machine, address: number, value: number): Trap | undefined {
  return writeWord(machine, address, value) ? undefined : pageFault(machine);
}

function push(machine: Machine, value: number): Trap | undefined {
  const top = machine.cpu.registers[STACK_POINTER] - 1;
  if (!writeWord(machine, top, value)) return pageFault(machine);
  return setRegister(machine, STACK_POINTER, top);
}

/** Takes a word from the stack; the caller moves the stack pointer once nothing can fail any more. */
function topOf(machine: Machine): number | undefined {
  return readWord(machine, machine.cpu.registers[STACK_POINTER]);
}

function dropTop({ cpu }: Machine): void {
  cpu.registers[STACK_POINTER] += 1;
}

function pop(machine: Machine, { a }: Instruction): Trap | undefined {
  const value = topOf(machine);
  if (value === undefined) return pageFault(machine);
  dropTop(machine);
  return setRegister(machine, a, value);
}

function call(machine: Machine, { number }: Instruction): Trap | undefined {
  return push(machine, machine.cpu.pc) ?? jump(machine, number);
}

function ret(machine: Machine): Trap | undefined {
  const to = topOf(machine);
  if (to === undefined) return pageFault(machine);
  dropTop(machine);
  return jump(machine, to);
}

/** In other rings than 0 it leaves the interrupt flag as it was, and says nothing (Intel SDM vol. 2, POPF, unverified). */
function popFlags(machine: Machine): Trap | undefined {
  const word = topOf(machine);
  if (word === undefined) return pageFault(machine);
  dropTop(machine);
  if (machine.cpu.ring === 0) setInterrupts(machine, interruptsIn(word));
  return setZero(machine, zeroIn(word));
}

function halt({ cpu }: Machine): undefined {
  cpu.waiting = true;
}

function out(machine: Machine, { b, number }: Instruction): undefined {
  const transfer = portOut(machine.devices, number, machine.cpu.registers[b]);
  if (transfer !== undefined) transferSector(machine, transfer);
  if (!machine.devices.on) machine.stopped = 'poweredOff';
}

function setTables(machine: Machine, { a }: Instruction): undefined {
  machine.cpu.cr3 = machine.cpu.registers[a];
  flushTlb(machine);
}

function invalidatePage(machine: Machine, { a }: Instruction): undefined {
  flushTlb(machine, Math.floor(machine.cpu.registers[a] / PAGE_WORDS));
}

function setTrapTable({ cpu }: Machine, { a }: Instruction): undefined {
  cpu.trapTable = cpu.registers[a];
}

function loadRealAddress(machine: Machine, { a, b }: Instruction): Trap | undefined {
  const address = machine.cpu.registers[b];
  const real = realAddress(machine, address);
  if (real !== undefined) return setRegister(machine, a, real);
  machine.fault = { address, write: false, reason: 'nested' };
  return pageFault(machine);
}

/**
 * The physical address behind a virtual one, as the tables say that the processor walks: what LRA shows. Nothing if nested
 * paging has no frame for one of those.
 */
export function realAddress(machine: Machine, address: number): number | undefined {
  const page = Math.floor(address / PAGE_WORDS);
  if (page < 0 || page >= PAGES) return NOT_MAPPED;
  const root = rootOf(machine);
  if (root === 0) return address;
  const entry = leafEntry(machine, root, page);
  if (entry < 0) return undefined;
  return (entry & PRESENT) === 0 ? NOT_MAPPED : frameIn(entry) * PAGE_WORDS + (address & (PAGE_WORDS - 1));
}
