import { readWord, writeWord } from '../hardware/access.ts';
import { PORTS, portOut } from '../hardware/devices.ts';
import { type Attempt, pendingInterrupt } from '../hardware/processor.ts';
import { pageFault } from '../hardware/semantics.ts';
import { returnFrom, SLOT_WORDS, VECTORS } from '../hardware/traps.ts';
import { deliverOnProcessor, enterGuest, KERNEL_RING, leaveGuest, runDirectly } from './direct-execution.ts';
import { dispatch } from './dispatcher.ts';
import { inject } from './interpreter.ts';
import { complete, exit, note, type Run, resume, work } from './run.ts';
import { settle, switchTables } from './shadow.ts';

/** Words that a ported kernel shares with the hypervisor, after its trap table: interrupts may come, and one is waiting. */
const ENABLED = VECTORS.length * SLOT_WORDS;
const PENDING = ENABLED + 1;

/** What a ported kernel can ask for, by number. Operands are in r1, r2 and r3. */
const HYPERCALLS: readonly { readonly name: string; readonly run: (run: Run) => void }[] = [
  { name: 'setTraps', run: setTraps },
  { name: 'setTables', run: setTables },
  { name: 'updateEntries', run: updateEntries },
  { name: 'takeInterrupts', run: () => {} },
  { name: 'wait', run: waitForEvent },
  { name: 'put', run: (run) => output(run, PORTS.console) },
  { name: 'setTimer', run: (run) => output(run, PORTS.timer) },
  { name: 'powerOff', run: (run) => output(run, PORTS.power) },
];
/** Entries in one hypercall. Design value. */
const ENTRIES_MAX = 64;
/** From here on numbers mean: go back to where the slot of that vector says. */
const RETURN = 16;

/** One step of a guest whose kernel has been ported: hypercalls for what is sensitive, all else directly. */
export function runParavirtual(run: Run): void {
  runDirectly(run, meetTrap);
  const last = run.events.at(-1);
  if (last?.type === 'ran' && last.means === 'direct' && last.mnemonic === 'SYSRET') work(run, 'systemReturn');
  takeUpInterrupts(run);
}

function meetTrap(run: Run, tried: Attempt): boolean {
  const { guest, host } = run;
  if (tried.trap?.vector === 'systemCall' && host.gate !== undefined) {
    work(run, 'systemCall');
    deliverOnProcessor(run, tried.trap, enterGuest, leaveGuest);
    return true;
  }
  if (tried.instruction?.mnemonic !== 'VMCALL' || guest.cpu.ring !== 0) return dispatch(run, tried);
  return hypercall(run, tried.instruction.number, tried);
}

function hypercall(run: Run, number: number, tried: Attempt): boolean {
  const call = number >= RETURN ? { name: 'return', run: goBack(number - RETURN) } : HYPERCALLS[number];
  if (call === undefined || tried.instruction === undefined) return dispatch(run, tried);
  const { pc, ring } = run.guest.cpu;
  exit(run, `hypercall.${call.name}`);
  work(run, 'roundTrip');
  note(run, { type: 'called', hypercall: call.name });
  run.guest.cpu.pc += 1;
  call.run(run);
  settle(run);
  complete(run, tried.instruction, pc, 'emulated', ring);
  resume(run);
  return true;
}

/** System calls go straight to the kernel from now on. */
function setTraps({ guest, host }: Run): void {
  guest.cpu.trapTable = guest.cpu.registers[1];
  host.gate = { trapTable: guest.cpu.trapTable, ring: KERNEL_RING };
}

function setTables(run: Run): void {
  run.guest.cpu.cr3 = run.guest.cpu.registers[1];
  switchTables(run);
}

/** Entries of page tables, from r1 on, become the r3 words that stand at r2. */
function updateEntries(run: Run): void {
  const { guest } = run;
  const [, to, from, count] = guest.cpu.registers;
  for (let index = 0; index < count && index < ENTRIES_MAX; index++) {
    const value = readWord(guest, from + index, 0);
    if (value === undefined || !writeWord(guest, to + index, value, 0)) return;
    work(run, 'batchEntry');
  }
}

function output(run: Run, port: number): void {
  const { guest } = run;
  work(run, 'port');
  portOut(guest.devices, port, guest.cpu.registers[1]);
  if (!guest.devices.on) {
    guest.stopped = 'poweredOff';
    note(run, { type: 'stopped', reason: guest.stopped });
  }
}

function waitForEvent(run: Run): void {
  share(run, ENABLED, 1);
  run.guest.cpu.waiting = true;
}

/** Back to what a trap has interrupted; interrupts may come again. */
function goBack(vectorNumber: number): (run: Run) => void {
  return (run) => {
    if (returnFrom(run.guest, vectorNumber)) share(run, ENABLED, 1);
    else inject(run, pageFault(run.guest));
  };
}

function share({ guest }: Run, word: number, value: number): void {
  writeWord(guest, guest.cpu.trapTable + word, value, 0);
}

/**
 * Interrupts reach a ported kernel when the hypervisor has control and the kernel's own word allows them. If it does not,
 * another word tells the kernel that one is waiting.
 */
export function takeUpInterrupts(run: Run): void {
  const { guest, inControl } = run;
  if (!inControl) {
    guest.cpu.interrupts = false;
    return;
  }
  guest.cpu.interrupts = readWord(guest, guest.cpu.trapTable + ENABLED, 0) === 1;
  share(run, PENDING, pendingInterrupt(guest) === undefined ? 0 : 1);
}

/** An interrupt has been handed to the kernel: no other comes until it allows it. */
export function maskInterrupts(run: Run): void {
  share(run, ENABLED, 0);
  share(run, PENDING, pendingInterrupt(run.guest) === undefined ? 0 : 1);
  settle(run);
}
