import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Curve } from '../show/curves.ts';

interface RaceCurveProps {
  readonly name: string;
  readonly own: readonly number[];
  readonly ghost: Curve;
  /** Seconds that are over: the ghost is not shown further. */
  readonly second: number;
}

const WIDTH = 200;
const HEIGHT = 24;

/** One figure of one's own game and of the ghost's up to now: as two lines, and as two numbers. */
export function RaceCurve({ name, own, ghost, second }: RaceCurveProps): JSX.Element {
  const length = Math.max(1, ghost.values.length);
  const seen = ghost.values.slice(0, second);
  const values = [...own, ...seen];
  const [low, high] = [Math.min(0, ...values), Math.max(ghost.least, ...values)];
  const points = (of: readonly number[]) =>
    of
      .map((value, i) => {
        const x = (WIDTH * (i + 1)) / length;
        const y = HEIGHT - 2 - ((value - low) / Math.max(1e-9, high - low)) * (HEIGHT - 4);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(' ');
  const shown = (value: number | undefined) => (value === undefined ? '–' : ghost.unit(value));
  return (
    <div class="race-curve">
      <dt>{name}</dt>
      <dd>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <polyline class="race-line ghost" points={points(seen)} />
          <polyline class="race-line own" points={points(own)} />
        </svg>
        <span class="race-values small">
          <strong class="race-own mono">
            <span class="unseen">{t('ghost.you')} </span>
            {shown(own.at(-1))}
          </strong>
          <span class="race-ghost mono">
            <span class="unseen">{t('ghost.ghost')} </span>
            {shown(seen.at(-1))}
          </span>
        </span>
      </dd>
    </div>
  );
}
