import type { Guest } from './guest.ts';

/** A kernel that changes an instruction of its own, which has run before: it writes a, b, c and d with the same line of code. */
export const selfChanger: Guest = {
  id: 'selfChanger',
  open: true,
  rounds: 4,
  source: `
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  MOV sp, KERNEL_STACK
  MOV r5, ROUNDS
again: CALL write
  LD r2, [write]      ; the instruction itself, as a word
  ADD r2, 1           ; loads the next character
  ST [write], r2
  SUB r5, 1
  JNZ again
  power_off
.org 0x40             ; a page of its own
write: MOV r1, 'a'
  put
  RET
  tables
`,
};
