import type { Guest } from './guest.ts';

/** A program that writes a line, one system call for each character. */
export const consoleWriter: Guest = {
  id: 'consoleWriter',
  open: true,
  rounds: 0,
  source: `
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: put
  leave_call
ended: power_off

  slot 0, 0, 0, ended
  slot 2, PROGRAM, PROGRAM_PSW, called
  tables

.org PROGRAM
  MOV r2, line
again: LD r1, [r2]
  SYSCALL
  ADD r2, 1
  CMP r2, line_end
  JNZ again
  HLT
.org PROGRAM+0x40
line: .text "hello from ring 3"
  .word 10
line_end:
`,
};
