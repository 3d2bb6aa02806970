import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { navigate } from '#client/ui/page/router.tsx';
import { duration } from '#client/words/formats.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import { SCORE_AXES } from '#shared/protocol/debrief.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { AxesTable } from './class/axes-table.tsx';
import { DebriefFrame, type DebriefProps } from './page/debrief-frame.tsx';
import { placeIn } from './page/debrief-path.ts';
import { journalOf } from './page/past-session.ts';
import { nameOfTeam, TeamChoice } from './page/team-choice.tsx';
import { lossRows, seriesRows } from './report/report-files.ts';
import { TeamReport } from './report/team-report.tsx';
import './class/class.css';
import './report/report.css';

/** All of a session on paper, and as files. */
export function ReportPage({ code }: { code: string }): JSX.Element {
  return <DebriefFrame code={code} here="report" show={(props) => <Body {...props} />} />;
}

function Body({ debrief, scenario }: DebriefProps): JSX.Element {
  const teams = debrief.teams.filter(({ accounts }) => accounts !== undefined);
  const [chosen, setChosen] = useState(() => placeIn(here().query).team);
  const shown = teams.filter(({ team }) => chosen === undefined || team === chosen);
  const axes = SCORE_AXES.filter((axis) => teams.some(({ score }) => score?.axes[axis] !== undefined));
  return (
    <div class="report stack loose">
      <div class="report-tools stack">
        {teams.length > 1 && (
          <TeamChoice
            label={t('debrief.whose')}
            teams={teams}
            value={chosen}
            none={t('debrief.class.whole')}
            onChoose={setChosen}
          />
        )}
        <Files debrief={debrief} scenario={scenario} teams={shown} />
      </div>
      <p>
        {t('debrief.report.played', {
          time: duration(secondsAt(scenario, debrief.tick)),
          preset: t(`debrief.preset.${debrief.weights}`),
          engine: debrief.engine,
        })}
      </p>
      {teams.length > 1 && chosen === undefined && <AxesTable teams={teams} axes={axes} nameOf={nameOfTeam} named />}
      {shown.map((team) => (
        <TeamReport key={team.team} debrief={debrief} scenario={scenario} team={team} />
      ))}
    </div>
  );
}

/** What can be taken away. */
function Files({ debrief, scenario, teams }: DebriefProps & { teams: DebriefProps['debrief']['teams'] }): JSX.Element {
  const [busy, setBusy] = useState(false);
  const name = (what: string, ending: string) => `overcommit-${debrief.code.toLowerCase()}-${what}.${ending}`;
  const table = async (what: string, rows: ReturnType<typeof seriesRows>) => {
    const { csv } = await import('#client/ui/files/csv-file.ts');
    download(name(what, 'csv'), 'text/csv', csv(rows));
  };
  const journal = async () => {
    setBusy(true);
    const answer = await journalOf(debrief.code);
    setBusy(false);
    if (answer.ok) download(name('journal', 'ndjson'), 'application/x-ndjson', answer.value);
    else toast(problemWords(answer.problem));
  };
  return (
    <div class="row">
      <Button kind="primary" onClick={() => print()}>
        <Icon name="printer" />
        {t('debrief.report.print')}
      </Button>
      <Button onClick={() => void table('series', seriesRows(teams))}>{t('debrief.report.series')}</Button>
      <Button onClick={() => void table('losses', lossRows(scenario, teams))}>{t('debrief.report.lossesFile')}</Button>
      <Button busy={busy} onClick={() => void journal()}>
        {t('debrief.report.journal')}
      </Button>
      {debrief.you.role === 'instructor' && !debrief.solo && (
        <Button onClick={() => navigate(`/d/${debrief.code}/people`)}>{t('debrief.report.people')}</Button>
      )}
    </div>
  );
}
