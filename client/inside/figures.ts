import { mib as asMib, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

/** Memory as it is written in a picture. */
export function mib(value: number): string {
  return asMib(Math.round(value));
}

/** A fraction of 1 in percent; small ones with a decimal. */
export function percent(value: number): string {
  const whole = value * 100;
  return t('app.percent', { value: number(whole, whole > 0 && whole < 10 ? 1 : 0) });
}

export function mibPerS(value: number): string {
  return t('inside.perS', { amount: mib(value) });
}

export function ghz(mhz: number): string {
  return `${number(mhz / 1000, 1)}\u00a0GHz`;
}

/** Seconds with as many digits as one can use. */
export function seconds(value: number): string {
  return `${number(value, value < 10 ? 1 : 0)}\u00a0s`;
}

export function milliseconds(value: number): string {
  if (value >= 1000) return seconds(value / 1000);
  return `${number(value, value < 10 ? 2 : 0)}\u00a0ms`;
}
