import type { JSX } from 'preact';
import { Choice } from '#client/ui/controls/choice.tsx';
import { weightsText } from '#client/words/weights-text.ts';
import { t } from '#client/words/words.ts';
import { WEIGHT_PRESETS, type WeightPreset } from '#shared/protocol/debrief.ts';

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
