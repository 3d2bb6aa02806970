import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { Field } from './field.tsx';

interface HostKeyFieldProps {
  readonly hostKey: string;
  /** The key with which the server refused last. */
  readonly refusedKey: string | undefined;
  readonly onInput: (key: string) => void;
}

/** The server's key, for who opens something on it; says so where the last one was wrong. */
export function HostKeyField({ hostKey, refusedKey, onInput }: HostKeyFieldProps): JSX.Element {
  const wrong = hostKey !== '' && hostKey === refusedKey;
  return (
    <Field
      label={t('host.hostKey')}
      type="password"
      value={hostKey}
      onInput={onInput}
      hint={t('host.hostKeyHint')}
      error={wrong ? t('host.hostKeyWrong') : undefined}
    />
  );
}
