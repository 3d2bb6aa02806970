import { SCORE_AXES, type ScoreAxis, type WeightPreset } from '#shared/protocol/debrief.ts';

/** What a score is made of, in the order of the screen: promises kept, density and energy first, money after them. */
export const AXES = SCORE_AXES;
export type Axis = ScoreAxis;

/** Axes whose figures come from the series of a game; predictions come from those who make them. */
export const PLAYED_AXES = ['promises', 'density', 'energy', 'profit'] as const satisfies readonly Axis[];
export type PlayedAxis = (typeof PLAYED_AXES)[number];

/** Parts of the composite, adding up to 100; design values. An axis that has no points leaves its part to the others. */
export type Weights = { readonly [A in Axis]: number };

export const WEIGHTS: { readonly [P in WeightPreset]: Weights } = {
  operations: { promises: 45, density: 20, energy: 20, profit: 15, predictions: 0 },
  business: { promises: 25, density: 15, energy: 10, profit: 50, predictions: 0 },
  green: { promises: 30, density: 20, energy: 40, profit: 10, predictions: 0 },
  theory: { promises: 25, density: 15, energy: 10, profit: 10, predictions: 40 },
};
