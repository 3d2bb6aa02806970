import type { JSX } from 'preact';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { QuestionCards } from '../moments/question-cards.tsx';
import { debriefPath } from '../page/debrief-path.ts';
import { classCards } from './class-card-list.ts';

/** Questions for the whole class: what happened in the most halls first. */
export function ClassCards({ debrief, scenario }: { debrief: Debrief; scenario: Scenario }): JSX.Element {
  const of = debrief.teams.length;
  const cards = classCards(debrief.teams).map(({ id, tick, team, count }) => ({
    ...{ id, tick },
    note: t('debrief.cards.teams', { count, of }),
    onMoment: () => navigate(debriefPath(debrief.code, 'replay', { team, tick })),
  }));
  const words = { title: t('debrief.cards.classTitle'), text: t('debrief.cards.classText') };
  return <QuestionCards scenario={scenario} {...words} cards={cards} />;
}
