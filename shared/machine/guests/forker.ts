import type { Guest } from './guest.ts';

/**
 * A program that forks again and again and writes to two of its pages. A fork makes all pages read-only in the other of
 * two sets of tables and goes there; the first write to a page then faults, and the kernel gives it a copy.
 */
export const forker: Guest = {
  id: 'forker',
  open: true,
  rounds: 5,
  source: `
.equ HERE DATA        ; frame of the directory in use
.equ TABLE DATA+1     ; table of the program's pages in use
.equ NEXT DATA+2      ; entry for the next free frame, read-only
.equ SAVED_R1 DATA+3
.equ SAVED_R2 DATA+4
.equ SAVED_R3 DATA+5
.equ PAGES DATA+8     ; read-only entries of the program's pages
.equ WINDOW 0x600     ; page 24, where the kernel sees the frame that it fills
.equ WINDOW_ENTRY 0x280
.equ FAULT_ADDRESS TRAPS+10
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: ST [SAVED_R1], r1
  MOV r1, 0x4C0       ; the tables are at 0x200 and at 0x2C0
  LD r2, [TABLE]
  SUB r1, r2
  ST [TABLE], r1
  MOV r2, PAGES
  copy_entries
  MOV r1, 14          ; the directories are in frames 5 and 9
  LD r2, [HERE]
  SUB r1, r2
  ST [HERE], r1
  set_tables
  LD r1, [SAVED_R1]
  leave_call
ended: power_off

.org 0x100            ; a page was written to that is read-only
faulted: ST [SAVED_R1], r1
  ST [SAVED_R2], r2
  ST [SAVED_R3], r3
  LD r2, [NEXT]
  ADD r2, 2           ; writable for the kernel, in the window
  MOV r1, WINDOW_ENTRY
  set_entry
  MOV r1, WINDOW
  invalidate
  LD r1, [FAULT_ADDRESS]
  MOV r2, WINDOW
  MOV r3, 16          ; words that the program uses
more: LD r6, [r1]
  ST [r2], r6
  ADD r1, 1
  ADD r2, 1
  SUB r3, 1
  JNZ more
  LD r2, [NEXT]
  LD r1, [FAULT_ADDRESS]
  MOV r3, 1
  CMP r1, PROGRAM+0x40
  JNZ second
  ST [PAGES+1], r2
  JMP give
second: ST [PAGES+2], r2
  MOV r3, 2
give: LD r1, [TABLE]
  ADD r1, r3
  ADD r2, 2           ; writable
  JMP enter
.org 0x2D0
enter: set_entry
  LD r1, [FAULT_ADDRESS]
  invalidate
  LD r2, [NEXT]
  ADD r2, 0x100       ; the frame after it
  ST [NEXT], r2
  LD r1, [SAVED_R1]
  LD r2, [SAVED_R2]
  LD r3, [SAVED_R3]
  leave_trap 1

  slot 0, 0, 0, ended
  slot 1, 0, 0, faulted
  slot 2, PROGRAM, PROGRAM_PSW, called
.org DATA
  .word DIRECTORY, PROGRAM_TABLE
  .entry 24, u
.org PAGES
  .entries 16, 8, u
  tables
.org 0x143            ; page 24 to 31: the window's table, in frame 10
  .entry 10, w
.org WINDOW_ENTRY
  .entry 24, w
.org 0x240            ; the other directory
  .entry 6, w
  .entry 7, w
  .entry 11, w
  .entry 10, w

.org PROGRAM
  MOV r4, ROUNDS
again: ADD r5, r4
  ST [PROGRAM+0x40], r5
  LD r2, [PROGRAM+0x80]
  ADD r2, r5
  ST [PROGRAM+0x80], r2
  SYSCALL
  SUB r4, 1
  JNZ again
  HLT
`,
};
