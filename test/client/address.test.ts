import { describe, expect, it } from 'vitest';
import { addressOf, placeOf } from '#client/device/address.ts';

/** The address bar at a link. */
const bar = (link: string) => new URL(link, 'http://somewhere/');

describe('the address of a page', () => {
  it('is its own where a game server answers', () => {
    expect(placeOf(bar('/see/ballooning?embed&lang=de#levers'), true)).toEqual({
      path: '/see/ballooning',
      query: 'embed&lang=de',
      anchor: 'levers',
    });
    expect(placeOf(bar('/'), true)).toEqual({ path: '/', query: '', anchor: '' });
  });

  it('stands after # on a plain web space, which knows files only, wherever they lie', () => {
    for (const folder of ['/', '/courses/overcommit/', '/overcommit/index.html']) {
      expect(placeOf(bar(folder), false)).toEqual({ path: '/', query: '', anchor: '' });
      expect(placeOf(bar(`${folder}#/solo`), false)).toEqual({ path: '/solo', query: '', anchor: '' });
      expect(placeOf(bar(`${folder}#/d/local-1?team=0&tick=7`), false)).toEqual({
        path: '/d/local-1',
        query: 'team=0&tick=7',
        anchor: '',
      });
      expect(placeOf(bar(`${folder}#/model/memory#MEM-1`), false)).toEqual({
        path: '/model/memory',
        query: '',
        anchor: 'MEM-1',
      });
    }
  });

  it('names no page where it leads to a part of the one that is open', () => {
    expect(placeOf(bar('/#content'), false)).toBeUndefined();
  });

  it('is read back as it was written', () => {
    for (const page of ['/', '/solo?hall=sprint', '/model/memory#MEM-1', '/see/ballooning?embed#levers']) {
      const place = placeOf(bar(addressOf(page)), false)!;
      expect([place.path, place.query && `?${place.query}`, place.anchor && `#${place.anchor}`].join('')).toBe(page);
    }
  });
});
