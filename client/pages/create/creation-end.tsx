import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { HostKeyField } from '#client/ui/controls/host-key-field.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import './creation-end.css';
import type { Creation } from './use-creation.ts';

/** The end of a form that opens a session: the server's key once it was asked for, what went wrong, the button. */
export function CreationEnd({ creation, words }: { creation: Creation; words: string }): JSX.Element {
  const { problem } = creation;
  // Until it is known what there is to play a press would open nothing.
  const busy = creation.busy || creation.scenarios.length === 0;
  return (
    <div class="creation-end stack">
      {creation.refusedKey !== undefined && (
        <HostKeyField hostKey={creation.hostKey} refusedKey={creation.refusedKey} onInput={creation.setHostKey} />
      )}
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
