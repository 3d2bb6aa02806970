import type { JSX } from 'preact';

/** One line of a small picture. */
interface SparkLine {
  readonly key: string | number;
  readonly values: readonly number[];
  /** As a CSS value. */
  readonly colour: string;
}

const [WIDTH, HEIGHT] = [240, 90];
/** More points than this cannot be told apart at this size. */
const POINTS_MOST = 120;

interface SparkProps {
  readonly lines: readonly SparkLine[];
  /** Values at the top and the bottom. */
  readonly from: number;
  readonly to: number;
  /** Where day borders stand, as parts of the width. */
  readonly borders: readonly number[];
}

/** Lines over time in a few square centimetres, also on paper: what is read is their shape. */
export function Spark({ lines, from, to, borders }: SparkProps): JSX.Element {
  return (
    <svg class="small-course" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {borders.map((part) => (
        <line key={part} class="grid" x1={part * WIDTH} x2={part * WIDTH} y1="0" y2={HEIGHT} />
      ))}
      {lines.map(({ key, values, colour }) => (
        <polyline
          key={key}
          points={pointsOf(values, from, to)}
          fill="none"
          stroke={colour}
          stroke-width="1.75"
          vector-effect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function pointsOf(values: readonly number[], from: number, to: number): string {
  const count = Math.min(POINTS_MOST, values.length);
  const span = to - from || 1;
  const points = Array.from({ length: count }, (_, i) => {
    const index = count < 2 ? 0 : Math.round((i * (values.length - 1)) / (count - 1));
    const part = ((values[index] ?? 0) - from) / span;
    const x = count < 2 ? 0 : (i * WIDTH) / (count - 1);
    return `${x.toFixed(1)},${(HEIGHT - 2 - part * (HEIGHT - 4)).toFixed(1)}`;
  });
  return points.join(' ');
}
