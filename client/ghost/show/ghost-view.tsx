import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { GhostLine } from '../run/ghost-line.ts';
import type { GhostFacts } from '../run/ghost-messages.ts';
import { useCourse, usePar } from '../run/use-course.ts';
import { useYardstick } from '../run/use-yardstick.ts';
import { DecisionList, DecisionStrip } from './decision-strip.tsx';
import { FinalFigures } from './final-figures.tsx';
import { GhostCharts, type Racer } from './ghost-charts.tsx';
import { noGhostWords, whoName } from './ghost-words.ts';
import { VerifiedGhost } from './verified-ghost.tsx';
import './ghost.css';

interface GhostViewProps {
  readonly line: GhostLine;
  readonly ghost: GhostFacts;
}

/** A ghost as a whole: its curves, what it came to, its decisions, and whether it is what it was. */
export function GhostView({ line, ghost }: GhostViewProps): JSX.Element {
  const { place, seed, scenario, ticks, who, text } = ghost;
  const played = useCourse(line, text);
  const yardstick = useYardstick(place, usePar(place, seed));
  const course = played?.ok ? played.value : undefined;
  const racers = useMemo<readonly Racer[]>(() => (course ? [{ name: whoName(who), course }] : []), [course, who]);
  if (played && !played.ok) return <p class="notice bad">{noGhostWords(played.problem)}</p>;
  if (!course)
    return (
      <p class="soft" role="status">
        {t('ghost.playing')}
      </p>
    );
  return (
    <div class="stack">
      <VerifiedGhost course={course} />
      <FinalFigures racers={racers} yardstick={yardstick} />
      <GhostCharts racers={racers} scenario={scenario} yardstick={yardstick} />
      <section class="stack">
        <h2>{t('ghost.decisions')}</h2>
        <DecisionStrip scenario={scenario} course={course} until={ticks} ticks={ticks} />
        <details>
          <summary>{t('ghost.allDecisions', { count: course.decisions.length })}</summary>
          <DecisionList scenario={scenario} course={course} until={ticks} />
        </details>
      </section>
    </div>
  );
}
