import type { Guest } from './guest.ts';

/** A kernel that keeps switching interrupts off for three instructions, and waits for a tick of the timer at the end of each call. */
export const interruptToggler: Guest = {
  id: 'interruptToggler',
  open: true,
  rounds: 6,
  source: `
.equ COUNT DATA
.equ TICKS DATA+1
.equ PROGRAM_STACK DATA+2
.equ TICK_R6 DATA+3
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  MOV r1, 150
  set_timer
  start
called: ST [PROGRAM_STACK], sp
  MOV sp, KERNEL_STACK
  irq_on
  MOV r5, 25
toggle: irq_save
  LD r1, [COUNT]
  ADD r1, 1
  ST [COUNT], r1
  irq_restore
  SUB r5, 1
  JNZ toggle
  wait                ; for the next tick
  LD sp, [PROGRAM_STACK]
  leave_call
ended: power_off
.org 0x100
ticked: ST [TICK_R6], r6
  LD r6, [TICKS]
  ADD r6, 1
  ST [TICKS], r6
  LD r6, [TICK_R6]
  leave_trap 3

  slot 0, 0, 0, ended
  slot 2, PROGRAM, PROGRAM_PSW, called
  slot 3, 0, 0, ticked
  tables

.org PROGRAM
  MOV r4, ROUNDS
again: SYSCALL
  LD r2, [PROGRAM+0x40]
  ADD r2, r1
  ST [PROGRAM+0x40], r2      ; what the kernel has counted, added up
  SUB r4, 1
  JNZ again
  HLT
`,
};
