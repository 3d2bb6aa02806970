import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { rename } from '#client/ui/page/router.tsx';
import { t, withDebriefWords } from '#client/words/words.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { ClassViewProps } from './class/class-view.tsx';
import { PlayersClass } from './class/players-class.tsx';
import { DebriefFrame, type DebriefProps } from './page/debrief-frame.tsx';
import { debriefPath, placeIn } from './page/debrief-path.ts';
import { TeamChoice } from './page/team-choice.tsx';
import { TeamView } from './team/team-view.tsx';

/** What only an instructor sees. */
const ClassView = fetched<ClassViewProps>(
  async () => (await withDebriefWords(import('./class/class-view.tsx'))).ClassView,
);

/** Why it went as it did: for a team, for a class, for one who played alone. */
export function DebriefPage({ code }: { code: string }): JSX.Element {
  return <DebriefFrame code={code} here="score" show={(props) => <Body {...props} />} />;
}

function Body({ debrief, scenario }: DebriefProps): JSX.Element {
  const [chosen, setChosen] = useState(() => firstTeam(debrief));
  const choose = (team: number | undefined): void => {
    rename(debriefPath(debrief.code, 'score', { team }));
    setChosen(team);
    scrollTo(0, 0);
  };
  const team = debrief.teams.find((each) => each.team === chosen);
  const leads = debrief.you.role === 'instructor' && debrief.teams.length > 1;
  return (
    <>
      {leads && (
        <TeamChoice
          label={t('debrief.whose')}
          teams={debrief.teams}
          value={chosen}
          none={t('debrief.class.whole')}
          onChoose={choose}
        />
      )}
      {team ? (
        <TeamView key={team.team} debrief={debrief} scenario={scenario} team={team} />
      ) : (
        <ClassView debrief={debrief} scenario={scenario} onTeam={choose} />
      )}
      {debrief.you.role === 'player' && debrief.teams.length > 1 && <PlayersClass debrief={debrief} />}
    </>
  );
}

/** The team of the address, one's own, the only one; nothing for the class of an instructor. */
function firstTeam({ you, teams }: Debrief): number | undefined {
  if (you.role === 'player') return you.team;
  const asked = placeIn(here().query).team;
  if (asked !== undefined && teams.some(({ team }) => team === asked)) return asked;
  return teams.length === 1 ? teams[0]?.team : undefined;
}
