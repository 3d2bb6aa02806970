import type { WeightPreset } from '#shared/protocol/debrief.ts';
import { AXES, WEIGHTS } from '#shared/score/weights.ts';
import { number } from './formats.ts';
import { t } from './words.ts';

/** `promises 45, density 20, energy 20, profit 15`: the axes that weigh anything. */
export function weightsText(preset: WeightPreset): string {
  const weights = WEIGHTS[preset];
  return AXES.filter((axis) => weights[axis] > 0)
    .map((axis) => t('weights.part', { axis: t(`weights.axis.${axis}`), weight: number(weights[axis]) }))
    .join(', ');
}
