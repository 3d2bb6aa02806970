import { z } from 'zod';

/** Building blocks of the experiment file. Every field carries the sentence that the reference page shows. */
export const share = () => z.number().min(0).max(1);
export const amount = () => z.number().min(0);
export const positive = (most?: number) => (most === undefined ? z.number().gt(0) : z.number().gt(0).max(most));
export const count = (most = 1_000_000) => z.int().min(0).max(most);
export const atLeastOne = (most = 1_000_000) => z.int().min(1).max(most);

/** A span of machine time: seconds, or a number with s, m, h or d behind it. */
export const span = () =>
  z
    .union([z.number().min(0), z.string().regex(/^\d+(\.\d+)?(s|m|h|d)$/)])
    .meta({ says: 'seconds, or text such as "90s", "5m", "24h", "2d"' });

const SECONDS: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a span. */
export function secondsOf(given: number | string): number {
  if (typeof given === 'number') return given;
  return Number(given.slice(0, -1)) * SECONDS[given.slice(-1)];
}
