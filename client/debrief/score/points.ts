import { number } from '#client/words/formats.ts';

/** Thousandths of a point as points with one decimal: `61.3`. */
export function points(milliPoints: number): string {
  return number(Math.round(milliPoints / 100) / 10, 1);
}

/** A change in tenths of a point with its sign: `−18.2`, `+0.4`. */
export function changeOfTenths(tenths: number): string {
  const text = number(Math.abs(tenths) / 10, 1);
  if (tenths === 0) return text;
  return tenths < 0 ? `−${text}` : `+${text}`;
}
