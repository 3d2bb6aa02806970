import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import type { Measure } from '#shared/lessons/measures/measure.ts';
import type { AskView, MeasuredPoint } from '#shared/protocol/class.ts';
import type { MeasureId } from '#shared/protocol/questions.ts';
import { agrees, sourceText } from './measure-rows.ts';
import { valueText } from './measure-words.ts';
import './measure-plot.css';

const WIDTH = 1000;
const HEIGHT = 520;
const EDGE = { left: 130, right: 30, top: 20, bottom: 70 } as const;
/** Room for words on the axis of values that name something. */
const NAMED_BOTTOM = 150;
/** Places in which a published rule is drawn. */
const SAMPLES = 1200;
const DOT_R = 9;

interface Plane {
  readonly measure: Measure;
  readonly x: (value: number) => number;
  /** Of a figure in units. */
  readonly y: (figure: number) => number;
}

/** What a class has measured, on the published curve with its tolerance and the lab's own line once these are shown. */
export function MeasurePlot({ ask, measure: id }: { ask: AskView; measure: MeasureId }): JSX.Element {
  const measure = MEASURES[id];
  const plane = planeOf(measure);
  const { points = [], truth } = ask;
  const words = plotWords(measure, ask);
  return (
    <figure class="measure-plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <Axes plane={plane} />
        {truth && <PublishedLine plane={plane} />}
        {truth && <LabLine plane={plane} points={truth.points ?? []} />}
        <Points plane={plane} points={points} />
      </svg>
      <figcaption>
        {truth && <Key measure={measure} />}
        {words}
      </figcaption>
    </figure>
  );
}

function planeOf(measure: Measure): Plane {
  const [first, last] = [measure.values[0] ?? 0, measure.values.at(-1) ?? 1];
  const bottom = HEIGHT - (measure.named ? NAMED_BOTTOM : EDGE.bottom);
  return {
    measure,
    x: (value) => EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * (value - first)) / (last - first),
    y: (figure) => bottom - ((bottom - EDGE.top) * Math.min(measure.top, Math.max(0, figure))) / measure.top,
  };
}

/** The plot in words. */
function plotWords(measure: Measure, { points = [], truth }: AskView): string {
  const count = t('lesson.measureCount', { count: points.length });
  if (!truth) return count;
  const within = points.filter((point) => agrees(measure, point)).length;
  return `${count} ${t('lesson.measureWithin', { within: number(within) })} ${sourceText(measure)}`;
}

function Key({ measure }: { measure: Measure }): JSX.Element {
  return (
    <span class="measure-key">
      <span class="measure-key-class">{t('lesson.measureClass')}</span>
      <span class="measure-key-lab">{t('lesson.measureLab')}</span>
      <span class="measure-key-published">
        {t(measure.published.line ? 'lesson.measureRule' : 'lesson.measurePublished')}
      </span>
    </span>
  );
}

function Axes({ plane: { measure, x, y } }: { plane: Plane }): JSX.Element {
  const { values, top, named, id } = measure;
  const middle = values[Math.floor((values.length - 1) / 2)] ?? 0;
  const ticks = named ? values : [values[0] ?? 0, middle, values.at(-1) ?? 0];
  return (
    <g class="measure-axes">
      <path d={`M${EDGE.left} ${y(top)}V${y(0)}H${WIDTH - EDGE.right}`} />
      {[0, top / 2, top].map((figure) => (
        <text key={figure} x={EDGE.left - 10} y={y(figure) + 8} class="measure-up">
          {t(`lesson.measure.${id}.figure`, { figure: number(figure) })}
        </text>
      ))}
      {ticks.map((value) => (
        <text
          key={value}
          x={x(value)}
          y={y(0) + 34}
          class={named ? 'measure-named' : 'measure-tick'}
          {...(named && { transform: `rotate(-32 ${x(value)} ${y(0) + 34})` })}
        >
          {valueText(measure, value)}
        </text>
      ))}
    </g>
  );
}

/** The published rule with what its case tolerates around it, and published points. */
function PublishedLine({ plane: { measure, x, y } }: { plane: Plane }): JSX.Element {
  const { line, points, tolerance } = measure.published;
  const [first, last] = [measure.values[0] ?? 0, measure.values.at(-1) ?? 1];
  const at = Array.from({ length: SAMPLES + 1 }, (_, i) => first + ((last - first) * i) / SAMPLES);
  const rule = line && at.map((value) => [value, line(value)] as const);
  const edge = (sign: number) =>
    rule?.map(([value, figure]) => `${x(value)},${y(figure + sign * tolerance(value, figure))}`) ?? [];
  return (
    <g class="measure-published">
      {rule && <polygon points={[...edge(1), ...edge(-1).reverse()].join(' ')} />}
      {rule && <polyline points={rule.map(([value, figure]) => `${x(value)},${y(figure)}`).join(' ')} />}
      {points.map(([value, figure]) => (
        <g key={value}>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={y(figure - tolerance(value, figure))}
            y2={y(figure + tolerance(value, figure))}
          />
          <path d={`M${x(value)} ${y(figure) - 16}l16 16-16 16-16-16z`} />
        </g>
      ))}
    </g>
  );
}

/** Between values that name something there is nothing to be joined. */
function LabLine({ plane: { measure, x, y }, points }: { plane: Plane; points: readonly MeasuredPoint[] }) {
  const at = points.map(([value, figure]) => [x(value), y(figure / measure.parts)] as const);
  return (
    <g class="measure-lab">
      {measure.named
        ? at.map(([px, py]) => <line key={px} x1={px - 22} x2={px + 22} y1={py} y2={py} />)
        : at.length > 0 && <polyline points={at.join(' ')} />}
    </g>
  );
}

/** Equal points are one larger dot. */
function Points({ plane: { measure, x, y }, points }: { plane: Plane; points: readonly MeasuredPoint[] }) {
  const counts = new Map<string, { readonly point: MeasuredPoint; readonly count: number }>();
  for (const point of points)
    counts.set(point.join('/'), { point, count: 1 + (counts.get(point.join('/'))?.count ?? 0) });
  return (
    <g class="measure-points">
      {[...counts].map(
        ([
          key,
          {
            point: [value, figure],
            count,
          },
        ]) => (
          <circle key={key} cx={x(value)} cy={y(figure / measure.parts)} r={DOT_R * Math.sqrt(count)} />
        ),
      )}
    </g>
  );
}
