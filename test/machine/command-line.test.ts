import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { setupOf } from '#shared/machine/vmm/setup.ts';
import { programsFor } from '../../tools/machine/program-file.ts';
import { stateText } from '../../tools/machine/state-text.ts';
import { trialText } from '../../tools/machine/trial-text.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'machine-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

function textOf(name: string, setup = setupOf({ technique: 'bare' }), trace?: true): string {
  const programs = programsFor(name, setup);
  if ('problems' in programs) throw new Error(programs.problems.join('\n'));
  return trialText(programs, setup, { steps: 5000, ...(trace ? { trace, listing: trace } : {}) });
}

const HELLO = "MOV r1, 'h'\nOUT 1, r1\nMOVCS r2\nOUT 3, r1\n";
/** A kernel that uses the operations of a port: its first line says so. */
const PORTABLE = ".include port\n.org 0\nMOV r1, TRAPS\nset_traps\nMOV r1, 'k'\nput\npower_off\n";

describe('npm run machine -- PROGRAM', () => {
  it('tells what the program wrote, what it cost and which requirements were met', () => {
    const text = textOf(file('hello.asm', HELLO));
    expect(text).toContain(
      'stopped: poweredOff after 4 steps\nconsole: "h"\ncycles: 6420 (1.00 × the machine itself)\n',
    );
    expect(text).toContain('equivalence (everything): holds\nresource control: does not hold: noHypervisor\n');
  });

  it('names what slipped through, and where the guest was first in another state', () => {
    const text = textOf(file('hello.asm', HELLO), setupOf({ technique: 'trapAndEmulate' }));
    expect(text).toContain('sensitive instructions that slipped through: MOVCS 1\n');
    expect(text).toContain(
      'equivalence (everything): does not hold: first at step 2, 0x0002, MOVCS: registers at the end: registers\n',
    );
  });

  it('prints the program and every step', () => {
    const setup = setupOf({ technique: 'trapAndEmulate', flavour: FLAVOURS.mainframe });
    const text = textOf(file('hello.asm', HELLO), setup, true);
    expect(text).toContain('0001  15F10001     2  OUT 1, r1\n');
    expect(text).toMatch(
      /\n {5}1 {2}trapped vector=protection pc=0x0001 ring=1 · pswStored .* · resumed pc=0x0002 ring=0\n/,
    );
  });

  it('runs one file with either kernel', () => {
    const place = file('portable.asm', PORTABLE);
    expect(textOf(place)).toContain('console: "k"');
    expect(textOf(place, setupOf({ technique: 'paravirtual' }))).toMatch(
      /console: "k"[\s\S]*hypercall\.put 1[\s\S]*equivalence \(programs\): holds/,
    );
  });

  it('shows the machine at a step', () => {
    const programs = programsFor('remapper', setupOf({ technique: 'binaryTranslation' }));
    if ('problems' in programs) throw new Error(programs.problems.join('\n'));
    const text = stateText(programs, setupOf({ technique: 'binaryTranslation' }), 16);
    expect(text).toContain(
      'rings: program 3, kernel 1, hypervisor 0; the kernel is next and believes to be in 0\nnext:  INVLPG r1\n',
    );
    expect(text).toContain('  0x000B  ST [r1], r2           call st\n');
  });

  it.each([
    ['MOV r1, 1\nMOV r1\n', 'x.asm:2: wrongOperandCount: r1'],
    ['.include port\nset_traps\nMOV r1, nowhere\n', 'x.asm:3: unknownName: nowhere'],
  ])('says what is wrong with %j, by the lines of the file', (text, problem) => {
    const programs = programsFor(file('x.asm', text), setupOf({ technique: 'bare' }));
    expect('problems' in programs && programs.problems.map((one) => path.basename(one))).toEqual([problem]);
  });

  it('says that there is no such file, and no ported kernel of a closed guest', () => {
    for (const [name, setup] of [
      ['no-such-file', setupOf({ technique: 'bare' })],
      ['whoAmI', setupOf({ technique: 'paravirtual' })],
    ] as const) {
      expect(programsFor(name, setup)).toMatchObject({ problems: [expect.stringContaining(`${name}: no such file`)] });
    }
  });
});
