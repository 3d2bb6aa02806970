import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '#shared/machine/assembler/assemble.ts';
import { disassemble } from '#shared/machine/assembler/disassemble.ts';
import { listing } from '#shared/machine/assembler/listing.ts';
import { GUESTS, guestProgram } from '#shared/machine/guests/index.ts';
import { decode, encode, MNEMONICS } from '#shared/machine/hardware/instructions.ts';
import { runs } from '../support/runs.ts';

const wordsOf = (source: string) => {
  const assembly = assemble(source);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.program.words.map(({ word }) => word);
};
const errorsOf = (source: string) => {
  const assembly = assemble(source);
  return assembly.ok ? [] : assembly.errors.map(({ line, code, text }) => `${line} ${code} ${text}`);
};

describe('assembler', () => {
  it('says of every word that is an instruction what assembles to the same word', () => {
    const word = fc
      .record({
        mnemonic: fc.constantFrom(...MNEMONICS),
        a: fc.constantFrom(0, 3, 7, 15),
        b: fc.constantFrom(1, 7, 15),
        number: fc.constantFrom(0, 1, -1, 0x7fff, -0x8000),
      })
      .map(encode);
    fc.assert(
      fc.property(word, (given) => {
        fc.pre(decode(given) !== undefined);
        const [again] = wordsOf(disassemble(given));
        expect(decode(again)).toMatchObject({ mnemonic: decode(given)?.mnemonic });
        expect(disassemble(again)).toBe(disassemble(given));
      }),
      runs(500),
    );
  });

  it('never throws, whatever is written', () => {
    const word = fc.constantFrom(
      'MOV',
      'r1',
      ',',
      '5',
      '[',
      ']',
      '.org',
      '.macro',
      '.end',
      ':',
      '"',
      '\n',
      '+',
      '.entries',
      '0x',
      '-',
      '\\',
      '@',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 30 }), (parts) => {
        assemble(parts.join(' '));
      }),
      runs(500),
    );
  });

  it.each([
    ['MOV r1', '1 wrongOperandCount r1'],
    ['\nBLA r1', '2 unknownInstruction BLA'],
    ['MOV r9, 1', '1 badOperand r9'],
    ['MOV r1, nowhere', '1 unknownName nowhere'],
    ['MOV r1, 40000', '1 outOfRange 40000'],
    ['LD r1, r2', '1 badOperand r2'],
    ['ST [r1+x], r2', '1 unknownName x'],
    ['a: HLT\na: HLT', '2 duplicateName a: HLT'],
    ['HLT\n.org 0\nHLT', '3 overlaps HLT'],
    ['.org 4096\nHLT', '2 outOfRange HLT'],
    ['.bla 1', '1 badDirective .bla'],
    ['.entry 3, x', '1 badOperand x'],
    ['.text hello', '1 badOperand hello'],
    ['.org later\nlater: HLT', '1 unknownName .org later'],
    ['.macro twice\nHLT', '1 unclosedMacro .macro twice'],
    ['.macro one x\nMOV \\x, 1\n.end\none', '4 wrongOperandCount one'],
    ['.macro self\nself\n.end\nself', '4 tooLong self'],
  ])('says what is wrong with %j, and on which line', (source, error) => {
    expect(errorsOf(source)).toContain(error);
  });

  it.each([
    ['2+3*4', 14],
    ['-2*3+10-4', 0],
    ['here*2-1', 7],
    ["'a'+1", 98],
    ['0x10*0x10', 256],
  ])('works out %s', (text, value) => {
    expect(wordsOf(`.equ here 4\n.word ${text}`)).toEqual([value]);
  });

  it.each(['*2', '2*', '2 3', '+', '2++3', ''])('does not work out %j', (text) => {
    expect(errorsOf(`MOV r1, ${text}`)).toHaveLength(1);
  });

  it('gives each use of a macro labels of its own', () => {
    expect(
      wordsOf('.macro turn n\nMOV r1, \\n\nturn\\@: SUB r1, 1\nJNZ turn\\@\n.end\nturn 2\nturn 3').map(disassemble),
    ).toEqual(['MOV r1, 2', 'SUB r1, 1', 'JNZ 1', 'MOV r1, 3', 'SUB r1, 1', 'JNZ 4']);
  });

  it('prints address, word, line and text', () => {
    const assembly = assemble('; a comment\n.org 0x40\nstart: MOV r1, 5 ; five\n.word 1, 2');
    expect(assembly.ok && listing(assembly.program)).toBe(
      ['0040  011F0005     3  start: MOV r1, 5', '0041  00000001     4  .word 1, 2', '0042  00000002     4  '].join(
        '\n',
      ),
    );
  });

  it.each(GUESTS.map((guest) => [guest.id, guest] as const))('takes the guest %s with either kernel', (_, guest) => {
    expect(guestProgram(guest, 'native').words.length).toBeGreaterThan(20);
    if (guest.open) expect(guestProgram(guest, 'ported').words.length).toBeGreaterThan(20);
  });
});
