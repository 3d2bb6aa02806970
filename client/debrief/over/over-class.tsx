import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import { SCORE_AXES } from '#shared/protocol/debrief.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { anonymous } from '../class/anonymous.ts';
import { AxesTable } from '../class/axes-table.tsx';
import { ClassCards } from '../class/class-cards.tsx';
import { debriefPath } from '../page/debrief-path.ts';
import { useDebrief } from '../page/past-session.ts';
import '../page/debrief.css';
import '../class/class.css';

/** Every team's points once a session is over, without names: the class may be looking. And the way to the debrief. */
export function OverClass({ code }: { code: string }): JSX.Element | null {
  const loaded = useDebrief(code);
  if (loaded === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (typeof loaded !== 'object' || !('teams' in loaded)) return null;
  const scenario = scenarioOf(loaded);
  const { teams, nameOf } = anonymous(loaded.teams);
  const scored = teams.some(({ score }) => score !== undefined);
  const axes = SCORE_AXES.filter((axis) => teams.some(({ score }) => score?.axes[axis] !== undefined));
  return (
    <section class="stack">
      {scored ? (
        <AxesTable teams={teams} axes={axes} nameOf={nameOf} named={false} />
      ) : (
        <p class="notice" role="status">
          {t('debrief.scoreWait')}
        </p>
      )}
      {scenario && <ClassCards debrief={loaded} scenario={scenario} />}
      <div>
        <Button kind="primary" size="large" onClick={() => navigate(debriefPath(code, 'score'))}>
          {t('debrief.over.class')}
        </Button>
      </div>
    </section>
  );
}
