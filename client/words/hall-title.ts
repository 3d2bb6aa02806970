import { hasWords, t } from './words.ts';

/** The name of a hall; its id as long as nobody has named it. */
export function hallTitle(id: string): string {
  const key = `scenario.${id}.title`;
  return hasWords(key) ? t(key) : id;
}
