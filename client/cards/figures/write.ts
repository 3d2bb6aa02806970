import { number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { PERMILLE } from '#shared/units.ts';

/** `1.50`: a ratio. */
export function ratio(value: number): string {
  return number(value, 2);
}

/** A fraction of 1 as percent: `37.5 %`. */
export function share(fraction: number): string {
  return percentOfPermille(fraction * PERMILLE);
}

/** `2.4 GHz`. */
export function ghz(mhz: number): string {
  return t('play.ghz', { value: number(mhz / 1000, 1) });
}
