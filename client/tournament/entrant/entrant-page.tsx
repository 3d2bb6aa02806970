import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiProblem } from '#client/net/api.ts';
import { keepSeat, keptSeat } from '#client/net/seat-store.ts';
import { checkIn, entrantView, findTournament, withdrawEntry } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { duration } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { language, t } from '#client/words/words.ts';
import type { EntrantView, TournamentView } from '#shared/tournament/messages.ts';
import { StandingsTable } from '../show/standings-table.tsx';
import { PolledNotice, TournamentHead, titleOf } from '../show/tournament-head.tsx';
import '../tournament.css';
import { useTournamentKey } from '../use-key.ts';
import { usePolled } from '../use-polled.ts';
import { useKeptMatch } from './kept-match.ts';
import { PlayedList } from './played-list.tsx';
import { ProgramToken } from './program-token.tsx';

/** ms between two questions of an entrant, which also say that somebody is there; design value. */
const ASK_MS = 4_000;

/** An entrant's own page: whom one meets next, when and where, and what one came to. */
export function EntrantPage({ code }: { code: string }): JSX.Element {
  const token = useTournamentKey(code, 'entry');
  if (token === undefined) return <NoEntry code={code} />;
  return <Entrant code={code} token={token} />;
}

function NoEntry({ code }: { code: string }): JSX.Element {
  return (
    <Page title={t('tournament.title')}>
      <div class="stack">
        <p>{t('tournament.entry.none')}</p>
        <Link to={`/t/${code}`}>{t('tournament.ways.public')}</Link>
      </div>
    </Page>
  );
}

function Entrant({ code, token }: { code: string; token: string }): JSX.Element {
  const own = usePolled(`${code} ${token}`, ASK_MS, () => entrantView(code, token));
  const all = usePolled(code, ASK_MS, () => findTournament(code));
  const view = all.value;
  return (
    <Page title={view ? titleOf(view) : t('tournament.title')} width="medium">
      <PolledNotice problem={own.problem ?? all.problem} waiting={!own.value || !view} />
      {own.value && view && (
        <div class="stack loose">
          <TournamentHead view={view}>
            <p>{t('tournament.entry.you', { name: own.value.name })}</p>
          </TournamentHead>
          <Next code={code} token={token} own={own.value} view={view} />
          {own.value.kind === 'program' && <ProgramToken token={token} />}
          <section class="stack">
            <h2>{t('tournament.entry.played')}</h2>
            <PlayedList code={code} view={view} played={own.value.played} />
          </section>
          <section class="stack">
            <h2>{t('tournament.standings')}</h2>
            {view.frozen && <p class="notice">{t('tournament.frozen')}</p>}
            <StandingsTable view={view} table={view.table} caption={t('tournament.standings')} own={own.value.entry} />
          </section>
          <p class="row">
            <Link to={`/t/${code}`}>{t('tournament.ways.public')}</Link>
            {!own.value.withdrawn && view.phase !== 'closed' && <Withdraw code={code} token={token} onDone={own.set} />}
          </p>
        </div>
      )}
    </Page>
  );
}

interface NextProps {
  readonly code: string;
  readonly token: string;
  readonly own: EntrantView;
  readonly view: TournamentView;
}

/** What comes next, and the one button that it asks for. */
function Next({ code, token, own, view }: NextProps): JSX.Element {
  const { next, bye, leftS, withdrawn } = own;
  return (
    <section class="panel stack next-match" aria-live="polite">
      <h2>{t('tournament.entry.next')}</h2>
      {next ? <NextMatch code={code} token={token} own={own} next={next} /> : <p>{waitText()}</p>}
    </section>
  );

  function waitText(): string {
    if (withdrawn) return t('tournament.entry.withdrawn');
    if (view.phase === 'closed') return t('tournament.entry.over');
    if (view.phase === 'entry') return t('tournament.entry.soon');
    if (bye) return t('tournament.entry.bye');
    return leftS === undefined ? t('tournament.entry.wait') : t('tournament.entry.waitFor', { time: duration(leftS) });
  }
}

interface MatchProps {
  readonly code: string;
  readonly token: string;
  readonly own: EntrantView;
  readonly next: NonNullable<EntrantView['next']>;
}

function NextMatch({ code, token, own, next }: MatchProps): JSX.Element {
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [session, keepMatch] = useKeptMatch(code, next.match);
  const go = async (): Promise<void> => {
    if (session !== undefined && keptSeat(session)) return navigate(`/play/${session}`);
    setBusy(true);
    const answer = await checkIn(code, token, language.value);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    const { seat } = answer.value;
    keepSeat(answer.value.session, {
      role: 'player',
      token: seat.token,
      seatCode: seat.seatCode,
      name: seat.name,
      solo: false,
    });
    keepMatch(answer.value.session);
    navigate(`/play/${answer.value.session}`);
  };
  const facts = { round: next.round, hall: hallTitle(next.hall) };
  return (
    <>
      <p class="next-opponents">{t('tournament.entry.against', { who: opponentsText(next.opponents) })}</p>
      <p class="soft">{t('tournament.entry.facts', facts)}</p>
      {next.checkInLeftS !== undefined && !next.checkedIn && (
        <p>
          <strong>{t('tournament.entry.checkInLeft', { time: duration(next.checkInLeftS) })}</strong>
        </p>
      )}
      {problem && (
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
      )}
      {own.kind === 'program' ? (
        <p>{t('tournament.entry.programPlays')}</p>
      ) : (
        <div>
          <Button kind="primary" size="large" busy={busy} onClick={() => void go()}>
            {t(next.checkedIn ? 'tournament.entry.toHall' : 'tournament.entry.checkIn')}
          </Button>
        </div>
      )}
    </>
  );
}

/** In an event for all the names would be a wall. */
const NAMES_MOST = 4;

function opponentsText(opponents: readonly string[]): string {
  if (opponents.length > NAMES_MOST) return t('tournament.entry.others', { count: opponents.length });
  return opponents.join(', ');
}

interface WithdrawProps {
  readonly code: string;
  readonly token: string;
  readonly onDone: (view: EntrantView) => void;
}

function Withdraw({ code, token, onDone }: WithdrawProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const leave = async (): Promise<void> => {
    const answer = await withdrawEntry(code, token);
    setAsked(false);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {t('tournament.entry.withdraw')}
      </Button>
      {asked && (
        <Dialog
          title={t('tournament.entry.withdrawTitle')}
          onClose={() => setAsked(false)}
          actions={
            <>
              <Button onClick={() => setAsked(false)}>{t('tournament.entry.stay')}</Button>
              <Button kind="danger" onClick={() => void leave()}>
                {t('tournament.entry.withdraw')}
              </Button>
            </>
          }
        >
          <p>{t('tournament.entry.withdrawText')}</p>
        </Dialog>
      )}
    </>
  );
}
