import { z } from 'zod';

/** Building blocks of the experiment file. Every field carries the sentence that the reference page shows. */
export const share = () => z.number().min(0).max(1);
/** Each number has a largest value: what the engine's columns can hold, or more than anybody has. */
export const amount = (most: number) => z.number().min(0).max(most);
export const between = (least: number, most: number) => z.number().min(least).max(most);
export const count = (most: number) => z.int().min(0).max(most);
export const atLeastOne = (most: number) => z.int().min(1).max(most);

/** Longest transition, s: with the shortest tick it is 10⁹ ticks, which a column can hold. */
const MOST_SECONDS = 1e6;
/** s of machine time that something takes. */
export const seconds = () => amount(MOST_SECONDS);

/** A span of machine time: seconds, or a number with s, m, h or d behind it. */
export const span = (most: number, least = 0) =>
  z
    .union([z.number(), z.string().regex(/^\d{1,12}(\.\d{1,12})?(s|m|h|d)$/)])
    .refine((given) => secondsOf(given) >= least && secondsOf(given) <= most)
    .meta({ says: `seconds from ${least} to ${most}, or text such as "90s", "5m", "24h", "2d"` });

const SECONDS: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a span. */
export function secondsOf(given: number | string): number {
  if (typeof given === 'number') return given;
  return Number(given.slice(0, -1)) * SECONDS[given.slice(-1)];
}
