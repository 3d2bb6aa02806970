import type { Guest } from './guest.ts';

/**
 * A kernel that asks in which state the machine is, and writes = for each answer that the machine itself would give and !
 * for any other: its ring, the interrupt flag, whether paging is on, where its trap table is, where a page is, and whether
 * POPF switches interrupts on. Then its program asks for the ring. It is not open, so nobody can port it.
 */
export const whoAmI: Guest = {
  id: 'whoAmI',
  open: false,
  rounds: 0,
  source: `
.macro expect register, value
  MOV r1, '='
  CMP \\register, \\value
  JNZ wrong\\@
  JMP told\\@
wrong\\@: MOV r1, '!'
told\\@: put
.end
.org 0
  SMSW r2             ; paging is still off
  expect r2, 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  MOV sp, KERNEL_STACK
  MOVCS r2
  expect r2, 0
  PUSHF
  POP r2
  CMP r2, r2          ; the zero flag is known from here on
  PUSHF
  POP r2
  expect r2, 1
  SIDT r2
  expect r2, TRAPS
  JMP more
.org 0x100
more: MOV r3, 0x440
  LRA r2, r3
  expect r2, 0x440
  MOV r2, 0x200       ; the interrupt flag
  PUSH r2
  POPF
  CMP r2, r2
  PUSHF
  POP r2
  expect r2, 0x201
  CLI
  start
called: put
  leave_call
ended: power_off

  slot 0, 0, 0, ended
  slot 2, PROGRAM, PROGRAM_PSW, called
  tables

.org PROGRAM
  MOVCS r2
  MOV r1, '='
  CMP r2, 3
  JNZ wrong
  JMP tell
wrong: MOV r1, '!'
tell: SYSCALL
  HLT
`,
};
