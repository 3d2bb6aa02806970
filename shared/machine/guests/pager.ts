import type { Guest } from './guest.ts';

/**
 * A program that writes to four pages and reads them again, on a kernel that gives it fewer frames: at each fault the page that
 * came first goes to the disk, and the one that is wanted comes from there.
 */
function pagerWith(id: string, frames: number): Guest {
  return { id, open: false, rounds: 0, source: `.equ FRAMES ${frames}${SOURCE}` };
}

const SOURCE = `
.equ PAGE 0x500       ; page 20, the first of four; its place on the disk is sector 0
.equ ENTRY 0x1F0      ; entry of a page, less the page
.equ HAND DATA        ; which frame is given next
.equ FAULTS DATA+1    ; how many there have been
.equ SAVED_R1 DATA+2
.equ SAVED_R2 DATA+3
.equ SAVED_R3 DATA+4
.equ OWNERS DATA+8    ; page in each frame, 0 for none
.equ GIVEN DATA+16    ; entry for each frame
.equ FAULT_ADDRESS TRAPS+10
.macro transfer command ; between frame 24+r3 and the sector of page r2
  MOV r1, r2
  SUB r1, 20
  OUT 4, r1
  MOV r1, r3
  ADD r1, 24
  OUT 5, r1
  MOV r1, \\command
  OUT 6, r1
  irq_on
  wait                ; for the disk
  irq_off
.end
.org 0
  MOV r1, TRAPS
  set_traps
  MOV r1, DIRECTORY
  set_tables
  start
called: put
  leave_call
ended: power_off
done: leave_trap 4

.org 0x2C0
faulted: ST [SAVED_R1], r1
  ST [SAVED_R2], r2
  ST [SAVED_R3], r3
  LD r1, [FAULTS]
  ADD r1, 1
  ST [FAULTS], r1
  LD r3, [HAND]
  LD r2, [r3+OWNERS]
  CMP r2, 0
  JNZ evict
  JMP load
evict: transfer 2     ; to the disk
  MOV r1, 0
  ST [r2+ENTRY], r1
  ADD r2, r2          ; from the page to its address
  ADD r2, r2
  ADD r2, r2
  ADD r2, r2
  ADD r2, r2
  ADD r2, r2
  INVLPG r2
load: MOV r2, 20
  MOV r1, PAGE
find: LD r6, [FAULT_ADDRESS]
  CMP r6, r1
  JNZ other
  JMP found
other: ADD r1, 0x40
  ADD r2, 1
  JMP find
found: ST [r3+OWNERS], r2
  transfer 1          ; from the disk
  LD r1, [r3+GIVEN]
  ST [r2+ENTRY], r1
  ADD r3, 1
  CMP r3, FRAMES
  JNZ keep
  MOV r3, 0
keep: ST [HAND], r3
  LD r1, [SAVED_R1]
  LD r2, [SAVED_R2]
  LD r3, [SAVED_R3]
  leave_trap 1

  slot 0, 0, 0, ended
  slot 1, 0, 0, faulted
  slot 2, PROGRAM, PROGRAM_PSW, called
  slot 4, 0, 0, done
.org GIVEN
  .entries 24, 4, wu
.org 0x140            ; pages 0 to 15 for the kernel, 16 to 19 for the program; 20 to 23 are not there yet
  .entry 6, w
  .entry 7, w
  .entry 8, w
.org 0x180
  .entries 0, 8, w
.org 0x1C0
  .entries 8, 8, w
.org PROGRAM_TABLE
  .entries 16, 4, wu

.org PROGRAM
  MOV r4, PAGE
  MOV r5, 'A'
fill: ST [r4], r5
  ADD r4, 0x40
  ADD r5, 1
  CMP r5, 'E'
  JNZ fill
  MOV r4, PAGE
again: LD r1, [r4]
  SYSCALL
  ADD r4, 0x40
  CMP r4, 0x600
  JNZ again
  HLT
`;

/** Two frames for four pages: the disk never rests. */
export const pager: Guest = pagerWith('pager', 2);
/** A frame for each page. */
export const roomyPager: Guest = pagerWith('roomyPager', 4);
/** Where its kernel counts faults: a physical address. */
export const PAGER_FAULTS = 0xc1;
