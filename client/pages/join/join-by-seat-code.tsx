import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import type { ApiProblem } from '#client/net/api.ts';
import { joinSession } from '#client/net/join-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { readSeatCode, showTypedSeatCode } from '#client/words/session-code.ts';
import { language, t } from '#client/words/words.ts';
import type { SeatGranted, SessionInfo } from '#shared/protocol/messages.ts';

interface JoinBySeatCodeProps {
  readonly info: Pick<SessionInfo, 'code' | 'ticket'>;
  readonly onSeated: (seat: SeatGranted) => void;
}

/** One's old seat, on a new device. */
export function JoinBySeatCode({ info, onSeated }: JoinBySeatCodeProps): JSX.Element {
  const [typed, setTyped] = useState(() => showTypedSeatCode(here().anchor));
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const seatCode = readSeatCode(typed);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!seatCode) return;
    const answer = await joinSession(info, { seatCode, lang: language.value });
    if (answer.ok) onSeated(answer.value);
    else setProblem(answer.problem);
  };
  const wrong = tried && !seatCode ? t('join.seatCodeIncomplete') : problem && seatCodeProblem(problem);
  return (
    <details class="join-seat-code" open={seatCode !== undefined}>
      <summary>{t('join.seatCodeTitle')}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={t('join.seatCodeLabel')}
          value={typed}
          onInput={(text) => {
            setTyped(showTypedSeatCode(text));
            setProblem(undefined);
          }}
          hint={t('join.seatCodeHint')}
          error={wrong}
          look="code"
        />
        <div>
          <Button type="submit">{t('join.seatCodeButton')}</Button>
        </div>
      </form>
    </details>
  );
}

/** Here the unknown code is the seat's: the session was found already. */
function seatCodeProblem(problem: ApiProblem): string {
  return problem.code === 'unknownCode' ? t('join.seatCodeUnknown') : problemWords(problem);
}
