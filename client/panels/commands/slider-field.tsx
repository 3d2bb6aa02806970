import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Choice } from '#client/model/commands/choice.ts';
import type { Slider } from '#client/model/commands/sliders.ts';
import '#client/ui/controls/field.css';

interface SliderFieldProps {
  readonly label: string;
  readonly slider: Slider;
  readonly value: Choice['value'] | undefined;
  readonly onChoose: (value: Choice['value']) => void;
}

/** A value between two ends, with what it reads as; the arrow keys move it by its step. */
export function SliderField({ label, slider, value, onChoose }: SliderFieldProps): JSX.Element {
  const id = useId();
  const { min, max, step, text } = slider;
  const shown = typeof value === 'number' ? value : min;
  return (
    <div class="field slider">
      <label for={id}>{label}</label>
      <output class="mono" for={id}>
        {text(shown)}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        aria-valuetext={text(shown)}
        onInput={(event) => onChoose(Number(event.currentTarget.value))}
      />
      <span class="slider-ends small soft" aria-hidden="true">
        <span>{text(min)}</span>
        <span>{text(max)}</span>
      </span>
    </div>
  );
}
