import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { orderText } from '#client/debrief/orders/order-words.ts';
import { namedWorld } from '#client/debrief/orders/use-orders.ts';
import { clockText } from '#client/model/facts/facts.ts';
import { t } from '#client/words/words.ts';
import type { GhostCourse } from '#shared/replay/ghost/ghost-course.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

interface DecisionsProps {
  readonly scenario: Scenario;
  readonly course: Pick<GhostCourse, 'decisions' | 'names'>;
  /** What was decided after this tick is not told yet. */
  readonly until: number;
}

interface StripProps extends DecisionsProps {
  /** Ticks that the strip stands for. */
  readonly ticks: number;
}

/** Width and height of the strip in its own units. */
const WIDTH = 1000;
const HEIGHT = 24;

/** The decisions of a ghost as marks on a line of time. What each of them is stands in the list beside it. */
export function DecisionStrip({ scenario, course, until, ticks }: StripProps): JSX.Element {
  const x = (tick: number) => (WIDTH * tick) / Math.max(1, ticks);
  const told = course.decisions.filter(({ tick }) => tick <= until);
  const label = t('ghost.marks', { count: told.length, clock: clockText({ scenario }, Math.min(until, ticks)) });
  return (
    <svg
      class="ghost-strip"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line class="ghost-strip-line" x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {told.map(({ tick }, i) => (
        <line key={`${tick} ${i}`} class="ghost-mark" x1={x(tick)} x2={x(tick)} y1={3} y2={HEIGHT - 3} />
      ))}
      {until < ticks && <line class="ghost-now" x1={x(until)} x2={x(until)} y1={0} y2={HEIGHT} />}
    </svg>
  );
}

interface ListProps extends DecisionsProps {
  /** So many of the last ones; absent = all, from the first. */
  readonly last?: number;
}

/** The decisions of a ghost in words: when, and what. */
export function DecisionList({ scenario, course, until, last }: ListProps): JSX.Element {
  const world = useMemo(() => namedWorld(scenario, course.names), [scenario, course]);
  const told = course.decisions.filter(({ tick }) => tick <= until);
  const shown = last === undefined ? told : told.slice(-last).reverse();
  if (told.length === 0) return <p class="small soft">{t('ghost.noDecision')}</p>;
  return (
    <ol class="ghost-decisions">
      {shown.map(({ tick, call }, i) => (
        <li key={`${tick} ${i}`}>
          <span class="mono soft">{clockText({ scenario }, tick)}</span> {orderText(world, call)}
        </li>
      ))}
    </ol>
  );
}
