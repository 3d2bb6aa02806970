import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type ApiProblem, instructAgain, listHosted } from '#client/net/api.ts';
import { ownAccount } from '#client/net/office-api.ts';
import { keepPastGame } from '#client/net/past-games.ts';
import { keepSeat } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import type { HostedSession } from '#shared/protocol/hosting.ts';
import { ShareSession } from './share-session.tsx';
import type { Creation } from './use-creation.ts';

/** Sessions of this server that are open, or over and kept, for a host who lost the tab or the device. */
export function HostedSessions({ creation }: { creation: Creation }): JSX.Element {
  const [found, setFound] = useState<readonly HostedSession[]>();
  const [problem, setProblem] = useState<ApiProblem>();
  const fail = (reason: ApiProblem): void => {
    // The key is asked for in one place of the page.
    if (reason.code === 'hostKeyNeeded') creation.askForKey();
    setProblem(reason);
  };
  const find = async (): Promise<void> => {
    const answer = await listHosted(creation.hostKey);
    setProblem(undefined);
    if (answer.ok) setFound(answer.value);
    else fail(answer.problem);
  };
  useEffect(() => {
    // Whoever is signed in sees their sessions at once; others are not asked for a key before they want something.
    void ownAccount().then((own) => {
      if (own.ok && own.value.account?.mustChange === false) void find();
    });
  }, []);
  const open = async (code: string, revoke: boolean): Promise<void> => {
    const answer = await instructAgain(code, creation.hostKey, revoke);
    if (!answer.ok) return fail(answer.problem);
    keepSeat(code, { role: 'instructor', token: answer.value.instructorToken, seatCode: '', name: '', solo: false });
    navigate(`/i/${code}`);
  };
  const openDebrief = async ({ code, title, scenario }: HostedSession): Promise<void> => {
    const answer = await instructAgain(code, creation.hostKey, false);
    if (!answer.ok) return fail(answer.problem);
    keepPastGame({ code, title: title || scenario, role: 'instructor', token: answer.value.instructorToken });
    navigate(`/d/${code}`);
  };
  return (
    <section class="panel stack" aria-label={t('host.openTitle')}>
      <h2>{t('host.openTitle')}</h2>
      <p class="soft">
        {t('host.openText')} <Link to="/account">{t('host.account')}</Link>
      </p>
      {found?.length === 0 && <p>{t('host.openNone')}</p>}
      {found && found.length > 0 && (
        <Found
          sessions={found}
          hostKey={creation.hostKey}
          onOpen={(code, revoke) => void open(code, revoke)}
          onDebrief={(session) => void openDebrief(session)}
        />
      )}
      {problem && (
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
      )}
      <div>
        <Button onClick={() => void find()}>{t('host.openFind')}</Button>
      </div>
    </section>
  );
}

interface FoundProps {
  readonly sessions: readonly HostedSession[];
  readonly hostKey: string;
  readonly onOpen: (code: string, revoke: boolean) => void;
  readonly onDebrief: (session: HostedSession) => void;
}

function Found({ sessions, hostKey, onOpen, onDebrief }: FoundProps): JSX.Element {
  return (
    <>
      <ul class="hosted">
        {sessions.map((session) => (
          <li key={session.code}>
            <SessionLine session={session} />
            <div class="row">
              {session.phase === 'over' ? (
                <Button size="small" onClick={() => onDebrief(session)}>
                  {t('host.openDebrief')}
                </Button>
              ) : (
                <WaysIn code={session.code} onOpen={onOpen} />
              )}
            </div>
            <ShareSession code={session.code} hostKey={hostKey} />
          </li>
        ))}
      </ul>
      {sessions.some(({ phase }) => phase !== 'over') && <p class="small soft">{t('host.openRevokeText')}</p>}
    </>
  );
}

function SessionLine({ session }: { session: HostedSession }): JSX.Element {
  const { code, title, scenario, phase, people } = session;
  const connected = phase === 'over' ? '' : ` · ${t('host.openPeople', { count: people })}`;
  return (
    <p>
      <strong class="mono">{showCode(code)}</strong> {title || hallTitle(scenario)}
      <span class="soft">
        {' '}
        {t(`host.openPhase.${phase}`)}
        {connected}
      </span>
    </p>
  );
}

function WaysIn({ code, onOpen }: { code: string; onOpen: FoundProps['onOpen'] }): JSX.Element {
  return (
    <>
      <Button size="small" kind="primary" onClick={() => onOpen(code, false)}>
        {t('host.openConsole')}
      </Button>
      <Button size="small" onClick={() => onOpen(code, true)}>
        {t('host.openRevoke')}
      </Button>
    </>
  );
}
