import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './choice.css';

export interface Option<V extends string> {
  readonly value: V;
  readonly title: string;
  readonly text?: string;
  /** A word that sets it apart: where to start, what is done. */
  readonly badge?: string;
  /** Heading under which it stands, together with those beside it that have the same. */
  readonly group?: string;
  /** What that part of the list is for. */
  readonly groupText?: string;
  /** A few words above the title. */
  readonly caption?: string;
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
      {groupsOf(options).map((group, i) => (
        <div key={group[0]?.group ?? i} class="choice-group">
          {group[0]?.group && (
            <p class="choice-heading">
              <strong>{group[0].group}</strong> <span class="soft">{group[0].groupText}</span>
            </p>
          )}
          <div class="choice-options">
            {group.map((option) => (
              <label key={option.value} class="choice-option">
                <input
                  type="radio"
                  name={name}
                  checked={option.value === value}
                  onChange={() => onChange(option.value)}
                />
                <OptionWords option={option} />
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function OptionWords<V extends string>({ option }: { option: Option<V> }): JSX.Element {
  return (
    <span class="choice-words">
      {option.caption && <span class="choice-caption">{option.caption}</span>}
      <span class="choice-title">
        {option.title} {option.badge && <span class="choice-badge">{option.badge}</span>}
      </span>
      {option.text && <span class="choice-text">{option.text}</span>}
      {option.facts && <span class="choice-facts">{option.facts}</span>}
    </span>
  );
}

/** Runs of options under one heading. */
function groupsOf<V extends string>(options: readonly Option<V>[]): readonly (readonly Option<V>[])[] {
  const groups: Option<V>[][] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last[0]?.group === option.group) last.push(option);
    else groups.push([option]);
  }
  return groups;
}
