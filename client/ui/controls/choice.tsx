import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './choice.css';

export interface Option<V extends string> {
  readonly value: V;
  readonly title: string;
  readonly text?: string;
  /** A word that sets it apart: where to start, what is done. */
  readonly badge?: string;
  /** Figures, on a line of their own. */
  readonly facts?: string;
}

interface ChoiceProps<V extends string> {
  readonly legend: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of a few things, each explained: a group of large radio buttons. */
export function Choice<V extends string>({ legend, options, value, onChange }: ChoiceProps<V>): JSX.Element {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option.value} class="choice-option">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span class="choice-words">
              <span class="choice-title">
                {option.title} {option.badge && <span class="choice-badge">{option.badge}</span>}
              </span>
              {option.text && <span class="choice-text">{option.text}</span>}
              {option.facts && <span class="choice-facts">{option.facts}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
