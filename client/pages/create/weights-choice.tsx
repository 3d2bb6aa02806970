import type { JSX } from 'preact';
import { Choice } from '#client/ui/controls/choice.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { WEIGHT_PRESETS, type WeightPreset } from '#shared/protocol/debrief.ts';
import { AXES, WEIGHTS } from '#shared/score/weights.ts';

interface WeightsChoiceProps {
  readonly value: WeightPreset;
  readonly onChange: (value: WeightPreset) => void;
}

/** What the score weighs: published before the game, and locked when it starts. */
export function WeightsChoice({ value, onChange }: WeightsChoiceProps): JSX.Element {
  const options = WEIGHT_PRESETS.map((preset) => ({
    value: preset,
    title: t(`weights.${preset}.title`),
    text: t(`weights.${preset}.text`),
    facts: weightsText(preset),
  }));
  return <Choice legend={t('weights.legend')} options={options} value={value} onChange={onChange} />;
}

/** `promises 45, density 20, energy 20, profit 15`: the axes that weigh anything. */
export function weightsText(preset: WeightPreset): string {
  const weights = WEIGHTS[preset];
  return AXES.filter((axis) => weights[axis] > 0)
    .map((axis) => t('weights.part', { axis: t(`weights.axis.${axis}`), weight: number(weights[axis]) }))
    .join(', ');
}
