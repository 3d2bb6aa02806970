import fc from 'fast-check';
import { assemble, type Program } from '#shared/machine/assembler/assemble.ts';
import { portSource } from '#shared/machine/guests/ports.ts';

/** What random programs may do beside what every program may. */
export interface Liberties {
  /** The kernel asks for the machine's state and sets flags by POPF. */
  readonly kernelAsks: boolean;
  /** Programs in ring 3 do so too. */
  readonly programAsks: boolean;
  /** The kernel changes entries of page tables without telling the processor. */
  readonly forgetsToInvalidate: boolean;
}

/** An action in assembler; `#` stands for a number that no other action of the program has. */
type Action = fc.Arbitrary<string>;

const register = fc.constantFrom('r0', 'r1', 'r2', 'r3');
const value = fc.oneof(register, fc.integer({ min: -3, max: 600 }).map(String));
const either = (...texts: readonly string[]) => fc.constantFrom(...texts);

const arithmetic: Action = fc
  .tuple(either('MOV', 'ADD', 'SUB', 'CMP'), register, value)
  .map(([name, to, from]) => `${name} ${to}, ${from}`);
const loop: Action = fc
  .tuple(fc.integer({ min: 1, max: 5 }), arithmetic)
  .map(([times, body]) => `MOV r4, ${times}\nloop#: ${body}\nSUB r4, 1\nJNZ loop#`);
const stack: Action = fc
  .tuple(value, arithmetic, register)
  .map(([from, body, to]) => `PUSH ${from}\n${body}\nPOP ${to}`);
const noInstruction: Action = either('.word 0', 'VMCALL 3');

const ask: Action = fc.oneof(
  fc.tuple(either('SMSW', 'MOVCS', 'SIDT'), register).map(([name, to]) => `${name} ${to}`),
  register.map((to) => `PUSHF\nPOP ${to}`),
  fc.tuple(either('0x480', '0x500', '0x540', '0x700'), register).map(([at, to]) => `MOV r5, ${at}\nLRA ${to}, r5`),
  either('0', '1', '0x200', '0x201').map((flags) => `MOV r5, ${flags}\nPUSH r5\nPOPF`),
);

/** Pages whose mapping the kernel changes, few, so that they are used again and again. */
const page = fc.integer({ min: 20, max: 21 });
const at = (number: number, offset: number) => number * 64 + offset;
const access: fc.Arbitrary<(p: number) => string> = fc
  .tuple(fc.integer({ min: 0, max: 1 }), register, fc.boolean())
  .map(
    ([o, r, write]) =>
      (p: number) =>
        write ? `ST [${at(p, o)}], ${r}` : `LD ${r}, [${at(p, o)}]`,
  );
const touch: Action = fc.tuple(page, access).map(([p, accessTo]) => accessTo(p));

/** The kernel changes an entry of a table, tells the processor or not, and uses the page. */
function edit(table: string, p: number, entry: string, tells: boolean, accessTo: (p: number) => string): string {
  const told = tells ? `MOV r5, ${at(p, 0)}\nINVLPG r5` : 'MOV r5, 0';
  return `LD r5, [entry#]\nST [${table}], r5\nJMP past#\nentry#: ${entry}\npast#: ${told}\n${accessTo(p)}`;
}

function remap(forgets: boolean): Action {
  const entry = fc
    .tuple(fc.integer({ min: 24, max: 27 }), either('w', 'u', 'wu', 'none'))
    .map(([frame, rights]) => (rights === 'none' ? '.word 0' : `.entry ${frame}, ${rights}`));
  const table = either('PROGRAM_TABLE', 'OTHER_TABLE');
  const one = fc
    .tuple(page, table, entry, fc.boolean(), access)
    .map(([p, to, what, tells, accessTo]) => edit(`${to}+${p - 16}`, p, what, tells || !forgets, accessTo));
  // Page 24 is the first of the directory's fourth entry: another table, the program's, or none.
  const directory = fc
    .tuple(either('.entry 10, w', '.entry 8, w', '.word 0'), fc.boolean(), access)
    .map(([what, tells, accessTo]) => edit('0x143', 24, what, tells || !forgets, accessTo));
  return fc.oneof({ arbitrary: one, weight: 3 }, { arbitrary: directory, weight: 1 });
}

const privileged: Action = fc.oneof(
  either('CLI', 'STI', 'MOV r5, 5\nMOVCR3 r5', 'MOV r5, 9\nMOVCR3 r5', 'IN r3, 2', 'IN r2, 1', 'IN r2, 6'),
  register.map((r) => `OUT CONSOLE, ${r}`),
  either('0', '7', '23', '50').map((ticks) => `MOV r5, ${ticks}\nOUT TIMER, r5`),
  fc
    .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 24, max: 31 }), either('1', '2'))
    .map(([sector, frame, command]) =>
      [`MOV r5, ${sector}`, 'OUT 4, r5', `MOV r5, ${frame}`, 'OUT 5, r5', `MOV r5, ${command}`, 'OUT 6, r5'].join('\n'),
    ),
  either('MOV r5, 9\nOUT TIMER, r5\nSTI\nHLT\nMOV r5, 0\nOUT TIMER, r5'),
);

