import { HAS_SERVER, withBase, withoutBase } from './base-path.ts';

/** Where the reader is. */
export interface Place {
  /** Path of the page, such as `/see/ballooning`. */
  readonly path: string;
  /** What follows `?`, without it. */
  readonly query: string;
  /** What follows `#`, without it: a part of the page. */
  readonly anchor: string;
}

type Bar = Pick<Location, 'pathname' | 'search' | 'hash'>;

/**
 * The address of a page as the browser has to be told: with a game server that of the page itself; on a plain web space, which
 * knows no pages but files, after `#`.
 */
export function addressOf(page: string): string {
  return HAS_SERVER ? withBase(page) : `${withBase('/')}#${page}`;
}

/** Where the reader is now. */
export function here(): Place {
  return placeOf(location) ?? { path: '/', query: '', anchor: location.hash.slice(1) };
}

/** The page that a link of this app leads to; nothing for one that leads to a part of the page that is open. */
export function placeOf(bar: Bar, served = HAS_SERVER): Place | undefined {
  if (served)
    return { path: withoutBase(bar.pathname), query: bar.search.slice(1), anchor: decoded(bar.hash.slice(1)) };
  if (bar.hash === '') return { path: '/', query: bar.search.slice(1), anchor: '' };
  const [, path = '', , query = '', , anchor = ''] = /^#(\/[^?#]*)(\?([^#]*))?(#(.*))?$/.exec(bar.hash) ?? [];
  return path === '' ? undefined : { path, query, anchor: decoded(anchor) };
}

/** An address bar may hold anything. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
