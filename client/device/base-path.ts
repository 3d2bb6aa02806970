/** Path below which the server lies, as it wrote it into the page: empty, or such as `/overcommit`. */
const BASE = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '';

/** A path of this app or its server as the browser has to ask for it. */
export function withBase(path: string): string {
  return BASE + path;
}

/** A path of the address bar as this app names it. */
export function withoutBase(path: string): string {
  if (BASE === '' || !path.startsWith(BASE)) return path;
  return path.slice(BASE.length) || '/';
}
