import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value, in words. */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'number' | 'password';
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** `code`: large monospaced signs. */
  readonly look?: 'plain' | 'code';
  readonly placeholder?: string;
  /** What the browser may fill in; by default nothing. */
  readonly autocomplete?: 'username' | 'current-password' | 'new-password';
}

/** One labelled input with its hint and what is wrong with it. */
export function Field(props: FieldProps): JSX.Element {
  const { label, value, onInput, hint, error, type = 'text', look = 'plain', autocomplete = 'off', ...rest } = props;
  const id = useId();
  return (
    <div class={`field ${look}`}>
      <label for={id}>{label}</label>
      <input
        {...rest}
        id={id}
        // The typings want one literal type for each element; the attributes used here are the same for all three.
        type={type as 'text'}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        aria-describedby={`${id}-hint`}
        aria-invalid={error ? 'true' : undefined}
        autocomplete={autocomplete}
        autocapitalize={look === 'code' ? 'characters' : 'none'}
        spellcheck={false}
      />
      <p id={`${id}-hint`} class="field-hint" aria-live="polite">
        {error ? <span class="field-error">{error}</span> : hint}
      </p>
    </div>
  );
}
