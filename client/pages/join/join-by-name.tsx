import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ApiProblem, takeSeat } from '#client/net/api.ts';
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
  const otherName = (): void => {
    setTyped('');
    onOtherName();
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const name = typed.trim() || info.suggestedName;
    const answer = await takeSeat(info.code, { name, lang: language.value });
    setBusy(false);
    if (answer.ok) onSeated(answer.value);
    else setProblem(answer.problem);
  };
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
