import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { AskLine } from '#client/local/line/ask-line.ts';
import { lateWorkerPort } from '#client/local/line/port.ts';
import type { ApiProblem } from '#client/net/api.ts';
import { tournamentExport } from '#client/net/tournaments.ts';
import { Page } from '#client/ui/page/page.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import '../tournament.css';
import type { RefereeAsks } from './referee-messages.ts';

type Verdict = RefereeAsks['certify']['answer'];

/** Anybody's referee: plays the matches of an export again in this browser, also without a connection. */
export function RefereePage(): JSX.Element {
  const { verdict, judge } = useReferee();
  const [problem, setProblem] = useState<ApiProblem>();
  useEffect(() => {
    const code = new URLSearchParams(here().query).get('t');
    if (code === null) return;
    void tournamentExport(code).then((answer) => {
      if (answer.ok) judge(JSON.stringify(answer.value));
      else setProblem(answer.problem);
    });
  }, [judge]);
  const read = async (file: File | undefined): Promise<void> => {
    setProblem(undefined);
    if (file) judge(await file.text());
  };
  return (
    <Page title={t('tournament.referee.title')} width="medium">
      <div class="stack loose">
        <header class="stack">
          <h1>{t('tournament.referee.title')}</h1>
          <p class="soft">{t('tournament.referee.intro')}</p>
        </header>
        <label class="stack">
          {t('tournament.referee.file')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => void read(event.currentTarget.files?.[0])}
          />
        </label>
        {problem && (
          <p class="notice bad" role="alert">
            {problemWords(problem)}
          </p>
        )}
        {verdict === 'judging' && <p role="status">{t('tournament.referee.judging')}</p>}
        {verdict === 'failed' && <p role="alert">{t('tournament.referee.failed')}</p>}
        {typeof verdict === 'object' && <Told verdict={verdict} />}
      </div>
    </Page>
  );
}

function useReferee() {
  const [verdict, setVerdict] = useState<Verdict | 'judging' | 'failed'>();
  const line = useMemo(() => {
    const begin = () => new Worker(new URL('./referee-worker.ts', import.meta.url), { type: 'module' });
    return new AskLine<RefereeAsks, never>(lateWorkerPort(begin), () => undefined);
  }, []);
  useEffect(() => () => line.close(), [line]);
  const judge = useMemo(
    () => (text: string) => {
      setVerdict('judging');
      line.ask('certify', { text }).then(setVerdict, () => setVerdict('failed'));
    },
    [line],
  );
  return { verdict, judge };
}

function Told({ verdict }: { verdict: Verdict }): JSX.Element {
  const { certified, reason, matches, publicKey } = verdict;
  return (
    <section class="stack" aria-live="polite">
      <p class={`notice ${certified ? '' : 'bad'}`}>
        <strong>{t(certified ? 'tournament.referee.yes' : 'tournament.referee.no')}</strong>{' '}
        {reason && t(`tournament.referee.reason.${reason}`)}
      </p>
      {publicKey && (
        <p class="soft small">
          {t('tournament.check.key')} <span class="mono tournament-key">{publicKey}</span>
        </p>
      )}
      {matches.length > 0 && (
        <div class="tournament-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('tournament.referee.match')}</th>
                <th scope="col">{t('tournament.referee.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {matches.map((match) => (
                <tr key={match.match}>
                  <th scope="row" class="mono">
                    {match.match + 1}
                  </th>
                  <td>{verdictText(match)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function verdictText({ certified, corrected, reason }: Verdict['matches'][number]): string {
  if (corrected) return t('tournament.referee.corrected');
  if (certified) return t('tournament.referee.asAnnounced');
  return t(`tournament.referee.problem.${reason ?? 'missing'}`);
}
