import { describe, expect, it } from 'vitest';
import { validTag } from '#client/words/browser-tag.ts';

describe('the language tag of a browser', () => {
  it('stays as it is where formats take it', () => {
    expect(validTag('de-AT')).toBe('de-AT');
  });

  it.each([
    ['en-US@posix', 'en-US'],
    ['de-DE.UTF-8', 'de-DE'],
    ['', 'en'],
    ['@posix', 'en'],
  ])('%s becomes %s, so that a format can be made', (tag, valid) => {
    expect(validTag(tag)).toBe(valid);
    expect(() => new Intl.NumberFormat(validTag(tag))).not.toThrow();
  });
});