const kernelOnly: Action = fc.oneof(
  either('CALL routine', 'MOV r5, back\nST [TRAPS+19], r5\nSYSCALL'),
  // It changes an instruction that comes right after.
  arithmetic.map(
    (body) => `JMP over#\npatch#: ${body}\nover#: LD r5, [patch#]\nST [patched#], r5\npatched#: MOV r1, 1`,
  ),
  // It goes to another address space, and uses a page there.
  fc.tuple(either('5', '9'), page, access).map(([root, p, accessTo]) => `MOV r5, ${root}\nMOVCR3 r5\n${accessTo(p)}`),
);

function kernelAction({ kernelAsks, forgetsToInvalidate }: Liberties): Action {
  const actions = [arithmetic, loop, stack, noInstruction, touch, privileged, kernelOnly];
  const remapping = { arbitrary: remap(forgetsToInvalidate), weight: 3 };
  return fc.oneof(remapping, ...actions, ...(kernelAsks ? [ask] : []));
}

function programAction({ programAsks }: Liberties): Action {
  const forbidden = fc.oneof(privileged, either('LD r1, [DATA]', 'ST [DATA], r1', 'SYSRET 2', 'LIDT r1'));
  return fc.oneof(arithmetic, loop, stack, noInstruction, touch, forbidden, ...(programAsks ? [ask] : []));
}

/** Kernel and program take turns: a part of the one, then a part of the other. */
export function anyProgram(liberties: Liberties): fc.Arbitrary<Program> {
  const parts = (action: Action) => fc.array(action, { minLength: 1, maxLength: 6 });
  return fc
    .array(fc.tuple(parts(kernelAction(liberties)), parts(programAction(liberties))), { minLength: 1, maxLength: 3 })
    .map(programOf);
}

function programOf(turns: readonly (readonly [readonly string[], readonly string[]])[]): Program {
  let number = 0;
  const written = (actions: readonly string[]) =>
    actions.map((action) => action.replaceAll('#', `_${number++}`)).join('\n');
  const kernel = turns.map(([actions], turn) => `kernel${turn}: ${leaveTo(turn, written(actions))}`);
  const program = turns.map(([, actions], turn) => `program${turn}: MOV sp, 0x4C0\n${written(actions)}\nSYSCALL`);
  const source = `${portSource('native')}${FRAME}\n.org 0x300\n${kernel.join('\n')}\nkernel${turns.length}: OUT POWER, r1
    .org PROGRAM\n${program.join('\n')}\n`;
  const assembly = assemble(source);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.program;
}

/** A turn of the kernel ends by going to the program; its next system call leads to the kernel's next turn. */
function leaveTo(turn: number, actions: string): string {
  return `MOV sp, KERNEL_STACK
    ${actions}
    MOV r5, kernel${turn + 1}
    ST [TRAPS+19], r5
    MOV r5, program${turn}
    ST [TRAPS+16], r5
    MOV r5, PROGRAM_PSW
    ST [TRAPS+17], r5
    SYSRET 2`;
}

/** What all have: a trap table whose routines count and pass over the instruction, tables, data. */
const FRAME = `
.macro passing vector
  LD r6, [DATA+\\vector]
  ADD r6, 1
  ST [DATA+\\vector], r6
  LD r6, [TRAPS+8*\\vector]
  ADD r6, 1
  ST [TRAPS+8*\\vector], r6
  SYSRET \\vector
.end
.macro counting vector
  LD r6, [DATA+\\vector]
  ADD r6, 1
  ST [DATA+\\vector], r6
  SYSRET \\vector
.end
.org 0
  MOV r5, TRAPS
  LIDT r5
  MOV r5, DIRECTORY
  MOVCR3 r5
  JMP kernel0
routine: ADD r0, 3
  RET
back: SYSRET 2
protected: passing 0
faulted: passing 1
ticked: counting 3
transferred: counting 4
unknown: passing 5
  slot 0, 0, 0, protected
  slot 1, 0, 0, faulted
  slot 2, 0, 0, back
  slot 3, 0, 0, ticked
  slot 4, 0, 0, transferred
  slot 5, 0, 0, unknown
  tables
.org 0x143
  .entry 10, w
.org 0x240
  .entry 6, w
  .entry 7, w
  .entry 11, w
.equ OTHER_TABLE 0x2C0
.org OTHER_TABLE
  .entries 16, 4, wu
  .entries 28, 4, wu
.org 0x280
  .entry 31, w
.org 0x500
  .word 20, 20
.org 0x540
  .word 21, 21
.org 0x600
  .word 24, 24
.org 0x640
  .word 25, 25
.org 0x680
  .word 26, 26
.org 0x6C0
  .word 27, 27
.org 0x700
  .word 28, 28
.org 0x740
  .word 29, 29
`;
