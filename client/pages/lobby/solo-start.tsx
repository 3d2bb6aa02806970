import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import { LazyBrief } from '#client/panels/brief/lazy-brief.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';
import '#client/pages/join/join-name.css';
import './lobby.css';

/** A game for one waits for nobody but its player: the brief, and one press to begin. */
export function SoloStart({ session }: { session: PlaySession }): JSX.Element | null {
  const [answer, setAnswer] = useState<RequestReply>();
  const form = useRef<HTMLFormElement>(null);
  const scenario = session.welcome.value?.scenario;
  // Enter begins: who has read the brief before needs no pointer for it.
  useEffect(() => form.current?.querySelector('button')?.focus(), []);
  if (!scenario) return null;
  const start = (event: Event): void => {
    event.preventDefault();
    void session.control({ type: 'start' }).then(setAnswer);
  };
  const title = hallTitle(scenario.id);
  return (
    <Page title={title} width="medium">
      <form class="stack loose" ref={form} onSubmit={start}>
        <div class="begin-head">
          <h1>{title}</h1>
          <Button type="submit" kind="primary" size="large">
            {t('solo.begin')}
          </Button>
        </div>
        {answer?.ok === false && (
          <p class="notice bad" role="alert">
            {problemWords({ code: answer.problem })}
          </p>
        )}
        <LazyBrief scenario={scenario} weights={session.view.value?.weights} level={2} />
      </form>
    </Page>
  );
}
