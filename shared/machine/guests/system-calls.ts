import type { Guest } from './guest.ts';

/** Nothing but system calls, whose routine goes straight back. What one costs can be read off. */
export const systemCalls: Guest = {
  id: 'systemCalls',
  open: true,
  rounds: 30,
  source: `
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: leave_call
ended: power_off      ; a program that does what it must not has ended

  slot 0, 0, 0, ended
  slot 2, PROGRAM, PROGRAM_PSW, called
  tables

.org PROGRAM
  MOV r4, ROUNDS
again: SYSCALL
  SUB r4, 1
  JNZ again
  HLT                 ; not allowed in ring 3
`,
};
