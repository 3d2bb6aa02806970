import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import '#client/ui/controls/field.css';

interface SelectProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly words: (value: string) => string;
}

/** One of many, by its words. */
export function Select({ label, values, value, onChange, words }: SelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field plain">
      <label for={id}>{label}</label>
      <select id={id} class="select" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {words(each)}
          </option>
        ))}
      </select>
    </div>
  );
}
