import { describe, expect, it } from 'vitest';
import { NAME_WORDS } from '#server/rooms/name-words.ts';
import { cleanName, freshName, isGenerated } from '#server/rooms/names.ts';
import { sequence } from './a-room.ts';

describe('a name of one’s own', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada   L. ', 'Ada L.'],
    ['Jean-Luc O\u2019'.slice(0, 8), 'Jean-Luc'],
    ["D'Artagnan", "D'Artagnan"],
    ['Zoë', 'Zoë'],
    ['Nguyễn', 'Nguyễn'],
    ['李小龙', '李小龙'],
    ['محمد', 'محمد'],
    ['team_7', 'team_7'],
    ['Zoe\u0308', 'Zoë'],
    ['x'.repeat(24), 'x'.repeat(24)],
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
    ['an isolate', '\u2066Ada\u2069'],
    ['an invisible character', 'A\u200Bda'],
    ['a joiner', 'A\u200Dda'],
    ['a byte order mark', 'A\uFEFFda'],
    ['a tower of marks', 'A\u0300\u0301\u0302\u0303da'],
    ['a private character', 'A\uE000'],
    ['half a surrogate pair', 'A\uD800'],
    ['wide blanks', 'A\u3000B'],
  ])('that is %s is refused', (_what, typed) => {
    expect(cleanName(typed)).toBeUndefined();
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
