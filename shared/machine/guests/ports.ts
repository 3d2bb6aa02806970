/**
 * Where a guest's kernel keeps what, and names for its sensitive operations. Kernels are written with these names only:
 * the native port turns them into instructions, the ported one into hypercalls and words in memory. Paravirtualization
 * does in the source what binary translation does while it runs (lecture notes, Hochschule Luzern, "Para Virtualisierung").
 * Operations may change r6, and those that say so take their operands in r1 and r2.
 */
const LAYOUT = `
.equ TRAPS 0x80       ; trap table, in page 2
.equ ENABLED 0xB0     ; shared with the hypervisor: interrupts may come
.equ PENDING 0xB1     ; shared with the hypervisor: one is waiting
.equ SAVED 0xB2       ; the word of ENABLED before irq_save
.equ LIST 0xB8        ; entry that is handed to the hypervisor
.equ DATA 0xC0        ; the kernel's words, page 3
.equ KERNEL_STACK 0x100
.equ DIRECTORY 5      ; frame of the page directory
.equ PROGRAM_TABLE 0x200 ; entries of pages 16 to 23, in frame 8
.equ PROGRAM 0x400    ; page 16
.equ PROGRAM_PSW 0x3200 ; ring 3, interrupts on
.equ CONSOLE 1
.equ TIMER 2
.equ POWER 3
.macro slot vector, old_pc, old_psw, new_pc
.org TRAPS+8*\\vector
  .word \\old_pc, \\old_psw, 0, \\new_pc, 0
.end
.macro tables         ; pages 0 to 15 for the kernel, 16 to 23 for the program
.org 0x140
  .entry 6, w
  .entry 7, w
  .entry 8, w
.org 0x180
  .entries 0, 8, w
.org 0x1C0
  .entries 8, 8, w
.org PROGRAM_TABLE
  .entries 16, 8, wu
.end
`;

const NATIVE = `
.macro set_traps      ; r1: address of the trap table
  LIDT r1
.end
.macro set_tables     ; r1: frame of the directory
  MOVCR3 r1
.end
.macro set_entry      ; r1: address of an entry, r2: the entry
  ST [r1], r2
.end
.macro copy_entries   ; r1: address of eight entries, r2: address of what to put there
  MOV r3, 8
copy\\@: LD r6, [r2]
  ST [r1], r6
  ADD r1, 1
  ADD r2, 1
  SUB r3, 1
  JNZ copy\\@
.end
.macro invalidate     ; r1: address of a page whose entry has changed
  INVLPG r1
.end
.macro irq_off
  CLI
.end
.macro irq_on
  STI
.end
.macro irq_save
  PUSHF
  CLI
.end
.macro irq_restore
  POPF
.end
.macro wait
  HLT
.end
.macro put            ; r1: a character
  OUT CONSOLE, r1
.end
.macro set_timer      ; r1: instructions between two interrupts
  OUT TIMER, r1
.end
.macro power_off
  OUT POWER, r1
.end
.macro start          ; to the program, as the slot of system calls says
  SYSRET 2
.end
.macro leave_call     ; back from a system call
  SYSRET 2
.end
.macro leave_trap vector
  SYSRET \\vector
.end
`;

const PORTED = `
.macro set_traps
  VMCALL 0
.end
.macro set_tables
  VMCALL 1
.end
.macro set_entry
  ST [LIST], r2
  MOV r2, LIST
  MOV r3, 1
  VMCALL 2
.end
.macro copy_entries
  MOV r3, 8
  VMCALL 2
.end
.macro invalidate     ; the hypervisor has done it with the entry
.end
.macro irq_off
  MOV r6, 0
  ST [ENABLED], r6
.end
.macro irq_on
  MOV r6, 1
  ST [ENABLED], r6
  LD r6, [PENDING]
  CMP r6, 1
  JNZ none\\@
  VMCALL 3
none\\@:
.end
.macro irq_save
  LD r6, [ENABLED]
  ST [SAVED], r6
  MOV r6, 0
  ST [ENABLED], r6
.end
.macro irq_restore
  LD r6, [SAVED]
  ST [ENABLED], r6
  LD r6, [PENDING]
  CMP r6, 1
  JNZ none\\@
  VMCALL 3
none\\@:
.end
.macro wait
  VMCALL 4
.end
.macro put
  VMCALL 5
.end
.macro set_timer
  VMCALL 6
.end
.macro power_off
  VMCALL 7
.end
.macro start
  MOV r6, 1
  ST [ENABLED], r6
  SYSRET 2
.end
.macro leave_call
  SYSRET 2
.end
.macro leave_trap vector
  VMCALL 16+\\vector
.end
`;

/** Which kernel a guest has: the one for the machine itself, or the one that asks a hypervisor. */
export type Port = 'native' | 'ported';

/** The lines before a kernel, for one port. */
export function portSource(port: Port): string {
  return `${LAYOUT}${port === 'native' ? NATIVE : PORTED}`;
}
