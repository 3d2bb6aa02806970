import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { type LabField, type Part, valueIn, withValue } from './fields.ts';

interface PartFormProps {
  readonly part: Part;
  readonly fields: readonly LabField[];
  readonly onChange: (part: Part) => void;
}

/** Fields of a part of an experiment, small and side by side. */
export function PartForm({ part, fields, onChange }: PartFormProps): JSX.Element {
  return (
    <div class="lab-fields">
      {fields.map((field) => (
        <OneField
          key={field.key}
          field={field}
          value={valueIn(part, field.key)}
          onChange={(value) => onChange(withValue(part, field.key, value))}
        />
      ))}
    </div>
  );
}

interface OneFieldProps {
  readonly field: LabField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function OneField({ field, value, onChange }: OneFieldProps): JSX.Element {
  const id = useId();
  const label = t(`lab.field.${field.key}`);
  if (field.kind === 'flag')
    return (
      <label class="lab-flag">
        <input
          type="checkbox"
          checked={value === undefined ? field.usual : value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
    );
  return (
    <div class="lab-field">
      <label for={id}>{label}</label>
      {field.kind === 'number' ? (
        <NumberInput id={id} field={field} value={value} onChange={onChange} />
      ) : (
        <ChoiceInput id={id} field={field} value={value} onChange={onChange} />
      )}
    </div>
  );
}

type InputProps<K extends LabField['kind']> = Omit<OneFieldProps, 'field'> & {
  readonly id: string;
  readonly field: Extract<LabField, { kind: K }>;
};

/** An empty number is that of the model. */
function NumberInput({ id, field, value, onChange }: InputProps<'number'>): JSX.Element {
  const { min, max, step, unit, usual } = field;
  const shown = typeof value === 'number' ? rounded(value / unit) : (usual ?? '');
  const take = (text: string): void => {
    const given = Number(text);
    if (text === '') onChange(undefined);
    else if (Number.isFinite(given)) onChange(rounded(given * unit));
  };
  return (
    <input
      id={id}
      type="number"
      {...{ min, max, step }}
      value={shown}
      placeholder={usual === undefined ? t('lab.usual') : undefined}
      onChange={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}

/** Without the noise of the last bits. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** `other`: what the file says and the form does not offer, such as a list of places. */
function ChoiceInput({ id, field, value, onChange }: InputProps<'oneOf'>): JSX.Element {
  const { values, words, usual } = field;
  const known = typeof value === 'string' && values.includes(value);
  const shown = value === undefined ? (usual ?? '') : known ? value : 'other';
  return (
    <select
      id={id}
      value={shown}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
    >
      {usual === undefined && <option value="">{t('lab.usual')}</option>}
      {shown === 'other' && (
        <option value="other" disabled>
          {t('lab.other')}
        </option>
      )}
      {values.map((each) => (
        <option key={each} value={each}>
          {words === 'lab.archetype' ? t(`tenant.${each}.name`) : t(`${words}.${each}`)}
        </option>
      ))}
    </select>
  );
}
