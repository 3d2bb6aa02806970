import { mib as asMib, atMost, megahertz, number, percent } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

/** Memory as it is written in a picture. */
export function mib(value: number): string {
  return asMib(Math.round(value));
}

export { percent };

export function mibPerS(value: number): string {
  return t('inside.perS', { amount: mib(value) });
}

/** Clock and cycles a second. */
export const ghz = megahertz;

/** Seconds with as many digits as one can use. */
export function seconds(value: number): string {
  return `${atMost(value, value < 10 ? 1 : 0)}\u00a0s`;
}

/** From here on what is shorter is told in microseconds: `30 µs` rather than `0.03 ms`. */
const SHORT_MS = 0.1;

export function milliseconds(value: number): string {
  if (value >= 1000) return seconds(value / 1000);
  if (value < SHORT_MS) return `${atMost(value * 1000, value * 1000 < 1 ? 1 : 0)}\u00a0µs`;
  return `${number(value, value < 10 ? 2 : 0)}\u00a0ms`;
}
