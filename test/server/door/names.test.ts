import { describe, expect, it } from 'vitest';
import { isSameName, nameKeys } from '#server/rooms/names/name-keys.ts';
import { NAME_WORDS } from '#server/rooms/names/name-words.ts';
import { cleanName, freshName, isGenerated } from '#server/rooms/names/names.ts';
import { fitName } from '#shared/protocol/names.ts';
import { sequence } from '../a-room.ts';

describe('a name of one’s own', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada   L. ', 'Ada L.'],
    ['Jean-Luc', 'Jean-Luc'],
    ["D'Artagnan", "D'Artagnan"],
    ['O\u2019Brien', 'O\u2019Brien'],
    ['Ka\u02BBiulani', 'Ka\u02BBiulani'],
    ['Gal\u00B7la', 'Gal\u00B7la'],
    ['Anne\u2010Marie', 'Anne\u2010Marie'],
    ['Zoë', 'Zoë'],
    ['Zoe\u0308', 'Zoë'],
    ['Nguyễn', 'Nguyễn'],
    ['Владимир', 'Владимир'],
    ['Ελένη', 'Ελένη'],
    ['李小龙', '李小龙'],
    ['さくらサクラ桜', 'さくらサクラ桜'],
    ['김민준', '김민준'],
    ['محمد', 'محمد'],
    ['प्रिया', 'प्रिया'],
    ['team_7', 'team_7'],
    ['Ａｄａ', 'Ada'],
    ['A\u3000B', 'A B'],
    ['\uFEFF\u200BAda\u200B', 'Ada'],
    ['\u2066Ada\u2069', 'Ada'],
    [`${' '.repeat(60)}${'x'.repeat(24)}${' '.repeat(60)}`, 'x'.repeat(24)],
    // RFC 5892, appendix A.1: the non-joiner between letters that join, and both joiners after a virama.
    ['علی\u200Cرضا', 'علی\u200Cرضا'],
    ['ක්\u200Dෂ', 'ක්\u200Dෂ'],
  ])('%j is shown as %j', (typed, shown) => {
    expect(cleanName(typed)).toBe(shown);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['punctuation alone', '.-_'],
    ['one character too many', 'x'.repeat(25)],
    ['a novel', 'x'.repeat(100_000)],
    ['markup', '<b>Ada</b>'],
    ['a line break', 'Ada\nAdmin'],
    ['a null character', 'Ada\u0000'],
    ['a change of direction', 'Ada\u202Enimda'],
    ['an isolate', 'A\u2066da\u2069'],
    ['an invisible character', 'A\u200Bda'],
    ['a joiner outside its scripts', 'A\u200Dda'],
    ['a non-joiner outside its scripts', 'A\u200Cda'],
    ['a joiner between Cyrillic letters', 'А\u200Cда'],
    ['a byte order mark', 'A\uFEFFda'],
    ['a soft hyphen', 'A\u00ADda'],
    ['a word joiner', 'A\u2060da'],
    ['a variation selector', 'A\uFE0Fda'],
    ['a variation selector of the supplement', 'A\u{E0100}da'],
    ['a tag character', 'A\u{E0041}da'],
    ['a grapheme joiner', 'A\u034Fda'],
    ['a Hangul filler', '\u3164'],
    ['a half-width Hangul filler', '\uFFA0\uFFA0'],
    ['a Hangul filler inside', 'A\u115Fda'],
    ['a blank in Braille', '\u2800'],
    ['a Mongolian variation selector', 'A\u180Bda'],
    ['a Khmer vowel that is not drawn', 'A\u17B4da'],
    ['a tower of marks', 'A\u0300\u0301\u0302\u0303da'],
    ['a mark on nothing', '\u0301Ada'],
    ['a private character', 'A\uE000'],
    ['half a surrogate pair', 'A\uD800'],
    ['Latin with a Cyrillic letter', 'Ad\u0430'],
    ['Latin with a Greek letter', '\u0391da'],
    ['Cyrillic with a Latin letter', 'Влaдимир'],
    ['Latin with an Armenian letter', '\u0555scar'],
    ['Latin with a Cherokee letter', '\u13AAda'],
    ['Latin with an Arabic digit', 'Ada \u0661'],
  ])('that is %s is refused', (_what, typed) => {
    expect(cleanName(typed)).toBeUndefined();
  });

  it.each([
    'Instructor',
    'instructor',
    'INSTRUCTOR',
    '1nstructor',
    'lnstructor',
    'Instruct0r',
    'Instructor 2',
    'The Instructor',
    'Ínstrüctor',
    'I.n.s.t.r.u.c.t.o.r',
    'xXInstructorXx',
    'Ｉｎｓｔｒｕｃｔｏｒ',
    'Teacher',
    'Teacher-Ann',
    'Admin',
    'Adrnin',
    'Lehrkraft',
    'LEHRKRÄFTE',
    'Lehrer',
    'Frau Lehrerin',
    'Spielleitung',
    'System',
    'Server',
    'host',
  ])('%j is reserved', (typed) => {
    expect(cleanName(typed)).toBeUndefined();
  });

  it.each(['Hostetler', 'Systema', 'Adminah', 'Leitungen', 'Rootes', 'Modesty', 'Tutoria'])('%j is not', (typed) => {
    expect(cleanName(typed)).toBe(typed);
  });
});

