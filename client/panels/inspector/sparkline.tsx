import type { JSX } from 'preact';
import type { Series } from '#client/model/series/recorder.ts';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

const WIDTH = 56;
const HEIGHT = 16;
/** Fewer seconds than this show no slope. */
const LEAST = 3;

interface SparklineProps {
  readonly series: Series;
  readonly format: (value: number) => string;
}

/** A figure over the last minutes; its place is there before anything is known, so that nothing moves. */
export function Sparkline({ series, format }: SparklineProps): JSX.Element {
  const known = series.filter((value) => !Number.isNaN(value));
  if (known.length < LEAST) return <span class="spark" aria-hidden="true" />;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told(known, low, high, format)}>
      <path d={pathOf(series, low, high)} />
    </svg>
  );
}

/** `From 12 % to 40 % in 60 seconds; least 10 %, most 41 %.` */
function told(known: Series, low: number, high: number, format: SparklineProps['format']): string {
  return t('series.told', {
    from: format(known[0] ?? 0),
    to: format(known.at(-1) ?? 0),
    time: counted('seconds', known.length),
    low: format(low),
    high: format(high),
  });
}

/** One stroke for each run of seconds that are known; a figure that does not change runs through the middle. */
function pathOf(series: Series, low: number, high: number): string {
  const dx = WIDTH / Math.max(1, series.length - 1);
  const span = high - low;
  let pen = 'M';
  let path = '';
  series.forEach((value, i) => {
    if (Number.isNaN(value)) {
      pen = 'M';
      return;
    }
    const part = span === 0 ? 0.5 : (value - low) / span;
    path += `${pen}${(i * dx).toFixed(1)} ${(HEIGHT - 1 - part * (HEIGHT - 2)).toFixed(1)}`;
    pen = 'L';
  });
  return path;
}
