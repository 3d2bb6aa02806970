/**
 * How to choose among places that have room. `first`: the first. `best`: the fullest, so that others stay empty. `worst`:
 * the emptiest. `spread`: the one with the fewest guests.
 */
export const FITS = ['first', 'best', 'worst', 'spread'] as const;

export type Fit = (typeof FITS)[number];