describe('two names', () => {
  it.each([
    ['Ada', 'ada'],
    ['Ada', 'ADÁ'],
    ['Zoë', 'Zoe'],
    ['Paul', 'PauI'],
    ['Paul', 'Pau1'],
    ['Bob', 'B0b'],
    ['Ada', 'А\u0434\u0430'.replace('\u0434', 'd')],
    ['HATA', '\u041D\u0410\u0422\u0410'],
    ['Strasse', 'Straße'],
    ['Amber', 'Arnber'],
    ['Ada L.', 'Ada-L'],
    ['O\u2019Brien', "O'Brien"],
    ['علی\u200Cرضا', 'علیرضا'],
    ['Iris', 'ırıs'],
  ])('%j and %j are one', (a, b) => {
    expect([isSameName(a, b), isSameName(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['Ada', 'Eda'],
    ['Ada 2', 'Ada 3'],
    ['कि', 'का'],
    ['李', '王'],
    ['Anna', 'Hanna'],
  ])('%j and %j are two', (a, b) => {
    expect(isSameName(a, b)).toBe(false);
  });

  it('of the generator are never one', () => {
    for (const { first, second } of Object.values(NAME_WORDS)) {
      const names = first.flatMap((a) => second.map((b) => `${a} ${b}`));
      expect(new Set(names.map((name) => nameKeys(name)[0])).size).toBe(names.length);
    }
  });
});

describe('a name field', () => {
  it('tidies what is pasted before it cuts it', () => {
    expect(fitName(`\n\n   \uFEFF${'x'.repeat(30)}`)).toBe('x'.repeat(24));
    expect(fitName(`        Ada Lovelace, Countess`)).toBe('Ada Lovelace, Countess');
    expect(fitName('Ada ')).toBe('Ada ');
  });
});

describe('the generator', () => {
  it.each(Object.keys(NAME_WORDS))('makes names in %s that the rules allow', (lang) => {
    const { first, second } = NAME_WORDS[lang];
    for (const a of first) for (const b of second) expect(cleanName(`${a} ${b}`)).toBe(`${a} ${b}`);
    expect(new Set(first).size * new Set(second).size).toBeGreaterThan(1500);
  });

  it('speaks English to a language that it does not know, even one named like a method', () => {
    for (const lang of ['xx', 'toString', '__proto__', ''])
      expect(NAME_WORDS.en.second).toContain(freshName(lang, sequence(), () => false).split(' ')[1]);
  });

  it('knows its own names from others', () => {
    expect(['Calm Otter', 'Kluger Fuchs'].map(isGenerated)).toEqual([true, true]);
    expect(['Calm', 'Calm Fuchs', 'calm otter', 'Calm Otter Pup', 'Otter Calm'].map(isGenerated)).toEqual(
      Array(5).fill(false),
    );
  });
});
