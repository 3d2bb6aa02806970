import type { JSX } from 'preact';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';

interface GhostFieldProps {
  readonly value: string;
  /** Called with what was pasted, or with what is in the file that was chosen. */
  readonly onText: (text: string) => void;
  readonly error?: string | undefined;
}

/** Where a link that somebody was given is pasted, or a file chosen: a ghost's own, or the journal of a session. */
export function GhostField({ value, onText, error }: GhostFieldProps): JSX.Element {
  const open = (files: FileList | null): void => {
    void files?.[0]?.text().then(onText);
  };
  return (
    <div class="ghost-field">
      <Field label={t('ghost.paste')} value={value} onInput={onText} hint={t('ghost.pasteHint')} error={error} />
      <label class="ghost-file">
        <span>{t('ghost.open')}</span>
        <input
          type="file"
          accept=".txt,.jsonl,.ndjson,text/plain"
          onChange={({ currentTarget }) => open(currentTarget.files)}
        />
      </label>
    </div>
  );
}
