/**
 * Chromium on a system without a language of its own calls it `en-US@posix`, which no `Intl` format takes: a library that
 * formats by it would fail when it is loaded. Such a tag gives way to its valid beginning.
 */
export function mendBrowserTag(): void {
  const valid = validTag(navigator.language);
  if (valid !== navigator.language) Object.defineProperty(navigator, 'language', { value: valid, configurable: true });
}

/** The tag itself if formats take it, else its beginning; English where that is none either. */
export function validTag(tag: string): string {
  const [start = ''] = tag.split(/[@.]/);
  return [tag, start].find(isTag) ?? 'en';
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
