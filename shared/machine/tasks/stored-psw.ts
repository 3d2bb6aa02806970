import { instructionText } from '../assembler/disassemble.ts';
import { forker } from '../guests/forker.ts';
import type { Guest } from '../guests/guest.ts';
import { guestProgram } from '../guests/index.ts';
import { interruptToggler } from '../guests/interrupt-toggler.ts';
import { systemCalls } from '../guests/system-calls.ts';
import { readWord } from '../hardware/access.ts';
import { decode } from '../hardware/instructions.ts';
import { interruptsIn, type Psw, ringIn } from '../hardware/words.ts';
import { snapshotOf } from '../trial/snapshot.ts';
import { startRun } from '../trial/trial.ts';
import type { MachineEvent } from '../vmm/events.ts';
import type { Run } from '../vmm/run.ts';
import { setupOf } from '../vmm/setup.ts';
import { step } from '../vmm/step.ts';
import { draw } from './draw.ts';
import { indexOfSaying, type Saying, type TaskKind, type TaskRow, verbatim } from './task.ts';

type Delivered = MachineEvent & { readonly type: 'delivered' };

/** A trap on the machine itself: just before it, and what it stored and loaded. */
interface TrapSeen {
  readonly before: Run;
  readonly after: Run;
  readonly event: Delivered;
  readonly stored: Omit<Psw, 'zero'>;
}

/** A system call, a fault and an interrupt, and of each a later one. */
const TRAPS: readonly { readonly guest: Guest; readonly vector: Delivered['vector']; readonly nth: number }[] = [
  { guest: systemCalls, vector: 'systemCall', nth: 1 },
  { guest: forker, vector: 'pageFault', nth: 1 },
  { guest: interruptToggler, vector: 'timer', nth: 1 },
  { guest: systemCalls, vector: 'protection', nth: 1 },
  { guest: forker, vector: 'pageFault', nth: 4 },
  { guest: interruptToggler, vector: 'timer', nth: 3 },
];

/** What a trap stores in E(0) and loads from E(1). */
export const storedPsw: TaskKind = {
  id: 'stored-psw',
  rounds: TRAPS.length,
  make: (round) => {
    const { guest, vector, nth } = TRAPS[round % TRAPS.length] ?? TRAPS[0];
    return { kind: 'choose', rows: rowsOf(trapIn(guest, vector, nth), round) };
  },
};

function trapIn(guest: Guest, vector: Delivered['vector'], nth: number): TrapSeen {
  const run = startRun(guestProgram(guest, 'native'), setupOf({ technique: 'bare' }));
  let left = nth;
  for (;;) {
    const before = snapshotOf(run);
    step(run);
    const event = run.events.find((one): one is Delivered => one.type === 'delivered' && one.vector === vector);
    if (event !== undefined && --left === 0) return { before, after: run, event, stored: storedIn(run, event) };
    if (run.guest.stopped !== undefined) throw new Error(`${guest.id} has no ${vector} number ${nth}`);
  }
}

/** E(0) as it stands in memory after the trap. */
function storedIn({ guest }: Run, { address }: Delivered): TrapSeen['stored'] {
  const word = readWord(guest, address + 1, 0) ?? 0;
  return { pc: readWord(guest, address, 0) ?? 0, ring: ringIn(word), interrupts: interruptsIn(word) };
}

function rowsOf(trap: TrapSeen, round: number): TaskRow[] {
  const { stored, after, event, before } = trap;
  const { pc } = before.guest.cpu;
  const addresses = [...new Set([pc, pc + 1, event.pc, event.address])].map(hex);
  const evidence = evidenceOf(trap);
  const address = (code: string, right: number) => row(code, trap, draw(addresses, 4, round), hex(right), evidence);
  const ring = (code: string, right: number) => row(code, trap, ['0', '1', '3'], `${right}`, evidence);
  const slot: Saying = {
    code: 'slot',
    values: { address: hex(event.address), pc: hex(event.pc), ring: after.guest.cpu.ring },
  };
  return [
    { ...address('storedPc', stored.pc), facts: [slot] },
    ring('storedRing', stored.ring),
    flagRow(trap, evidence),
    address('loadedPc', after.guest.cpu.pc),
    ring('loadedRing', after.guest.cpu.ring),
  ];
}

function row(code: string, trap: TrapSeen, texts: readonly string[], right: string, evidence: Saying): TaskRow {
  const options = texts.map(verbatim);
  return { label: labelOf(code, trap), options, right: indexOfSaying(options, verbatim(right)), evidence };
}

const FLAG: readonly Saying[] = [{ code: 'on' }, { code: 'off' }];

function flagRow(trap: TrapSeen, evidence: Saying): TaskRow {
  const right = indexOfSaying(FLAG, { code: trap.stored.interrupts ? 'on' : 'off' });
  return { label: labelOf('storedInterrupts', trap), options: FLAG, right, evidence };
}

/** The question, with the moment just before the trap. */
function labelOf(code: string, { before, event }: TrapSeen): Saying {
  const { pc, ring } = before.guest.cpu;
  const word = readWord(snapshotOf(before).guest, pc);
  const instruction = word === undefined ? undefined : decode(word);
  const text = instruction === undefined ? '' : instructionText(instruction);
  return { code, values: { vector: event.vector, pc: hex(pc), ring, instruction: text } };
}

function evidenceOf({ stored, event, after }: TrapSeen): Saying {
  const { pc, ring } = after.guest.cpu;
  const values = { address: hex(event.address), storedPc: hex(stored.pc), storedRing: stored.ring, pc: hex(pc), ring };
  return { code: stored.interrupts ? 'trapWithInterrupts' : 'trapWithout', values };
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`;
}
