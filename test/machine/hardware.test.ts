import { describe, expect, it } from 'vitest';
import { readPhysical } from '#shared/machine/hardware/access.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { setupOf } from '#shared/machine/vmm/setup.ts';
import { ran, written } from './a-run.ts';

/** A kernel at 0 with tables for 16 pages of its own and 8 of a program at 0x400; traps lead to labels in `slots`. */
const guest = (kernel: string, slots: string, program = '') => `
  .equ TRAPS 0x80
  MOV r1, TRAPS
  LIDT r1
  MOV r1, 5
  MOVCR3 r1
  ${kernel}
  ${slots}
  .org 0x140
  .entry 6, w
  .entry 7, w
  .entry 8, w
  .org 0x180
  .entries 0, 8, w
  .org 0x1C0
  .entries 8, 8, w
  .org 0x200
  .entries 16, 8, wu
  .org 0x400
  ${program}`;
const slot = (vector: number, to: string, from = '0, 0') => `.org TRAPS+${8 * vector}\n.word ${from}, 0, ${to}, 0`;
const START = slot(2, 'called', '0x400, 0x3200');

describe('a trap', () => {
  const run = ran(guest('SYSRET 2\ncalled: OUT 3, r1', START, 'CMP r0, 0\nSYSCALL'));

  it('[MAC-3] stores address, flags and ring in E(0)', () => {
    // Zero flag 1, interrupt flag 0x200, ring 3 in bits 12 and 13.
    expect([readPhysical(run.guest, 0x80 + 16), readPhysical(run.guest, 0x80 + 17)]).toEqual([0x402, 0x3201]);
  });

  it('[MAC-3] goes on with what E(1) says', () => {
    expect(run.guest.cpu).toMatchObject({ ring: 0, interrupts: false });
    expect(run.guest.stopped).toBe('poweredOff');
  });

  it('[MAC-3] of a fault also stores which address it was about', () => {
    const faulted = ran(guest('LD r1, [0x600]\nfaulted: OUT 3, r1', slot(1, 'faulted')));
    expect(readPhysical(faulted.guest, 0x80 + 8 + 2)).toBe(0x600);
  });

  it('for which there is no routine stops the machine', () => {
    expect(ran('SYSCALL').guest.stopped).toBe('unhandledTrap');
  });

  it('whose slot cannot be reached stops the machine too', () => {
    expect(ran('MOV r1, 0x3000\nLIDT r1\nMOV r1, 5\nMOVCR3 r1\nSYSCALL').guest.stopped).toBe('doubleFault');
  });
});

describe('a program in ring 3', () => {
  const ends = slot(0, 'refused');
  const tells = (what: string) => `MOV r1, '${what}'\nOUT 1, r1\nOUT 3, r1`;

  it.each(['HLT', 'CLI', 'OUT 3, r1', 'IN r1, 2', 'MOVCR3 r1', 'LIDT r1', 'SYSRET 2', 'INVLPG r1'])(
    'traps on %s',
    (instruction) => {
      expect(
        written(
          ran(guest(`SYSRET 2\nrefused: ${tells('x')}`, `${START}\n${ends}`.replace('called', 'refused'), instruction)),
        ),
      ).toBe('x');
    },
  );

  it('[MAC-4] keeps the interrupt flag that POPF should have cleared, and is not told', () => {
    const run = ran(
      guest(`SYSRET 2\ncalled: ${tells('k')}`, START, 'MOV sp, 0x440\nPUSH 0\nPOPF\nPUSHF\nPOP r2\nSYSCALL'),
    );
    expect(run.guest.cpu.registers[2]).toBe(0x200);
  });

  it('[MAC-4] traps on POPF on the mainframe', () => {
    const source = guest(
      `SYSRET 2\nrefused: ${tells('x')}`,
      `${START}\n${ends}`.replace('called', 'refused'),
      'MOV sp, 0x440\nPUSH 0\nPOPF',
    );
    expect(written(ran(source, setupOf({ technique: 'bare', flavour: FLAVOURS.mainframe })))).toBe('x');
  });

  it('does not reach pages of the kernel', () => {
    const slots = `${START}\n${slot(1, 'faulted')}`;
    const run = ran(
      guest(
        `SYSRET 2\ncalled: faulted: ${tells('f')}`.replace('called: faulted:', 'called:\nfaulted:'),
        slots,
        'LD r1, [0]',
      ),
    );
    expect(written(run)).toBe('f');
    expect(readPhysical(run.guest, 0x80 + 8)).toBe(0x400);
  });
});

describe('devices', () => {
  const timed = (rest: string) =>
    ran(
      `MOV r1, 0x80\nLIDT r1\nMOV r1, 10\nOUT 2, r1\nSTI\n${rest}\n.org 0x98\n.word 0, 0, 0, ticked, 0\nticked: OUT 3, r1`,
    );

  it('count time in instructions: a timer of 10 speaks ten steps after it was set', () => {
    const run = timed('loop: JMP loop');
    // Three instructions, ten steps of which OUT is the first, the interrupt, OUT.
    expect([run.guest.stopped, run.counts.steps]).toEqual(['poweredOff', 3 + 10 + 1 + 1]);
  });

  it('let the time of a processor that waits pass in one step', () => {
    const run = timed('HLT');
    // Three instructions; OUT, STI, HLT; waiting, the interrupt, OUT.
    expect([run.guest.stopped, run.counts.steps]).toEqual(['poweredOff', 3 + 3 + 3]);
  });

  it('leave a processor that waits without interrupts halted for good', () => {
    expect(ran('HLT').guest.stopped).toBe('halted');
    expect(ran('STI\nHLT').guest.stopped).toBe('halted');
  });

  it('move a sector to memory and back', () => {
    const command = (sector: number, frame: number, what: number) =>
      `MOV r1, ${sector}\nOUT 4, r1\nMOV r1, ${frame}\nOUT 5, r1\nMOV r1, ${what}\nOUT 6, r1\n`;
    const run = ran(`${command(3, 20, 2)}${command(3, 22, 1)}OUT 3, r1\n.org 0x500\n.word 77, 78`);
    expect([readPhysical(run.guest, 22 * 64), readPhysical(run.guest, 22 * 64 + 1)]).toEqual([77, 78]);
  });
});
