import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { type Debrief, SCORE_AXES, type TeamDebrief } from '#shared/protocol/debrief.ts';
import { AxesTable } from './axes-table.tsx';
import './class.css';

/** The other teams as a player sees them: their points, without names and in no order of theirs. */
export function PlayersClass({ debrief }: { debrief: Debrief }): JSX.Element | null {
  const { you, teams } = debrief;
  if (you.role !== 'player') return null;
  const sorted = [...teams].sort((a, b) => (b.score?.milliPoints ?? 0) - (a.score?.milliPoints ?? 0));
  const order = new Map(sorted.map(({ team }, i) => [team, i + 1]));
  const nameOf = ({ team }: TeamDebrief) =>
    team === you.team ? t('debrief.class.you') : t('debrief.teamNo', { no: order.get(team) ?? 0 });
  const axes = SCORE_AXES.filter((axis) => teams.some(({ score }) => score?.axes[axis] !== undefined));
  return (
    <section class="stack">
      <h2>{t('debrief.class.others')}</h2>
      <AxesTable teams={sorted} axes={axes} nameOf={nameOf} named={false} own={you.team} />
    </section>
  );
}
