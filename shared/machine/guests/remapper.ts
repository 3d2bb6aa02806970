import type { Guest } from './guest.ts';

/**
 * A kernel that lets one page of its program lead first to one frame, then to another, then to none, and tells the processor
 * each time. The program writes what it reads there: A, then B; the kernel writes - when it faults.
 */
export const remapper: Guest = {
  id: 'remapper',
  open: true,
  rounds: 0,
  source: `
.equ ENTRY PROGRAM_TABLE+4 ; of page 20
.equ PAGE 0x500
.equ FRAMES DATA      ; entries to come
.equ NEXT DATA+4
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: put
  LD r3, [NEXT]
  LD r2, [r3]
  ADD r3, 1
  ST [NEXT], r3
  MOV r1, ENTRY
  set_entry
  MOV r1, PAGE
  invalidate
  leave_call
faulted: MOV r1, '-'
  put
ended: power_off

  slot 0, 0, 0, ended
  slot 1, 0, 0, faulted
  slot 2, PROGRAM, PROGRAM_PSW, called
.org DATA
  .entry 25, u
  .word 0
.org NEXT
  .word FRAMES
  tables

.org PROGRAM
  MOV r4, 3
again: LD r1, [PAGE]
  SYSCALL
  SUB r4, 1
  JNZ again
  HLT
.org PAGE             ; page 20 starts in frame 20
  .word 'A'
.org 0x640            ; frame 25
  .word 'B'
`,
};
