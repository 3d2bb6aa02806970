import { language } from '#client/words/words.ts';

/** A day and time as the language writes them. `ms` since 1970. */
export function momentText(ms: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
}
