import {
  apart,
  atMost,
  celsius,
  duration,
  megahertz,
  mib,
  mibApart,
  moneyOfCents,
  number,
  percent,
  wattHours,
  watts,
} from '#client/words/formats.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { Bar, Figure } from '#shared/see/entry.ts';
import type { EntryHeader, Unit } from '#shared/see/header.ts';

const NARROW_SPACE = '\u00a0';

/** From here on milliseconds are told as seconds. */
const LONG_MS = 10_000;

/** How each unit is written. */
const WRITTEN: { readonly [U in Unit]: (value: number) => string } = {
  mib: (value) => mib(Math.round(value)),
  mibPerS: (value) => `${plain(value)}${NARROW_SPACE}MiB/s`,
  mbit: (value) => `${plain(value)}${NARROW_SPACE}Mbit/s`,
  share: percent,
  ms: (value) => (Math.abs(value) < LONG_MS ? `${plain(value)}${NARROW_SPACE}ms` : secondsOf(value)),
  s: (value) => `${plain(value)}${NARROW_SPACE}s`,
  watts,
  wattHours,
  cents: (value) => moneyOfCents(value, 0),
  count: (value) => number(value),
  cycles: (value) => t('see.cycles', { count: Math.round(value), value: number(Math.round(value)) }),
  frame: (value) => (value < 0 ? t('see.noFrame') : t('see.frameNo', { no: value })),
  pages: (value) => t('see.pages', { count: Math.round(value * 10) / 10, n: atMost(value, 1) }),
  times: (value) => `${number(value, 2)}${NARROW_SPACE}×`,
  mhz: megahertz,
  perS: (value) => `${plain(value)}/s`,
  address: (value) => value.toString(16).toUpperCase().padStart(4, '0'),
  celsius: (value) => celsius(Math.round(value * 10) / 10),
};

type Way = (value: number) => string;

/** Ways to write a share, from the shortest to the exact one. */
const SHARE_WAYS: readonly Way[] = [0, 1, 2].map(
  (decimals) => (value: number) => t('app.percent', { value: number(value * 100, decimals) }),
);
const SECONDS_OF_MS: readonly Way[] = [0, 1, 2].map(
  (decimals) => (value: number) => `${number(value / 1000, decimals)}${NARROW_SPACE}s`,
);
const MS_WAYS: readonly Way[] = [0, 1].map(
  (decimals) => (value: number) => `${number(value, decimals)}${NARROW_SPACE}ms`,
);
const SECOND_WAYS: readonly Way[] = [0, 1, 2].map(
  (decimals) => (value: number) => `${number(value, decimals)}${NARROW_SPACE}s`,
);

/** Values of one unit that are read against each other: all in the same scale, and unequal ones never alike. */
export function writtenApart(unit: Unit, values: readonly number[]): readonly string[] {
  switch (unit) {
    case 'mib':
      return mibApart(values);
    case 'share':
      return apart(values, SHARE_WAYS);
    case 's':
      return apart(values, SECOND_WAYS);
    case 'ms':
      return apart(values, values.some((value) => value !== 0 && value < 1000) ? MS_WAYS : SECONDS_OF_MS);
    default:
      return values.map((value) => written(unit, value));
  }
}

/** Three digits that matter, fewer for whole numbers. */
function plain(value: number): string {
  const size = Math.abs(value);
  return number(value, size >= 100 || size === Math.round(size) ? 0 : size >= 10 ? 1 : 2);
}

function secondsOf(ms: number): string {
  return `${plain(ms / 1000)}${NARROW_SPACE}s`;
}

/** A value in its unit, in the present language. */
export function written(unit: Unit, value: number): string {
  return WRITTEN[unit](value);
}

/** A value, and beside it what it would be otherwise: no seconds beside milliseconds. */
export function writtenBeside(unit: Unit, value: number, other: number): readonly [string, string] {
  const write = unit === 'ms' && Math.max(value, other) >= LONG_MS ? secondsOf : WRITTEN[unit];
  return [write(value), write(other)];
}

export function figureName({ id }: Pick<Figure, 'id'>): string {
  return t(`see.figure.${id}`);
}

/** A few words for a figure among others of its kind: what sets it apart. */
export function shortName(id: string): string {
  return hasWords(`see.short.${id}`) ? t(`see.short.${id}`) : figureName({ id });
}

export function barName({ name, no }: Bar): string {
  return no === undefined ? t(`see.row.${name}`) : t('see.numbered', { name: t(`see.row.${name}`), no });
}

/** A moment of an entry's world on its clock. */
export function clockOf(tickSeconds: number, moment: number): string {
  const seconds = moment * tickSeconds;
  return seconds < 60 ? written('s', Math.round(seconds * 10) / 10) : duration(seconds);
}

/** The words of an entry. */
export function entryWords({ id }: Pick<EntryHeader, 'id'>, key: string): string {
  return t(`see.entry.${id}.${key}`);
}
