import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { mib, money, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import type { SeriesFigures } from '#shared/protocol/debrief.ts';
import type { ChartLine, ChartTime, TimeChartProps } from './chart.ts';
import { shareOf } from './share-of.ts';
import { TimeChart } from './time-chart.tsx';

export interface TeamChartsProps {
  readonly series: SeriesFigures;
  readonly time: ChartTime;
  readonly onPick: (second: number) => void;
}

/** All that is kept of a team, over time. */
export function TeamCharts({ series, time, onPick }: TeamChartsProps): JSX.Element {
  // The names of the lines are words: another language is other charts.
  const charts = useMemo(() => chartsOf(series), [series, language.value]);
  return (
    <div class="chart-grid">
      {charts.map(({ key, ...chart }) => (
        <TimeChart key={key} {...chart} time={time} onPick={onPick} />
      ))}
    </div>
  );
}

type Chart = Omit<TimeChartProps, 'time' | 'onPick'> & { readonly key: string };

/** How an axis is written, and how far it reaches at least. The latter are design values. */
type Axis = readonly [unit: Chart['unit'], least: number];
const PERMILLE: Axis = [(value) => percentOfPermille(value, 0), 100];
const COUNT: Axis = [(value) => number(value), 4];
const MEMORY: Axis = [mib, 1024];
const WATTS: Axis = [watts, 100];
const MONEY: Axis = [(value) => money(Math.round(value)), 100];

const DASH = [6, 4];
/** From the one that costs a guest the least to the one that costs it the most. */
const MEMORY_STATES = ['shared', 'ballooned', 'compressed', 'swapped'];

function chartsOf({ columns }: SeriesFigures): readonly Chart[] {
  const line = (key: string, colour: string, values?: readonly number[], dash?: readonly number[]): ChartLine => ({
    key,
    name: t(`debrief.line.${key}`),
    colour,
    values: values ?? columns[key] ?? [],
    ...(dash && { dash }),
  });
  const chart = (key: string, [unit, least]: Axis, lines: readonly ChartLine[]): Chart => ({
    key,
    title: t(`debrief.chart.${key}.title`),
    note: t(`debrief.chart.${key}.note`),
    unit,
    least,
    lines,
  });
  return [
    chart('promises', PERMILLE, [
      line('kept', '--status-info', shareOf(columns.goodTicks ?? [], columns.owedTicks ?? [])),
    ]),
    chart('machines', COUNT, [line('vmsRunning', '--ink-soft', undefined, DASH), line('badVms', '--status-breach')]),
    {
      ...chart(
        'memory',
        MEMORY,
        MEMORY_STATES.map((state) => line(`${state}Mib`, `--memory-${state}`)),
      ),
      stacked: true,
      binary: true,
    },
    chart('promised', PERMILLE, [line('promisedPermille', '--memory-private')]),
    chart('steal', PERMILLE, [line('stealPermille', '--status-breach')]),
    chart('power', WATTS, [line('powerW', '--accent')]),
    chart('money', MONEY, [
      line('cashCents', '--ink', credits(columns.cashCents ?? [])),
      line('resultCents', '--accent', credits(columns.resultCents ?? []), DASH),
    ]),
    chart('hosts', COUNT, [line('hostsOn', '--ink-soft'), line('moves', '--accent', undefined, DASH)]),
  ];
}

function credits(cents: readonly number[]): number[] {
  return cents.map((value) => value / 100);
}
