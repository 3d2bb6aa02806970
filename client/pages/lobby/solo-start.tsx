import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';

/** A game for one waits for nobody: it starts as soon as its player is there. */
export function SoloStart({ session }: { session: RemoteSession }): JSX.Element {
  const [answer, setAnswer] = useState<RequestReply>();
  const start = (): void => void session.control({ type: 'start' }).then(setAnswer);
  useEffect(start, []);
  return (
    <Page title={t('solo.title')}>
      <div class="stack">
        <p role="status">{t('solo.starting')}</p>
        {answer?.ok === false && (
          <>
            <p class="notice bad" role="alert">
              {problemWords({ code: answer.problem })}
            </p>
            <div>
              <Button kind="primary" onClick={start}>
                {t('lobby.start')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
