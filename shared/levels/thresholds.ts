/** Bounds that bots give to conditions of levels, by level and figure: written by `npm run levels -- --thresholds --write`. */
export const THRESHOLDS: { readonly [level: string]: { readonly [figure: string]: number } } = {
  '8-1': { rushGood: 0.9 },
};
