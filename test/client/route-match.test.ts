import { describe, expect, it } from 'vitest';
import { matchRoute } from '#client/ui/page/route-match.ts';

describe('an address', () => {
  it.each([
    ['/', '/', {}],
    ['/j/:code', '/j/K7QF3M', { code: 'K7QF3M' }],
    ['/j/:code', '/j/K7QF3M/', { code: 'K7QF3M' }],
    ['/i/:code/cards', '/i/K7QF3M/cards', { code: 'K7QF3M' }],
    ['/j/:code', '/j/K7Q%20F3M', { code: 'K7Q F3M' }],
  ])('%s takes %s', (pattern, path, params) => {
    expect(matchRoute(pattern, path)).toEqual(params);
  });

  it.each([
    ['/', '/host'],
    ['/host', '/'],
    ['/j/:code', '/j'],
    ['/j/:code', '/i/K7QF3M'],
    ['/i/:code/cards', '/i/K7QF3M/hall'],
    ['/j/:code', '/j/%E0%A4%A'],
  ])('%s does not take %s', (pattern, path) => {
    expect(matchRoute(pattern, path)).toBeUndefined();
  });
});
