import type { Guest } from './guest.ts';

/** A program that says good-bye and asks its kernel to switch the machine off. */
export const shutdown: Guest = {
  id: 'shutdown',
  open: true,
  rounds: 0,
  source: `
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: CMP r0, 0
  JNZ off
  put
  leave_call
off: power_off

  slot 2, PROGRAM, PROGRAM_PSW, called
  tables

.org PROGRAM
  MOV r1, 'b'
  SYSCALL
  MOV r1, 'y'
  SYSCALL
  MOV r1, 'e'
  SYSCALL
  MOV r0, 1           ; off
  SYSCALL
`,
};
