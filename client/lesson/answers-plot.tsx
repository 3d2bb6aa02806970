import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { AskView } from '#shared/protocol/class.ts';
import type { NumberShape, Spread, Truth } from '#shared/protocol/questions.ts';
import { amount, answerText, optionsOf } from './ask-words.ts';
import { MeasurePlot } from './measure/measure-plot.tsx';
import './answers-plot.css';

/** What was answered, without names: bars for a choice, dots along an axis for numbers; both votes, and what is true. */
export function AnswersPlot({ ask }: { ask: AskView }): JSX.Element | null {
  const { shape } = ask.question;
  if (shape.kind === 'measure') return <MeasurePlot ask={ask} measure={shape.measure} />;
  if (ask.spreads.length === 0 && !ask.truth) return null;
  return shape.kind === 'number' || shape.kind === 'point' ? (
    <Dots ask={ask} shape={shape} />
  ) : (
    <Bars ask={ask} options={optionsOf(shape)} />
  );
}

function countOf(spread: Spread, value: number): number {
  return spread.find(([answer]) => answer === value)?.[1] ?? 0;
}

function totalOf(spread: Spread): number {
  return spread.reduce((sum, [, count]) => sum + count, 0);
}

function Bars({ ask, options }: { ask: AskView; options: readonly number[] }): JSX.Element {
  return (
    <>
      {ask.spreads.length > 1 && <Votes spreads={ask.spreads} />}
      <ul class="answers-bars">
        {options.map((option) => (
          <li key={option} class={ask.truth?.value === option ? 'is-true' : ''}>
            <span class="answers-words">
              {answerText(ask, option)}
              {ask.truth?.value === option && <strong class="answers-true"> ({t('lesson.isTrue')})</strong>}
            </span>
            {ask.spreads.map((spread, vote) => (
              <Bar key={vote} spread={spread} option={option} vote={vote + 1} />
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which bar is of which vote. */
function Votes({ spreads }: { spreads: readonly Spread[] }): JSX.Element {
  return (
    <p class="answers-votes small">
      {spreads.map((spread, vote) => (
        <span key={vote} class={`answers-bar vote-${vote + 1}`}>
          <span class="answers-fill" /> {t('lesson.voteCount', { vote: vote + 1, count: totalOf(spread) })}
        </span>
      ))}
    </p>
  );
}

function Bar({ spread, option, vote }: { spread: Spread; option: number; vote: number }): JSX.Element {
  const count = countOf(spread, option);
  const share = (100 * count) / Math.max(1, totalOf(spread));
  return (
    <span class={`answers-bar vote-${vote}`} aria-label={t('lesson.voteCount', { vote, count })} role="img">
      <span class="answers-fill" style={{ width: `${share}%` }} />
      <span class="answers-count mono">{count}</span>
    </span>
  );
}

const WIDTH = 1000;
const EDGE = 40;
const ROW = 130;
const DOT_R = 9;
/** The height of the curve of what was run. */
const CURVE = 120;

interface Axis {
  readonly shape: NumberShape;
  readonly x: (value: number) => number;
}

function Dots({ ask, shape }: { ask: AskView; shape: NumberShape }): JSX.Element {
  const x = (value: number): number =>
    EDGE +
    ((WIDTH - 2 * EDGE) * (Math.min(shape.max, Math.max(shape.min, value)) - shape.min)) / (shape.max - shape.min);
  const axis = { shape, x };
  const height = CURVE + ROW * Math.max(1, ask.spreads.length) + 50;
  return (
    <figure class="answers-dots">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={dotsWords(ask)}>
        {ask.truth && <TruthLine truth={ask.truth} axis={axis} height={height - 45} />}
        {ask.spreads.map((spread, vote) => (
          <DotRow key={vote} spread={spread} axis={axis} y={CURVE + ROW * (vote + 1)} vote={vote + 1} />
        ))}
        {[shape.min, (shape.min + shape.max) / 2, shape.max].map((value) => (
          <text key={value} x={x(value)} y={height - 8} class="answers-tick">
            {amount(shape.unit, Math.round(value))}
          </text>
        ))}
      </svg>
      <figcaption>{dotsWords(ask)}</figcaption>
    </figure>
  );
}

/** The plot in words: how many, their middle, and what is true. */
function dotsWords(ask: AskView): string {
  const votes = ask.spreads.map((spread, vote) =>
    t('lesson.votesAt', { vote: vote + 1, count: totalOf(spread), middle: answerText(ask, medianOf(spread)) }),
  );
  const truth = ask.truth ? [t('lesson.truthIs', { value: answerText(ask, ask.truth.value) })] : [];
  return [...votes, ...truth].join(' ');
}

function medianOf(spread: Spread): number {
  const values = spread.flatMap(([value, count]) => Array.from({ length: count }, () => value));
  return values[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** Equal answers stand on each other; a high pile is drawn closer. */
function DotRow({ spread, axis, y, vote }: { spread: Spread; axis: Axis; y: number; vote: number }): JSX.Element {
  const most = Math.max(1, ...spread.map(([, count]) => count));
  const step = Math.min(2 * DOT_R, (ROW - 30) / most);
  return (
    <g class={`vote-${vote}`}>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={y} y2={y} class="answers-axis" />
      {spread.flatMap(([value, count]) =>
        Array.from({ length: count }, (_, i) => (
          <circle key={`${value}/${i}`} cx={axis.x(value)} cy={y - DOT_R - i * step} r={DOT_R} class="answers-dot" />
        )),
      )}
    </g>
  );
}

/** A line at what is true, and the curve of what each answer came to where that was run. */
function TruthLine({ truth, axis, height }: { truth: Truth; axis: Axis; height: number }): JSX.Element {
  const points = truth.points ?? [];
  const heights = points.map(([, y]) => y);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const up = (y: number): number => CURVE - ((CURVE - 20) * (y - least)) / Math.max(1e-9, most - least);
  const isCurve = points.length > 1 && most > least;
  return (
    <g class="answers-truth">
      <line x1={axis.x(truth.value)} x2={axis.x(truth.value)} y1={10} y2={height} />
      {isCurve && <polyline points={points.map(([x, y]) => `${axis.x(x)},${up(y)}`).join(' ')} />}
      {points.map(([x, y], i) => (
        <circle key={i} cx={axis.x(x)} cy={isCurve ? up(y) : CURVE} r={6} />
      ))}
    </g>
  );
}
