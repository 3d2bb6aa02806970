import type { Guest } from './guest.ts';

/**
 * A kernel that asks each port at start-up whether a device is there, and writes c for a console that is ready, t for a timer
 * that counts, d for a disk that is not busy. It asks with IN, so that nobody can port it without knowing it.
 */
export const deviceProber: Guest = {
  id: 'deviceProber',
  open: false,
  rounds: 0,
  source: `
.equ DISK 6
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  IN r2, CONSOLE
  CMP r2, 1
  JNZ timer
  MOV r1, 'c'
  put
timer: MOV r1, 100
  set_timer
  IN r2, TIMER
  CMP r2, 0
  JNZ counts
  JMP disk
counts: MOV r1, 't'
  put
disk: IN r2, DISK
  CMP r2, 0
  JNZ off
  MOV r1, 'd'
  put
off: power_off
  tables
`,
};
