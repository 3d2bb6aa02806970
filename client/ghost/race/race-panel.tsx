import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { useGhosts } from '../run/ghost-line.ts';
import type { GhostFacts } from '../run/ghost-messages.ts';
import { useCourse, useGhost } from '../run/use-course.ts';
import { useYardstick } from '../run/use-yardstick.ts';
import { type Curve, curveName, curvesOf, type Yardstick } from '../show/curves.ts';
import { DecisionList, DecisionStrip } from '../show/decision-strip.tsx';
import { noGhostWords, whoName } from '../show/ghost-words.ts';
import { RaceCurve } from './race-curve.tsx';
import type { RacedSession } from './raced-session.ts';
import { useOwnCourse } from './use-own-course.ts';
import '../show/ghost.css';

export interface RacePanelProps {
  readonly session: RacedSession;
  /** The ghost, packed. */
  readonly text: string;
}

/** Decisions of the ghost that are told at once. */
const TOLD = 1;

/** Where it hides a sheet of the game, as on a phone, it is opened by whoever wants to look. The width as in the style sheets. */
function hasRoom(): boolean {
  return !matchMedia('(max-width: 900px)').matches;
}

/** A ghost beside one's own game: its curves up to now beside the own ones, and what it has decided so far. Can be hidden. */
export function RacePanel({ session, text }: RacePanelProps): JSX.Element {
  const [open, setOpen] = useState(hasRoom);
  const line = useGhosts();
  const ghost = useGhost(line, text);
  const title = ghost?.ok ? t('ghost.raceWith', { who: whoName(ghost.value.who) }) : t('ghost.title');
  return (
    <aside class={`race-panel ${open ? '' : 'folded'}`} aria-label={title}>
      <header class="race-head">
        <strong>{title}</strong>
        <Button size="small" kind="quiet" onClick={() => setOpen(!open)}>
          {t(open ? 'ghost.hide' : 'ghost.show')}
        </Button>
      </header>
      {open && ghost?.ok && <Race session={session} line={line} ghost={ghost.value} />}
      {open && ghost && !ghost.ok && <p class="small">{noGhostWords(ghost.problem)}</p>}
    </aside>
  );
}

interface RaceProps {
  readonly session: RacedSession;
  readonly line: ReturnType<typeof useGhosts>;
  readonly ghost: GhostFacts;
}

function Race({ session, line, ghost }: RaceProps): JSX.Element {
  const { scenario, place, ticks, text } = ghost;
  const played = useCourse(line, text);
  const yardstick = useYardstick(place, session.par.value, session.view.value?.weights);
  const own = useOwnCourse(session);
  if (played && !played.ok) return <p class="small">{noGhostWords(played.problem)}</p>;
  if (!played)
    return (
      <p class="small soft" role="status">
        {t('ghost.playing')}
      </p>
    );
  const course = played.value;
  const second = own?.series.beats ?? 0;
  const until = second * ticksOf(scenario, SECOND_S);
  return (
    <>
      <p class="race-key">
        <span class="race-own">— {t('ghost.you')}</span> <span>- - {t('ghost.ghost')}</span>
      </p>
      <Curves
        own={own ? curvesOf(own, yardstick) : []}
        ghost={curvesOf(course, yardstick)}
        {...{ second, yardstick }}
      />
      <DecisionStrip scenario={scenario} course={course} until={until} ticks={ticks} />
      <DecisionList scenario={scenario} course={course} until={until} last={TOLD} />
    </>
  );
}

interface CurvesProps {
  readonly own: readonly Curve[];
  readonly ghost: readonly Curve[];
  readonly second: number;
  readonly yardstick: Yardstick;
}

function Curves({ own, ghost, second, yardstick }: CurvesProps): JSX.Element {
  return (
    <dl class="race-curves">
      {ghost.map((curve) => (
        <RaceCurve
          key={curve.key}
          name={curveName(curve.key, yardstick)}
          own={own.find(({ key }) => key === curve.key)?.values ?? []}
          ghost={curve}
          second={second}
        />
      ))}
    </dl>
  );
}
