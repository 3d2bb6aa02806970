/**
 * How a rate is shown: dots run along a link at one speed, and stand the closer the more travels. Ten times the rate is twice as many
 * dots, from 1 Mbit/s (one dot each 128 px) to 10 Gbit/s (one each 8 px). Less than a tenth of a Mbit/s is not shown. Design values.
 */
const WIDEST_PX = 128;
const LEAST_MBIT = 0.1;
const DECADES = 4;
/** Speed of all dots, CSS pixels per second. */
export const FLOW_PX_PER_S = 64;
/** After so long the clock of the dots begins anew: every spacing and its double have then passed a whole number of times. */
export const FLOW_CLOCK_S = 4096;
/** 1 MiB/s in Mbit/s. */
export const MBIT_PER_MIB = 8.388608;

/** Dots of a link: their spacing in CSS px, and how visible every second one is, so that density follows the rate without jumps. */
export interface Density {
  readonly spacingPx: number;
  readonly second: number;
}

/** The dots of a link on which so much travels; nothing for a link at rest. */
export function densityOf(mbitPerS: number): Density | undefined {
  if (!(mbitPerS >= LEAST_MBIT)) return undefined;
  const level = Math.min(DECADES, Math.max(0, Math.log10(mbitPerS)));
  const whole = Math.floor(level);
  return { spacingPx: WIDEST_PX / 2 ** (whole + 1), second: level - whole };
}

/** Mean number of dots on 128 px of a link. */
export function dotsOn128Px(mbitPerS: number): number {
  const density = densityOf(mbitPerS);
  if (!density) return 0;
  return (WIDEST_PX / density.spacingPx / 2) * (1 + density.second);
}
