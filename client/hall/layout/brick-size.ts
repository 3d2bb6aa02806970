/**
 * How large a VM's brick is. All bricks of a hall are equally high, as modules of one shelf are; width follows memory by one rule
 * for the whole hall: sixteen times the memory is three times as wide. Design values.
 */
const WIDTH_OF_1_GIB = 0.52;
const POWER = 0.4;
const NARROWEST = 0.26;
const WIDEST = 2.6;
const MIB_PER_GIB = 1024;

/** Width of a brick as a multiple of its height. */
export function brickAspect(memMib: number): number {
  const aspect = WIDTH_OF_1_GIB * (memMib / MIB_PER_GIB) ** POWER;
  return Math.min(WIDEST, Math.max(NARROWEST, aspect));
}
