import type { Instruction, Mnemonic } from '../hardware/instructions.ts';
import { createMachine, createVirtualMachine, type Machine } from '../hardware/machine.ts';
import { SLOT_WORDS, VECTORS, type Vector } from '../hardware/traps.ts';
import type { Ring } from '../hardware/words.ts';
import { isSensitive, verdictOf } from '../theorem/classify.ts';
import { HOST_FRAMES, prepareHost, SWAP_FRAMES } from './allocator.ts';
import { createTranslationCache, type TranslationCache } from './blocks.ts';
import { trapCycles, type Work, workCycles } from './costs.ts';
import { type Counts, createCounts } from './counts.ts';
import type { MachineEvent, Means } from './events.ts';
import { realFlavour } from './real-flavour.ts';
import type { Setup } from './setup.ts';

/**
 * A guest on its way: the real machine, what the guest takes for one, and what the hypervisor knows. Plain data: a copy of
 * it is a snapshot.
 */
export interface Run {
  readonly setup: Setup;
  /** The real machine. */
  readonly host: Machine;
  /** The machine that the guest believes in; for `bare` the real one. */
  readonly guest: Machine;
  readonly cache: TranslationCache;
  readonly counts: Counts;
  /** What has happened in the last step. */
  readonly events: MachineEvent[];
  /** Why the hypervisor got control last. */
  lastExit: string | undefined;
  /** Whether the hypervisor has had control in this step, and in the one before. */
  inControl: boolean;
  wasInControl: boolean;
  /** Instructions that are sensitive, and those of them that do not trap here: found by probing the flavour. */
  readonly sensitive: readonly Mnemonic[];
  readonly holes: readonly Mnemonic[];
  /** Of the sensitive ones, those that change resources or mode. */
  readonly controls: readonly Mnemonic[];
}

/** Why a frame of the guest is watched: it holds a page table in use, or code that has been translated. Bits. */
export const WATCHED_TABLE = 1;
export const WATCHED_CODE = 2;

/** A machine switched on, with nothing in its memory. */
export function createRun(setup: Setup): Run {
  const { holes, classes } = verdictOf(realFlavour(setup));
  return {
    setup,
    ...machinesOf(setup),
    cache: createTranslationCache(),
    counts: createCounts(),
    events: [],
    lastExit: undefined,
    inControl: false,
    wasInControl: false,
    sensitive: classes.filter(isSensitive).map(({ mnemonic }) => mnemonic),
    holes,
    controls: classes.filter(({ controlSensitive }) => controlSensitive).map(({ mnemonic }) => mnemonic),
  };
}

function machinesOf(setup: Setup): { readonly host: Machine; readonly guest: Machine } {
  const { technique, flavour, paging } = setup;
  if (technique === 'bare') {
    const machine = createMachine(flavour);
    return { host: machine, guest: machine };
  }
  const host = createMachine(realFlavour(setup), HOST_FRAMES, SWAP_FRAMES);
  host.readsOtherCode = setup.foreign;
  const frameOf = prepareHost(host, paging);
  return { host, guest: createVirtualMachine(flavour, host.memory, frameOf) };
}

export function note({ events }: Run, event: MachineEvent): void {
  events.push(event);
}

/** The hypervisor does a piece of work, so many times. */
export function work({ setup, counts }: Run, kind: Work, times = 1): void {
  const cycles = workCycles(setup, kind) * times;
  if (cycles === 0) return;
  counts.work[kind] = (counts.work[kind] ?? 0) + cycles;
  counts.cycles += cycles;
}

/** The processor spends cycles on the guest's own behalf. */
export function spend({ counts }: Run, on: keyof Counts['native'], cycles: number): void {
  counts.native[on] += cycles;
  counts.cycles += cycles;
}

/** The hypervisor has got control, and why. */
export function exit(run: Run, reason: string): void {
  run.inControl = true;
  run.lastExit = reason;
  run.counts.exits[reason] = (run.counts.exits[reason] ?? 0) + 1;
  note(run, { type: 'exited', reason });
}

/** Always trap, on the machine itself too: nobody can run them directly. */
const ALWAYS_TRAP: readonly Mnemonic[] = ['SYSCALL', 'VMCALL'];

/** The hypervisor goes back to the guest: with root mode by a VM entry. */
export function resume(run: Run): void {
  const { pc, ring } = run.guest.cpu;
  note(run, { type: run.setup.technique === 'hardwareAssist' ? 'entered' : 'resumed', pc, ring });
}

/** An instruction of the guest is complete. */
export function complete(run: Run, { mnemonic }: Instruction, pc: number, means: Means, ring: Ring): void {
  const { counts, sensitive } = run;
  counts.means[means] += 1;
  if (!sensitive.includes(mnemonic) && !ALWAYS_TRAP.includes(mnemonic)) {
    counts.innocuous.all += 1;
    counts.innocuous.byProcessor += means === 'direct' || means === 'translated' ? 1 : 0;
  }
  note(run, { type: 'ran', pc, mnemonic, means, ring });
}

/** A trap has gone through the guest's own table. */
export function delivered(run: Run, vector: Vector, by: 'processor' | 'hypervisor'): void {
  const { cpu, stopped } = run.guest;
  spend(run, 'traps', by === 'processor' ? trapCycles(vector) : 0);
  const address = cpu.trapTable + VECTORS.indexOf(vector) * SLOT_WORDS;
  note(run, { type: 'delivered', vector, address, pc: cpu.pc, by });
  if (stopped !== undefined) note(run, { type: 'stopped', reason: stopped });
}
