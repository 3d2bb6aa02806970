import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type ApiProblem, findSession } from '#client/net/api.ts';
import { keepSeat, keptSeat } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { readSessionCode, showCode } from '#client/words/session-code.ts';
import { language, t } from '#client/words/words.ts';
import type { SeatGranted, SessionInfo } from '#shared/protocol/messages.ts';
import './join.css';
import './join-name.css';
import { JoinByName } from './join-by-name.tsx';
import { JoinBySeatCode } from './join-by-seat-code.tsx';

type Found =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly info: SessionInfo }
  | { readonly state: 'problem'; readonly problem: ApiProblem };

/** Takes a seat in the session of the code that was typed, scanned or linked. */
export function JoinPage({ code: typed }: { code: string }): JSX.Element {
  const code = readSessionCode(typed);
  const [found, setFound] = useState<Found>({ state: 'looking' });
  const look = async (): Promise<void> => setFound(await lookFor(code));
  useEffect(() => void look(), [code]);
  return (
    <Page title={t('join.joinTitle')}>
      <div class="join">
        {found.state === 'looking' && <p class="soft">{t('join.looking')}</p>}
        {found.state === 'problem' && (
          <NotFound code={code ?? typed} problem={found.problem} onRetry={() => void look()} />
        )}
        {found.state === 'found' && <Join info={found.info} onOtherName={() => void look()} />}
        <p class="join-other">
          <Link to="/">{t('join.otherCode')}</Link>
        </p>
      </div>
    </Page>
  );
}

async function lookFor(code: string | undefined): Promise<Found> {
  if (!code) return { state: 'problem', problem: { code: 'unknownCode' } };
  const answer = await findSession(code, language.value);
  return answer.ok ? { state: 'found', info: answer.value } : { state: 'problem', problem: answer.problem };
}

interface NotFoundProps {
  readonly code: string;
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
}

function NotFound({ code, problem, onRetry }: NotFoundProps): JSX.Element {
  return (
    <div class="stack">
      <header class="join-head">
        <p class="join-code mono">{t('join.found', { code: showCode(code) })}</p>
        <h1>{t('join.joinTitle')}</h1>
      </header>
      <p class="notice bad" role="alert">
        {problemWords(problem)}
      </p>
      {problem.code !== 'unknownCode' && (
        <div>
          <Button onClick={onRetry}>{t('app.retry')}</Button>
        </div>
      )}
    </div>
  );
}

function Join({ info, onOtherName }: { info: SessionInfo; onOtherName: () => void }): JSX.Element {
  const kept = keptSeat(info.code);
  const seated = (seat: SeatGranted): void => {
    keepSeat(info.code, { role: 'player', solo: false, token: seat.token, seatCode: seat.seatCode, name: seat.name });
    navigate(`/play/${info.code}`, 'replace');
  };
  return (
    <>
      <header class="join-head">
        <p class="join-code mono">{t('join.found', { code: showCode(info.code) })}</p>
        <h1>{info.title || t('join.joinTitle')}</h1>
        <p class="soft">
          {t(`join.phase.${info.phase}`)}
          {info.phase !== 'over' && ` · ${t('join.seatsFree', { count: info.seatsFree })}`}
        </p>
      </header>
      {kept && <KeptSeatPanel name={kept.name} onResume={() => navigate(`/play/${info.code}`)} />}
      {info.phase !== 'over' && <JoinByName info={info} primary={!kept} onSeated={seated} onOtherName={onOtherName} />}
      {info.phase !== 'over' && <JoinBySeatCode info={info} onSeated={seated} />}
    </>
  );
}

function KeptSeatPanel({ name, onResume }: { name: string; onResume: () => void }): JSX.Element {
  return (
    <section class="panel stack">
      <h2>{t('join.haveSeat')}</h2>
      <p>{t('join.haveSeatText', { name })}</p>
      <div>
        <Button kind="primary" size="large" onClick={onResume}>
          {t('join.resume')}
        </Button>
      </div>
    </section>
  );
}
