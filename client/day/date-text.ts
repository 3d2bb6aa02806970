import { language } from '#client/words/words.ts';

/** A date as people of the present language write it: `30 November 2026`. */
export function dateText(date: string): string {
  const format = new Intl.DateTimeFormat(language.value || 'en', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
