import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { WorldEntry } from '#shared/see/entry.ts';
import type { Unit } from '#shared/see/header.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { clockOf, figureName, written, writtenBeside } from '../figure-words.ts';
import './line-chart.css';

interface LineChartProps {
  readonly entry: WorldEntry;
  readonly run: SeeRun;
  /** The world without levers, drawn thin beside it. */
  readonly plain: SeeRun | undefined;
  readonly moment: number;
}

interface Line {
  readonly id: string;
  readonly values: Float64Array;
  readonly beside: Float64Array | undefined;
}

const MIB_PER_GIB = 1024;
const WIDTH = 600;
const HEIGHT = 180;

/** Figures over time, up to the moment that is shown: what comes is not drawn. For eyes; the table says the same. */
export function LineChart({ entry, run, plain, moment }: LineChartProps): JSX.Element {
  const lines = linesOf(entry, run, plain);
  const unit = unitOf(entry);
  const most = Math.max(...lines.map(({ values, beside }) => highest([values, beside], moment)));
  const top = topOf(unit, most);
  const x = (at: number) => (at / run.end) * WIDTH;
  const y = (value: number) => HEIGHT - (Math.max(0, value) / top) * HEIGHT;
  return (
    <figure class="see-chart">
      <div class="see-chart-place" aria-hidden="true">
        <span class="see-chart-top">{written(unit, top)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="presentation">
          <line class="see-chart-stop" x1={x(run.stop)} x2={x(run.stop)} y1="0" y2={HEIGHT} />
          {lines.map(({ id, values, beside }, i) => (
            <g key={id}>
              {beside && <polyline class={`see-line beside line-${i}`} points={points(beside, moment, x, y)} />}
              <polyline class={`see-line line-${i}`} points={points(values, moment, x, y)} />
            </g>
          ))}
        </svg>
        <span class="see-chart-time">
          <span>0</span>
          <span>{clockOf(run.tickSeconds, run.end)}</span>
        </span>
      </div>
      <figcaption>
        <Legend lines={lines} unit={unit} moment={moment} />
      </figcaption>
    </figure>
  );
}

function Legend({ lines, unit, moment }: { lines: readonly Line[]; unit: Unit; moment: number }): JSX.Element {
  return (
    <ul class="see-legend">
      {lines.map(({ id, values, beside }, i) => {
        const now = values[moment] ?? 0;
        const [value, instead] = writtenBeside(unit, now, beside?.[moment] ?? now);
        return (
          <li key={id}>
            <svg width="24" height="10" viewBox="0 0 24 10" aria-hidden="true">
              <line class={`see-line line-${i}`} x1="0" x2="24" y1="5" y2="5" />
            </svg>{' '}
            {figureName({ id })} <strong class="mono">{value}</strong>
            {beside && <span class="soft"> {t('see.instead', { value: instead })}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function linesOf({ chart, figures }: WorldEntry, run: SeeRun, plain: SeeRun | undefined): readonly Line[] {
  return chart.map((id) => {
    const at = figures.findIndex((figure) => figure.id === id);
    return { id, values: run.figures[at] ?? new Float64Array(), beside: plain?.figures[at] };
  });
}

function unitOf({ chart, figures }: WorldEntry): Unit {
  return figures.find(({ id }) => id === chart[0])?.unit ?? 'count';
}

/** Points that a line is drawn with at most: one a pixel or so. */
const MOST_POINTS = 400;

function points(values: Float64Array, moment: number, x: (at: number) => number, y: (value: number) => number): string {
  const stride = Math.max(1, Math.floor(values.length / MOST_POINTS));
  const drawn: string[] = [];
  // Before the first tick nothing has been measured.
  for (let at = 1; at < moment; at += stride) drawn.push(`${x(at).toFixed(1)},${y(values[at] ?? 0).toFixed(1)}`);
  drawn.push(`${x(moment).toFixed(1)},${y(values[moment] ?? 0).toFixed(1)}`);
  return drawn.join(' ');
}

function highest(rows: readonly (Float64Array | undefined)[], moment: number): number {
  let most = 0;
  for (const row of rows) for (let at = 0; at <= moment; at++) most = Math.max(most, row?.[at] ?? 0);
  return most;
}

/** Top of the scale: a round number of what is written; shares of a whole end at the whole. */
function topOf(unit: Unit, most: number): number {
  if (unit === 'share' && most <= 1) return most > 0.5 ? 1 : niceTop(most);
  return unit === 'mib' && most > MIB_PER_GIB ? niceTop(most / MIB_PER_GIB) * MIB_PER_GIB : niceTop(most);
}

/** The next round number, and a little air above the line. */
function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value * 1.05));
  return [1, 1.5, 2, 3, 4, 5, 7.5, 10].map((step) => step * power).find((step) => step >= value * 1.05) ?? 10 * power;
}
