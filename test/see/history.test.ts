import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '#shared/see/history/architectures.ts';
import { EVENTS } from '#shared/see/history/events.ts';
import { TERMS } from '#shared/see/history/terms.ts';
import { COURSE_ITEMS } from '#shared/see/items.ts';
import words from '../../assets/lang/reading/en.json' with { type: 'json' };
import { isLost } from './links.ts';

const ALL = [...EVENTS, ...ARCHITECTURES, ...TERMS];

describe('the page of history and products', () => {
  it('has an anchor of its own for everything that it tells', () => {
    const ids = ALL.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('tells its years in order', () => {
    const years = EVENTS.map(({ year }) => year);
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });

  it.each(ALL)('says where $id is from, and covers only items that there are', ({ papers, lectures, covers }) => {
    expect(papers.length + lectures.length).toBeGreaterThan(0);
    expect(covers.filter((item) => !COURSE_ITEMS.some(({ id }) => id === item))).toEqual([]);
  });

  it('leads only to what exists', () => {
    expect(ALL.flatMap(({ links }) => links).filter(isLost)).toEqual([]);
  });

  it('has words for all of it, and for nothing else', () => {
    const { event, architecture, term } = words.history;
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
    expect(Object.keys(event).sort()).toEqual(ids(EVENTS));
    expect(Object.keys(architecture).sort()).toEqual(ids(ARCHITECTURES));
    expect(Object.keys(term).sort()).toEqual(ids(TERMS));
  });
});
