import type { Guest } from './guest.ts';

/**
 * A program that tries in ring 3 what is not its business: to switch the machine off, to ask the disk for a sector, and to read
 * a page of its kernel. The kernel writes what it was: o for an instruction, m for memory; then it goes on after it.
 */
export const intruder: Guest = {
  id: 'intruder',
  open: true,
  rounds: 0,
  source: `
.equ DISK 6
.equ RETURN TRAPS     ; E(0) of protection traps: the address to go back to
.equ RETURN_FAULT TRAPS+8
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
refused: LD r2, [RETURN]
  ADD r2, 1           ; after the instruction
  ST [RETURN], r2
  MOV r1, 'o'
  put
  leave_trap 0
faulted: LD r2, [RETURN_FAULT]
  ADD r2, 1
  ST [RETURN_FAULT], r2
  MOV r1, 'm'
  put
  leave_trap 1
called: power_off

  slot 0, 0, 0, refused
  slot 1, 0, 0, faulted
  slot 2, PROGRAM, PROGRAM_PSW, called
  tables

.org PROGRAM
  MOV r1, 1
  OUT POWER, r1       ; off
  OUT DISK, r1        ; read a sector
  LD r3, [TRAPS]      ; the kernel's trap table
  SYSCALL
`,
};
