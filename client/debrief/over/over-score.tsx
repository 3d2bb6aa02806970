import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { language, t } from '#client/words/words.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { QuestionCards } from '../moments/question-cards.tsx';
import { debriefPath } from '../page/debrief-path.ts';
import { hasPoints, useDebrief } from '../page/past-session.ts';
import { largestLoss } from '../score/largest-loss.ts';
import { LargestLossCard } from '../score/largest-loss-card.tsx';
import { roomThen } from '../score/room-then.ts';
import { ScoreHead } from '../score/score-head.tsx';
import { teamSteps } from '../score/team-steps.ts';
import type { OverScoreProps } from './over-score-props.ts';

/** The score of one's own team, what cost it the most, and the way to the debrief. */
export function OverScore({ code, onBooks }: OverScoreProps): JSX.Element | null {
  const loaded = useDebrief(code);
  const debrief = typeof loaded === 'object' && 'teams' in loaded ? loaded : undefined;
  const books = debrief && ownTeam(debrief)?.accounts?.books;
  useEffect(() => {
    if (books) onBooks(books);
  }, [books]);
  if (!debrief)
    return loaded === 'loading' ? (
      <p class="soft" role="status">
        {t('app.loading')}
      </p>
    ) : null;
  return <Known code={code} debrief={debrief} />;
}

function ownTeam({ you, teams }: Debrief) {
  return teams.find(({ team }) => you.role === 'instructor' || team === you.team);
}

function Known({ code, debrief }: { code: string; debrief: Debrief }): JSX.Element | null {
  const team = ownTeam(debrief);
  const scenario = useMemo(() => scenarioOf(debrief), [debrief.scenario, debrief.seed]);
  const loss = useMemo(() => {
    const steps = team && scenario && teamSteps(debrief, scenario, team);
    if (!steps || !scenario) return undefined;
    return { largest: largestLoss(steps, scenario.commands, roomThen(scenario, team.accounts?.series)) };
  }, [debrief, scenario, team, language.value]);
  if (!team) return null;
  return (
    <section class="stack" aria-label={t('debrief.score')}>
      <ScoreHead score={team.score} debrief={debrief} scored={hasPoints(debrief)} />
      {loss && <LargestLossCard loss={loss.largest} />}
      {scenario && (
        <QuestionCards
          scenario={scenario}
          title={t('debrief.cards.title')}
          text={t('debrief.cards.text')}
          cards={(team.accounts?.cards ?? []).map((card) => ({
            ...card,
            onMoment: () => navigate(debriefPath(code, 'replay', { team: team.team, tick: card.tick })),
          }))}
        />
      )}
      <div>
        <Button kind="primary" size="large" onClick={() => navigate(debriefPath(code, 'score'))}>
          {t('debrief.over.open')}
        </Button>
      </div>
    </section>
  );
}
