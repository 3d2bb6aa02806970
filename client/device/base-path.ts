const META = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="base-path"]') ?? null;

/**
 * Whether a game server sent this page: it writes into it where it lies. Without one the files lie on a plain web space, where
 * nobody answers for any other address than theirs.
 */
export const HAS_SERVER: boolean = META !== null;

/** Path below which the files lie: empty, or such as `/overcommit`. */
const BASE = META?.content ?? folderOf(globalThis.location?.pathname ?? '/');

/** A file of this app, or something that its server answers, as the browser has to ask for it. */
export function withBase(path: string): string {
  return BASE + path;
}

/** A path of the address bar as this app names it. */
export function withoutBase(path: string): string {
  if (BASE === '' || !path.startsWith(BASE)) return path;
  return path.slice(BASE.length) || '/';
}

/** Address of this server, without a page: what names it elsewhere. */
export function homePage(): string {
  return location.origin + BASE;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
