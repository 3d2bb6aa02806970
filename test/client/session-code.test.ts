import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSeatCode, readSessionCode, showCode, showTypedCode } from '#client/words/session-code.ts';
import { CODE_ALPHABET, SESSION_CODE_LENGTH } from '#shared/protocol/codes.ts';

describe('a session code', () => {
  it.each([
    ['K7QF3M', 'K7Q-F3M'],
    ['000000', '000-000'],
  ])('%s is written %s', (code, shown) => {
    expect(showCode(code)).toBe(shown);
  });

  it.each([
    ['k7q-f3m', 'K7QF3M'],
    [' K7Q F3M ', 'K7QF3M'],
    ['k7qf3m', 'K7QF3M'],
    ['O1L-I00', '011100'],
    ['Ｋ７Ｑ－Ｆ３Ｍ', 'K7QF3M'],
    ['K7Q\u2013F3M', 'K7QF3M'],
    ['K7Q\u00A0F3M\u200B', 'K7QF3M'],
    ['https://play.example.org/j/K7Q-F3M', 'K7QF3M'],
    [' http://192.168.1.7:3000/J/k7qf3m?from=qr#top ', 'K7QF3M'],
    ['play.example.org/school/j/K7QF3M/', 'K7QF3M'],
  ])('is read from %j', (typed, code) => {
    expect(readSessionCode(typed)).toBe(code);
  });

  it.each(['', 'K7Q', 'K7QF3MX', 'K7Q-F3U', 'K7Q.F3M', 'https://example.org/x/K7QF3M', 'K'.repeat(5000)])(
    'is not read from %j',
    (typed) => {
      expect(readSessionCode(typed)).toBeUndefined();
    },
  );

  it('is shown when a whole link is pasted into the field', () => {
    expect(showTypedCode('https://play.example.org/j/K7Q-F3M')).toBe('K7Q-F3M');
  });

  it('gets its hyphen while it is typed', () => {
    const steps = ['k', 'k7', 'k7q', 'k7qf', 'K7Q-f3', 'K7Q-F3m', 'K7Q-F3Mxx'];
    expect(steps.map(showTypedCode)).toEqual(['K', 'K7', 'K7Q', 'K7Q-F', 'K7Q-F3', 'K7Q-F3M', 'K7Q-F3M']);
  });

  it('comes back from how it is shown, whatever it is', () => {
    const code = fc.string({
      unit: fc.constantFrom(...CODE_ALPHABET),
      minLength: SESSION_CODE_LENGTH,
      maxLength: SESSION_CODE_LENGTH,
    });
    fc.assert(
      fc.property(code, (made) => readSessionCode(showCode(made)) === made && showTypedCode(made) === showCode(made)),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('a seat code', () => {
  it('has five signs', () => {
    expect(readSeatCode('x0qx7')).toBe('X0QX7');
    expect(readSeatCode('x0-qx 7')).toBe('X0QX7');
    expect(readSeatCode('x0qx')).toBeUndefined();
    expect(readSeatCode('x0qxxx')).toBeUndefined();
  });
});
