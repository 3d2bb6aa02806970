import { language, t } from './words.ts';

/** Numbers as people of the present language write them. Units are in the function names. */

const cache = new Map<string, Intl.NumberFormat>();

/** A number with so many decimals. */
export function number(value: number, decimals = 0): string {
  return formatOf(decimals, decimals).format(value);
}

/** A number with at most so many decimals: none that says nothing, as in `3.0` or `0.0`. */
export function atMost(value: number, decimals: number): string {
  return formatOf(0, decimals).format(value);
}

function formatOf(least: number, most: number): Intl.NumberFormat {
  const locale = language.value || 'en';
  const key = `${locale} ${least} ${most}`;
  const known = cache.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  cache.set(key, format);
  return format;
}

/** Whole credits: `¤ 41,300`. */
export function money(credits: number): string {
  return t('app.money', { amount: minus(number(credits)) });
}

/** Cents as credits with two decimals: `¤ 4.52`. */
export function moneyOfCents(cents: number, decimals = 2): string {
  return t('app.money', { amount: minus(number(cents / 100, decimals)) });
}

/** Cents a second of a hall's time as a signed rate: `¤ +52.1 / s`. The one way in which hall and console say it. */
export function rateOfCents(centsPerSecond: number): string {
  return t('app.perSecond', { amount: signed(centsPerSecond / 100, 1) });
}

/** A number of things with their noun (`count.<noun>` in the language files): `1 VM`, `3 VMs`. */
export function counted(noun: string, count: number): string {
  return t(`count.${noun}`, { count, n: number(count) });
}

/** A number that always shows its sign. */
function signed(value: number, decimals = 0): string {
  const text = minus(number(value, decimals));
  return value > 0 ? `+${text}` : text;
}

/** Permille as percent: `98.7 %`. */
export function percentOfPermille(permille: number, decimals = 1): string {
  return t('app.percent', { value: number(permille / 10, decimals) });
}

/** From here on a share is written without decimals. */
const WHOLE_SHARE = 0.1;

/** A fraction of 1 in percent: `98 %`, small ones with a decimal if that says something: `3.3 %`, `3 %`. */
export function percent(share: number): string {
  return t('app.percent', { value: atMost(share * 100, Math.abs(share) < WHOLE_SHARE ? 1 : 0) });
}

/** MHz with the fitting prefix: `850 MHz`, `2.4 GHz`. */
export function megahertz(mhz: number): string {
  return Math.abs(mhz) < 1000 ? `${number(mhz)}\u00a0MHz` : `${number(mhz / 1000, 1)}\u00a0GHz`;
}

/** Watts with the fitting prefix: `850 W`, `1.9 kW`. */
export function watts(value: number): string {
  return value < 1000 ? `${number(value)}\u00a0W` : `${number(value / 1000, 1)}\u00a0kW`;
}

/** Degrees Celsius: `24.5 °C`. */
export function celsius(value: number): string {
  return `${number(value, value % 1 === 0 ? 0 : 1)}\u00a0°C`;
}

/** Watt-hours with the fitting prefix: `850 Wh`, `1.9 kWh`. */
export function wattHours(value: number): string {
  return value < 1000 ? `${number(value)}\u00a0Wh` : `${number(value / 1000, 1)}\u00a0kWh`;
}

/** MiB with the fitting prefix: `512 MiB`, `64 GiB`, `1.5 GiB`. */
export function mib(value: number): string {
  if (value < 1024) return `${number(value)}\u00a0MiB`;
  return `${number(value / 1024, value % 1024 === 0 ? 0 : 1)}\u00a0GiB`;
}

const MIB_PER_GIB = 1024;
/** Ways to write memory, from the shortest to the exact one. */
const MIB_WAYS: readonly ((mib: number) => string)[] = [
  ...[0, 1, 2].map((decimals) => (value: number) => `${number(value / MIB_PER_GIB, decimals)}\u00a0GiB`),
  ...[0, 1, 3].map((decimals) => (value: number) => `${number(value, decimals)}\u00a0MiB`),
];

/** Amounts of MiB that are read against each other. */
export function mibApart(values: readonly number[]): readonly string[] {
  const small = values.some((value) => value !== 0 && value < MIB_PER_GIB);
  const whole = values.every((value) => value % MIB_PER_GIB === 0);
  return apart(values, MIB_WAYS.slice(small ? 3 : whole ? 0 : 1));
}

/**
 * Numbers that are read against each other, in the first way of writing in which unequal ones read unequal, and all in the
 * same: rounding must not make `2.0` and `2` of a shortage. The last way is taken when none tells them apart.
 */
export function apart(values: readonly number[], ways: readonly ((value: number) => string)[]): readonly string[] {
  const distinct = new Set(values).size;
  const written = ways.map((way) => values.map(way));
  return written.find((texts) => new Set(texts).size === distinct) ?? written.at(-1) ?? [];
}

/** Seconds as minutes and seconds: `4:05`, with hours from one hour on. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** The true minus sign: as wide as the plus. */
function minus(text: string): string {
  return text.replace('-', '−');
}
