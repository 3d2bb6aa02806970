import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { type Debrief, SCORE_AXES, type TeamDebrief } from '#shared/protocol/debrief.ts';
import { anonymous } from './anonymous.ts';
import { AxesTable } from './axes-table.tsx';
import './class.css';

/** The other teams as a player sees them: their points, without names and in no order of theirs. */
export function PlayersClass({ debrief }: { debrief: Debrief }): JSX.Element | null {
  const { you, teams } = debrief;
  if (you.role !== 'player') return null;
  const others = anonymous(teams);
  const nameOf = (team: TeamDebrief) => (team.team === you.team ? t('debrief.class.you') : others.nameOf(team));
  const axes = SCORE_AXES.filter((axis) => teams.some(({ score }) => score?.axes[axis] !== undefined));
  return (
    <section class="stack">
      <h2>{t('debrief.class.others')}</h2>
      <AxesTable teams={others.teams} axes={axes} nameOf={nameOf} named={false} own={you.team} />
    </section>
  );
}
