import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import type { LabLine } from '../run/lab-line.ts';
import type { LabAnswer } from '../run/lab-messages.ts';

interface OpenLabProps {
  readonly line: LabLine;
  readonly onAnswer: (answer: LabAnswer) => void;
}

/** Opens what somebody has saved or handed on: a link, or an experiment file. */
export function OpenLab({ line, onAnswer }: OpenLabProps): JSX.Element {
  const [link, setLink] = useState('');
  const open = (text: string): void => {
    if (text.trim() !== '') void line.ask('open', { text }).then(onAnswer);
  };
  const take = (text: string): void => {
    setLink(text);
    open(text);
  };
  return (
    <details class="lab-open">
      <summary>{t('lab.open')}</summary>
      <Field label={t('lab.link')} value={link} onInput={take} />
      <label class="lab-file">
        <span>{t('lab.openFile')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => void currentTarget.files?.[0]?.text().then(open)}
        />
      </label>
    </details>
  );
}
