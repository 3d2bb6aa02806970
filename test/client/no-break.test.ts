import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { milliseconds } from '#client/inside/figures.ts';
import { written, writtenBeside } from '#client/see/figure-words.ts';
import { percent } from '#client/words/formats.ts';
import { type WordTree, withoutBreaks } from '#client/words/no-break.ts';
import { speakEnglish } from './english.ts';

beforeAll(speakEnglish);

describe('a number in words', () => {
  const joined = (text: string): unknown => withoutBreaks({ text }).text;

  it('stays on the line of its unit, whether it stands in the file of words or comes into it', () => {
    expect(joined('a page stands for 1 GiB, 12 % of it')).toBe('a page stands for 1\u00a0GiB, 12\u00a0% of it');
    expect(joined('over 1 Gbit/s in {{time}} s')).toBe('over 1\u00a0Gbit/s in {{time}}\u00a0s');
    expect(joined('5 s + 10 s')).toBe('5\u00a0s + 10\u00a0s');
  });

  it('keeps the groups of its digits together', () => {
    expect(joined('je 600 000-mal')).toBe('je 600\u00a0000-mal');
  });

  it('leaves words alone that only begin like a unit', () => {
    for (const text of ['4 servers', '2 hosts', '8 Blöcke', 'in 1998 100 of them', '3 Mal'])
      expect(joined(text), text).toBe(text);
  });

  it('is written with the thousands of its language in every file', () => {
    const all = (words: WordTree): readonly string[] =>
      Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : all(word)));
    const files = readdirSync('assets/lang', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    const wrong = files.flatMap((name) =>
      all(JSON.parse(readFileSync(`assets/lang/${name}`, 'utf8')) as WordTree)
        .filter((text) => /(?<!\d)\d{1,3} \d{3}(?!\d)/.test(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a measured value', () => {
  it('has no digit that says nothing', () => {
    expect(['0.03', '0.0332', '0.0004', '0', '0.999', '1'].map((share) => percent(Number(share)))).toEqual(
      ['3 %', '3.3 %', '0 %', '0 %', '100 %', '100 %'].map((text) => text.replace(' ', '\u00a0')),
    );
    expect(written('pages', 6.8)).toBe('6.8 pages');
    expect(written('pages', 8.04)).toBe('8 pages');
  });

  it('is one page or one cycle, and several of any other number', () => {
    expect([0, 1, 2].map((value) => written('cycles', value))).toEqual(['0 cycles', '1 cycle', '2 cycles']);
    expect([1, 1.5].map((value) => written('pages', value))).toEqual(['1 page', '1.5 pages']);
  });

  it('is told in the unit of what it is read against', () => {
    expect(writtenBeside('ms', 4523, 29_900)).toEqual(['4.52\u00a0s', '29.9\u00a0s']);
    expect(writtenBeside('ms', 936, 9980)).toEqual(['936\u00a0ms', '9,980\u00a0ms']);
  });

  it('of a few microseconds is not nothing', () => {
    expect([0.03, 0.0004, 0.5, 3000].map(milliseconds)).toEqual(
      ['30 µs', '0.4 µs', '0.50 ms', '3 s'].map((text) => text.replace(' ', '\u00a0')),
    );
  });
});
