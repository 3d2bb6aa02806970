import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiProblem } from '#client/net/api.ts';
import { joinSession } from '#client/net/join-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { language, t } from '#client/words/words.ts';
import type { SeatGranted, SessionInfo } from '#shared/protocol/messages.ts';
import { fitName } from '#shared/protocol/names.ts';

interface JoinByNameProps {
  readonly info: SessionInfo;
  /** Whether this is what most people here want to do. */
  readonly primary: boolean;
  readonly onSeated: (seat: SeatGranted) => void;
  readonly onOtherName: () => void;
}

/** A new seat under the suggested name, or one's own where the session allows it. */
export function JoinByName({ info, primary, onSeated, onOtherName }: JoinByNameProps): JSX.Element {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [waitingAs, setWaitingAs] = useState<string>();
  const leaving = useLeaving();
  const otherName = (): void => {
    setTyped('');
    onOtherName();
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const name = typed.trim() || info.suggestedName;
    const joining = { onWaiting: setWaitingAs, signal: leaving };
    const answer = await joinSession(info, { name, lang: language.value }, joining);
    if (leaving.aborted) return;
    setBusy(false);
    setWaitingAs(undefined);
    if (answer.ok) onSeated(answer.value);
    else setProblem(answer.problem);
  };
  if (waitingAs !== undefined) return <AtTheDoor name={waitingAs} />;
  return (
    <form class="panel stack" onSubmit={(event) => void submit(event)}>
      <div class="join-name">
        <div>
          <p class="soft">{t('join.nameTitle')}</p>
          <p class="join-suggested" aria-live="polite">
            {typed.trim() || info.suggestedName}
          </p>
        </div>
        <Button onClick={otherName}>
          <Icon name="dice" />
          {t('join.nameOther')}
        </Button>
      </div>
      {info.freeNames ? (
        <Field
          label={t('join.nameLabel')}
          value={typed}
          onInput={(text) => setTyped(fitName(text))}
          hint={t('join.nameHint')}
          placeholder={info.suggestedName}
        />
      ) : (
        <p class="small soft">{t('join.nameGiven')}</p>
      )}
      {problem && (
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
      )}
      <div>
        <Button type="submit" kind={primary ? 'primary' : 'plain'} size="large" busy={busy}>
          {t(busy ? 'join.taking' : 'join.take')}
        </Button>
      </div>
    </form>
  );
}

/** One waits until the instructor opens; the page asks by itself. */
function AtTheDoor({ name }: { name: string }): JSX.Element {
  return (
    <section class="panel stack" role="status">
      <h2>{t('join.waitTitle')}</h2>
      <div>
        <p class="soft">{t('join.nameTitle')}</p>
        <p class="join-suggested">{name}</p>
      </div>
      <p>{t('join.waitText')}</p>
    </section>
  );
}

/** Aborted once the page is left: then nobody wants the seat any more. */
function useLeaving(): AbortSignal {
  const [leaving] = useState(() => new AbortController());
  useEffect(() => () => leaving.abort(), []);
  return leaving.signal;
}
