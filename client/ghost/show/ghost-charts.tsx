import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { chartTimeOf } from '#client/debrief/charts/chart-time.ts';
import { TimeChart } from '#client/debrief/charts/time-chart.tsx';
import { language } from '#client/words/words.ts';
import type { GhostCourse } from '#shared/replay/ghost/ghost-course.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { curveName, curvesOf, type Yardstick } from './curves.ts';

/** A game among those that are compared. */
export interface Racer {
  readonly name: string;
  readonly course: Pick<GhostCourse, 'series' | 'first'>;
}

interface ChartsProps {
  readonly racers: readonly Racer[];
  readonly scenario: Scenario;
  readonly yardstick: Yardstick;
}

/** The first is drawn through, the second with strokes: they differ in more than colour. */
const LOOKS = [{ colour: '--accent' }, { colour: '--ink', dash: [6, 4] }] as const;

/** The curves of games beside each other, one chart for each figure. */
export function GhostCharts({ racers, scenario, yardstick }: ChartsProps): JSX.Element {
  const seconds = Math.max(1, ...racers.map(({ course }) => course.series.beats));
  const time = useMemo(() => chartTimeOf(scenario, seconds, []), [scenario, seconds, language.value]);
  // The names of the lines are words: another language is other charts.
  const charts = useMemo(() => chartsOf(racers, yardstick), [racers, yardstick, language.value]);
  return (
    <div class="chart-grid">
      {charts.map(({ key, ...chart }) => (
        <TimeChart key={key} {...chart} time={time} />
      ))}
    </div>
  );
}

function chartsOf(racers: readonly Racer[], yardstick: Yardstick) {
  const each = racers.map(({ name, course }) => ({ name, curves: curvesOf(course, yardstick) }));
  return (each[0]?.curves ?? []).map(({ key, unit, least }) => ({
    key,
    title: curveName(key, yardstick),
    unit,
    least,
    lines: each.map(({ name, curves }, i) => ({
      key: String(i),
      name,
      values: curves.find((curve) => curve.key === key)?.values ?? [],
      ...(LOOKS[i] ?? LOOKS[1]),
    })),
  }));
}
