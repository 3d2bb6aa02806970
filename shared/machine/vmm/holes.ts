import { readWord } from '../hardware/access.ts';
import { type Instruction, type Mnemonic, STACK_POINTER } from '../hardware/instructions.ts';
import { realAddress } from '../hardware/semantics.ts';
import { interruptsIn } from '../hardware/words.ts';
import { note, type Run } from './run.ts';

/**
 * Whether an instruction that the real processor has just executed for the guest had another effect than it would have had
 * on the machine itself. The real processor's state is from after it, the virtual one's from before. Those without an entry always have.
 */
type IsWrong = (run: Run, instruction: Instruction) => boolean;

const WRONG: { readonly [M in Mnemonic]?: IsWrong } = {
  POPF: ({ guest }) =>
    guest.cpu.ring === 0 &&
    interruptsIn(readWord(guest, guest.cpu.registers[STACK_POINTER]) ?? 0) !== guest.cpu.interrupts,
  PUSHF: ({ host, guest }) => host.cpu.interrupts !== guest.cpu.interrupts,
  SIDT: ({ host, guest }) => host.cpu.trapTable !== guest.cpu.trapTable,
  SMSW: ({ host, guest }) => (host.cpu.cr3 === 0) !== (guest.cpu.cr3 === 0),
  MOVCS: ({ host, guest }) => host.cpu.ring !== guest.cpu.ring,
  LRA: ({ host, guest }, { a, b }) => host.cpu.registers[a] !== realAddress(guest, guest.cpu.registers[b]),
};

/** Notes that a sensitive instruction has slipped through, if it made a difference. */
export function noteHole(run: Run, instruction: Instruction): void {
  const { mnemonic } = instruction;
  const slips = run.host.cpu.ring === 0 ? run.sensitive : run.holes;
  if (!slips.includes(mnemonic) || WRONG[mnemonic]?.(run, instruction) === false) return;
  run.counts.holes[mnemonic] = (run.counts.holes[mnemonic] ?? 0) + 1;
  const type = effectOf(run, mnemonic);
  if (type === 'escaped') run.counts.escapes += 1;
  note(run, { type, pc: run.guest.cpu.pc, mnemonic });
}

/** POPF outside of ring 0 does nothing; others do to the real machine, or show of it, what was meant for the virtual one. */
function effectOf({ controls }: Run, mnemonic: Mnemonic): 'ignored' | 'escaped' | 'revealed' {
  if (mnemonic === 'POPF') return 'ignored';
  return controls.includes(mnemonic) ? 'escaped' : 'revealed';
}
