import type { Guest } from './guest.ts';

/**
 * A program that reads a word from each of more pages than the processor remembers walks of. Its tables stay as they are,
 * so that only the length of a walk counts.
 */
export const pageWalker: Guest = {
  id: 'pageWalker',
  open: true,
  rounds: 60,
  source: `
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: leave_call
ended: power_off

  slot 0, 0, 0, ended
  slot 2, PROGRAM, PROGRAM_PSW, called
  tables
.org 0x143            ; pages 24 to 31, in frame 10
  .entry 10, w
.org 0x280
  .entries 24, 8, wu

.org PROGRAM
  MOV r4, ROUNDS
again: MOV r2, 0x440
next: LD r1, [r2]
  ADD r3, r1
  ADD r2, 0x40
  CMP r2, 0x800
  JNZ next
  ST [PROGRAM+0x40], r3
  SUB r4, 1
  JNZ again
  HLT
`,
};
