import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import './creation-end.css';
import type { Creation } from './use-creation.ts';

/** The end of a form that opens a session: the server's key once it was asked for, what went wrong, the button. */
export function CreationEnd({ creation, words }: { creation: Creation; words: string }): JSX.Element {
  const { problem } = creation;
  // Until it is known what there is to play a press would open nothing.
  const busy = creation.busy || creation.scenarios.length === 0;
  return (
    <div class="creation-end stack">
      {creation.refusedKey !== undefined && <HostKeyField creation={creation} />}
      {problem && (
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
      )}
      <div>
        <Button type="submit" kind="primary" size="large" busy={busy}>
          {words}
        </Button>
      </div>
    </div>
  );
}

function HostKeyField({ creation }: { creation: Creation }): JSX.Element {
  const { hostKey, refusedKey, setHostKey } = creation;
  const wrong = hostKey !== '' && hostKey === refusedKey;
  return (
    <Field
      label={t('host.hostKey')}
      type="password"
      value={hostKey}
      onInput={setHostKey}
      hint={t('host.hostKeyHint')}
      error={wrong ? t('host.hostKeyWrong') : undefined}
    />
  );
}
