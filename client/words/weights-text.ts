import type { WeightPreset } from '#shared/protocol/debrief.ts';
import { PLAYED_AXES, WEIGHTS } from '#shared/score/weights.ts';
import { wholeParts } from '#shared/score/whole-parts.ts';
import { number } from './formats.ts';
import { t } from './words.ts';

const FULL_PERCENT = 100;

/** `promises 45 %, density 20 %, energy 20 %, profit 15 %`: the axes that count in a game. One without points leaves its part to them. */
export function weightsText(preset: WeightPreset): string {
  const weights = WEIGHTS[preset];
  const axes = PLAYED_AXES.filter((axis) => weights[axis] > 0);
  const percents = wholeParts(
    FULL_PERCENT,
    axes.map((axis) => weights[axis]),
  );
  return axes
    .map((axis, i) => t('weights.part', { axis: t(`weights.axis.${axis}`), weight: number(percents[i] ?? 0) }))
    .join(', ');
}
